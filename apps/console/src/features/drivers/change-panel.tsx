import { MessageBar, MessageBarBody, Text } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type DriverBulkAnswer, driverManyChange } from "@windlass/protocol";
import { useState } from "react";
import { changeDrivers, type DriverChoice, type ManyChange, previewDriverChange } from "../../api/drivers.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { counted } from "../../components/format.ts";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { BulkResult } from "./bulk-result.tsx";
import { ChangeFields } from "./change-fields.tsx";

const without = (change: { readonly [Key in keyof ManyChange]?: ManyChange[Key] | undefined }): ManyChange =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

interface ChangePanelProps {
  readonly choice: DriverChoice;
  readonly count: number;
  readonly onClose: () => void;
  readonly onDone: (answer: DriverBulkAnswer) => void;
}

/** Changes the same of many drivers: tick what, look at what that does, do it. */
export const ChangePanel = ({ choice, count, onClose, onDone }: ChangePanelProps) => {
  const queryClient = useQueryClient();
  const { scope } = useOrganisationScope();
  const [change, setChange] = useState<ManyChange>({});
  const [problems, setProblems] = useState<Problems>({});
  const preview = useMutation({ mutationFn: () => previewDriverChange(choice, change) });
  const carryOut = useMutation({
    mutationFn: () => changeDrivers(choice, change),
    onSuccess: async (answer) => {
      await queryClient.invalidateQueries({ queryKey: ["drivers"] });
      onDone(answer);
    },
    // Something is not as it was looked at: what is shown must be what will be done.
    onError: () => preview.reset(),
  });
  const chooses = Object.keys(change).length > 0;
  const answer = preview.data;
  const save = () => {
    const found = problemsOf(driverManyChange, change);
    setProblems(found);
    if (!noProblems(found)) return;
    if (answer) carryOut.mutate();
    else preview.mutate();
  };
  return (
    <EditPanel
      open
      size="large"
      title={`Change ${counted(count, "driver")}`}
      saveLabel={answer ? `Change ${counted(answer.changed, "driver")}` : "Look what it changes"}
      saving={preview.isPending || carryOut.isPending}
      error={carryOut.error ?? preview.error}
      readOnly={!chooses || answer?.changed === 0}
      onSave={save}
      onClose={onClose}
    >
      <Text>Tick what is to be changed. Everything else stays as it is in each driver.</Text>
      <ChangeFields
        value={change}
        organisationId={scope}
        problems={problems}
        onChange={(part) => {
          setChange(without({ ...change, ...part }));
          preview.reset();
          carryOut.reset();
        }}
      />
      {answer && (
        <MessageBar intent={answer.left.length > 0 ? "warning" : "info"} layout="multiline">
          <MessageBarBody>
            <BulkResult answer={answer} verb="will be changed" />
          </MessageBarBody>
        </MessageBar>
      )}
    </EditPanel>
  );
};
