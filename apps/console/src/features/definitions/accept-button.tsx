import { Button, Spinner } from "@fluentui/react-components";
import { Checkmark16Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Definition } from "@windlass/protocol";
import { createDefinition } from "../../api/definitions.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { Failure } from "../../components/failure.tsx";
import { useMayShare } from "../../components/owner-field.tsx";

interface AcceptButtonProps {
  /** What is made of the proposal. */
  readonly definition: Definition;
  /** What devices tell, for who hears the button. */
  readonly label: string;
}

/**
 * Makes what was seen on devices a definition as it was told, in one step: of the organisation chosen in the top bar, or
 * shared by all where all are shown.
 */
export const AcceptButton = ({ definition, label }: AcceptButtonProps) => {
  const queryClient = useQueryClient();
  const { scope } = useOrganisationScope();
  const mayShare = useMayShare();
  const accept = useMutation({
    mutationFn: () => createDefinition(scope, definition),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["definitions"] }),
  });
  const isUnowned = scope === null && !mayShare;
  return (
    <>
      <Button
        icon={accept.isPending ? <Spinner size="tiny" /> : <Checkmark16Regular />}
        disabled={isUnowned}
        disabledFocusable={accept.isPending}
        title={isUnowned ? "Choose an organisation in the top bar first." : undefined}
        aria-label={label}
        onClick={() => accept.mutate()}
      >
        Accept
      </Button>
      <Failure error={accept.error} />
    </>
  );
};
