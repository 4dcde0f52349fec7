import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { ExitCodeRule } from "@windlass/protocol";
import type { StepDraft } from "./step-kinds.tsx";

const asCodes = (value: unknown): number[] =>
  Array.isArray(value) ? value.filter((code): code is number => typeof code === "number") : [];

/** The table that says what a step's earlier lists said of their codes. */
export const tableOfLists = (success: readonly number[], reboot: readonly number[]): ExitCodeRule[] => [
  ...reboot.map((code): ExitCodeRule => ({ code, meaning: "reboot", note: "" })),
  ...success.flatMap((code): ExitCodeRule[] => (reboot.includes(code) ? [] : [{ code, meaning: "success", note: "" }])),
];

interface EarlierCodesProps {
  readonly step: StepDraft;
  readonly onChange: (step: StepDraft) => void;
}

/** Lists of exit codes from before there was a table of them: they hold until somebody takes them over. */
export const EarlierCodes = ({ step, onChange }: EarlierCodesProps) => {
  if (step.successExitCodes === undefined) return null;
  const { successExitCodes, rebootExitCodes, ...rest } = step;
  const [success, reboot] = [asCodes(successExitCodes), asCodes(rebootExitCodes)];
  const restart = reboot.length > 0 ? `, ${reboot.join(", ")} ask for a restart` : "";
  const takeOver = () => onChange({ ...rest, id: step.id, kind: step.kind, exitCodes: tableOfLists(success, reboot) });
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>
        {`This step has lists of exit codes from an earlier version: ${success.join(", ")} are a success${restart}, every other is a failure. The table below is not asked.`}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={takeOver}>
          Turn them into the table
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
};
