import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CheckVerdict } from "@windlass/protocol";
import { useState } from "react";
import { decideOnChecks, deploymentQuery } from "../../api/deployments.ts";
import { Confirm } from "../../components/confirm.tsx";
import { TextField } from "../../forms/text-field.tsx";

const useStyles = makeStyles({ body: { display: "grid", gap: tokens.spacingVerticalM } });

const shortest = 3;

interface CheckDecisionDialogProps {
  readonly deploymentId: string;
  readonly stepId: string;
  readonly decision: "go-on" | "end";
  readonly against: readonly CheckVerdict[];
  readonly onClose: () => void;
}

const words = {
  "go-on": { title: "Go on without these checks?", confirm: "Go on", text: "The device goes on at once." },
  end: { title: "End the deployment?", confirm: "End the deployment", text: "The device stops and says why." },
} as const;

/** Asks for the reason, which is kept with name and time. */
export const CheckDecisionDialog = ({ deploymentId, stepId, decision, against, onClose }: CheckDecisionDialogProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const decide = useMutation({
    mutationFn: () => decideOnChecks(deploymentId, { stepId, decision, reason: reason.trim() }),
    onSuccess: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: deploymentQuery(deploymentId).queryKey });
    },
  });
  const { title, confirm, text } = words[decision];
  return (
    <Confirm
      open
      title={title}
      confirmLabel={confirm}
      busy={decide.isPending}
      error={decide.error}
      disabled={reason.trim().length < shortest}
      onConfirm={() => decide.mutate()}
      onClose={onClose}
    >
      <div className={styles.body}>
        <Text>{text} Your name and the reason are kept.</Text>
        {against.map(({ key, title: name, says }) => (
          <Text key={key}>
            <strong>{name}</strong>: {says}
          </Text>
        ))}
        <TextField label="Reason" required value={reason} onChange={setReason} />
      </div>
    </Confirm>
  );
};
