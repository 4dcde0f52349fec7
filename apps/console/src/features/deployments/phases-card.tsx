import { makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import type { DeploymentStepView } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { useNow } from "../../components/clock.ts";
import { ToldFailure } from "../../components/failure.tsx";
import { formatBytes, formatDuration, percentOf } from "../../components/format.ts";
import { Spoken, Unseen } from "../../components/spoken.tsx";
import { StateIcon } from "../../components/state.tsx";
import { phasesOf, spokenProgress } from "./phases.ts";
import { phaseNames, stepStates } from "./states.ts";

const useStyles = makeStyles({
  phases: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  phase: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalXS,
  },
  steps: {
    listStyleType: "none",
    margin: 0,
    marginLeft: "7px",
    padding: 0,
    paddingLeft: tokens.spacingHorizontalL,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  step: { padding: `${tokens.spacingVerticalXS} 0`, display: "grid", gap: tokens.spacingVerticalXS },
  head: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr) auto",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
  waiting: { color: tokens.colorNeutralForeground3 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
});

const amount = ({ done, total, unit }: NonNullable<DeploymentStepView["progress"]>): string =>
  unit === "bytes"
    ? `${formatBytes(done)} of ${formatBytes(total)} (${percentOf(done, total)}\u00a0%)`
    : `${percentOf(done, total)}\u00a0%`;

const second = 1000;

const Duration = ({ step }: { readonly step: DeploymentStepView }) => {
  const styles = useStyles();
  const now = useNow(second, step.state === "running");
  if (!step.startedAt) return <span />;
  const end = step.finishedAt ? Date.parse(step.finishedAt) : now;
  return <span className={styles.quiet}>{formatDuration(end - Date.parse(step.startedAt))}</span>;
};

interface StepRowProps {
  readonly step: DeploymentStepView;
  readonly toldAbove: string | null;
}

const StepRow = ({ step, toldAbove }: StepRowProps) => {
  const styles = useStyles();
  const { tone, word } = stepStates[step.state];
  return (
    <li className={styles.step} {...(step.state === "running" && { "aria-current": "step" as const })}>
      <div className={styles.head}>
        <StateIcon tone={tone} />
        <Text {...(step.state === "waiting" && { className: styles.waiting })}>
          {step.title}
          {step.attempt > 1 && <span className={styles.quiet}> · attempt {step.attempt}</span>}
          <Unseen>: {word}</Unseen>
        </Text>
        <Duration step={step} />
      </div>
      {step.state === "running" && step.progress && (
        <>
          <ProgressBar aria-label={step.title} value={step.progress.done} max={Math.max(step.progress.total, 1)} />
          <span className={styles.quiet}>{amount(step.progress)}</span>
        </>
      )}
      {step.state === "failed" && step.exitCode !== null && (
        <span className={styles.quiet}>Exit code {step.exitCode}</span>
      )}
      {step.error && step.error.message !== toldAbove && <ToldFailure told={step.error} />}
    </li>
  );
};

interface PhasesCardProps {
  readonly steps: readonly DeploymentStepView[];
  /** A failure that the page tells already, so that it is not told twice. */
  readonly toldAbove: string | null;
}

/** The steps of the plan by phase, as the device reports them. */
export const PhasesCard = ({ steps, toldAbove }: PhasesCardProps) => {
  const styles = useStyles();
  return (
    <Card title="Steps">
      <Spoken>{spokenProgress(steps)}</Spoken>
      {steps.length === 0 && (
        <Text className={styles.waiting}>
          The device is approved. It fetches the publication and reports its plan in a moment.
        </Text>
      )}
      <ol className={styles.phases}>
        {phasesOf(steps).map(({ phase, state, steps: own }) => (
          <li key={phase}>
            <div className={styles.phase}>
              <StateIcon tone={stepStates[state].tone} />
              <Text weight="semibold">{phaseNames[phase]}</Text>
              <Unseen>: {stepStates[state].word}</Unseen>
            </div>
            <ol className={styles.steps}>
              {own.map((step) => (
                <StepRow key={step.id} step={step} toldAbove={toldAbove} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </Card>
  );
};
