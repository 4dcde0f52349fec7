import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReadinessReport, ReadinessState } from "@windlass/protocol";
import { State } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { readinessStates } from "./connection-states.ts";

const useStyles = makeStyles({
  summary: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalM,
    alignItems: "center",
    marginBottom: tokens.spacingVerticalM,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const counted: readonly (readonly [ReadinessState, string])[] = [
  ["failed", "failed"],
  ["warning", "with a warning"],
  ["cannot-tell", "cannot be told"],
  ["passed", "passed"],
];

/** What a report comes to, in one line that is read out when it changes. */
export const ReadinessSummary = ({
  report,
  checking,
}: {
  readonly report: ReadinessReport | null;
  readonly checking: boolean;
}) => {
  const styles = useStyles();
  const counts = counted
    .map(([state, words]) => [report?.rows.filter((row) => row.state === state).length ?? 0, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`);
  return (
    <div aria-live="polite">
      {checking && <Text>Asking Microsoft Entra and Microsoft Graph…</Text>}
      {report && !checking && (
        <div className={styles.summary}>
          <State tone={readinessStates[report.outcome].tone}>
            {report.outcome === "passed" ? "Everything passed" : readinessStates[report.outcome].word}
          </State>
          <span className={styles.quiet}>{counts.join(", ")}</span>
          <span className={styles.quiet}>
            Checked <Age at={report.checkedAt} />
          </span>
        </div>
      )}
    </div>
  );
};
