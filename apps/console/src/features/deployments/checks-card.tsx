import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import { gateOf } from "@windlass/planner";
import type { CheckVerdict, DeploymentStepView, DeploymentView } from "@windlass/protocol";
import { useState } from "react";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { State } from "../../components/state.tsx";
import { Instant } from "../../components/time.tsx";
import { CheckDecisionDialog } from "./check-decision-dialog.tsx";
import { verdictState } from "./verdict-state.ts";

const useStyles = makeStyles({
  parts: { display: "grid", gap: tokens.spacingVerticalM },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  row: { display: "grid", gap: tokens.spacingVerticalXXS, overflowWrap: "anywhere" },
  head: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  output: {
    margin: 0,
    maxHeight: "240px",
    overflow: "auto",
    whiteSpace: "pre-wrap",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
});

const VerdictRow = ({ verdict }: { readonly verdict: CheckVerdict }) => {
  const styles = useStyles();
  const { tone, word } = verdictState(verdict);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <Text weight="semibold">{verdict.title}</Text>
        <State tone={tone}>{word}</State>
      </div>
      <Text>{verdict.says}</Text>
      <span className={styles.quiet}>
        Wanted: {verdict.wanted}
        {verdict.measured && ` · Measured: ${verdict.measured}`}
      </span>
      {verdict.remedy && <span className={styles.quiet}>{verdict.remedy}</span>}
      {verdict.output && (
        <details>
          <summary>What the script wrote</summary>
          <pre className={styles.output}>{verdict.output}</pre>
        </details>
      )}
    </li>
  );
};

const decided = { "go-on": "went on without them", end: "ended the deployment", "timed-out": "did not decide in time" };

const Decision = ({ step }: { readonly step: DeploymentStepView }) => {
  if (!step.decision) return null;
  const { decision, by, reason, at } = step.decision;
  return (
    <Text>
      {by ?? "Somebody"} {decided[decision]} <Instant at={at} />
      {reason && `: ${reason}`}
    </Text>
  );
};

interface StepChecksProps {
  readonly deployment: DeploymentView;
  readonly step: DeploymentStepView;
}

const StepChecks = ({ deployment, step }: StepChecksProps) => {
  const styles = useStyles();
  const mayDecide = usePermission("deployments.approve");
  const [deciding, setDeciding] = useState<"go-on" | "end" | null>(null);
  const gate = gateOf(step.verdicts);
  const waits = deployment.state === "running" && step.state === "running" && !step.decision && gate.kind === "waits";
  return (
    <div className={styles.parts}>
      {waits && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>The device waits for a decision</MessageBarTitle>
            {gate.against.map(({ title }) => title).join(", ")}: not passed. Nothing goes on until a technician decides.
            {mayDecide && (
              <div className={styles.buttons}>
                <Button appearance="primary" onClick={() => setDeciding("go-on")}>
                  Go on without
                </Button>
                <Button onClick={() => setDeciding("end")}>End the deployment</Button>
              </div>
            )}
          </MessageBarBody>
        </MessageBar>
      )}
      <Decision step={step} />
      <ul className={styles.list} aria-label={step.title}>
        {step.verdicts.map((verdict) => (
          <VerdictRow key={verdict.key} verdict={verdict} />
        ))}
      </ul>
      {deciding && gate.kind === "waits" && (
        <CheckDecisionDialog
          deploymentId={deployment.id}
          stepId={step.id}
          decision={deciding}
          against={gate.against}
          onClose={() => setDeciding(null)}
        />
      )}
    </div>
  );
};

/** What the quality checks of a device came to, and the word that it waits for. */
export const ChecksCard = ({ deployment }: { readonly deployment: DeploymentView }) => {
  const styles = useStyles();
  const checked = deployment.steps.filter(({ verdicts }) => verdicts.length > 0);
  if (checked.length === 0) return null;
  return (
    <Card title="Quality checks">
      <div className={styles.parts}>
        {checked.map((step) => (
          <StepChecks key={step.id} deployment={deployment} step={step} />
        ))}
      </div>
    </Card>
  );
};
