import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { TenantSetUpView } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { ToldFailure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { State } from "../../components/state.tsx";
import { madeKinds } from "./made-kinds.ts";
import { StepsList } from "./steps-list.tsx";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalL },
  buttonsAbove: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalL,
  },
  working: { marginBottom: tokens.spacingVerticalM },
  bar: { marginBottom: tokens.spacingVerticalM },
  signedIn: { display: "block", marginBottom: tokens.spacingVerticalM, color: tokens.colorNeutralForeground2 },
});

interface CardProps {
  readonly setUp: TenantSetUpView;
  readonly busy: boolean;
}

const SignedIn = ({ setUp }: { readonly setUp: TenantSetUpView }) => {
  const styles = useStyles();
  return (
    <Text className={styles.signedIn}>
      {setUp.signedIn ? `Signed in as ${setUp.signedIn.as}, ` : ""}tenant {setUp.tenantId}
    </Text>
  );
};

/** The plan, to be read before anything is done. */
export const PlanCard = (props: CardProps & { onStart: () => void; onChoices: () => void; onCancel: () => void }) => {
  const styles = useStyles();
  const { setUp, busy } = props;
  const hopeless = setUp.steps.filter(({ verdict }) => verdict === "cannot").length;
  return (
    <Card title="The plan">
      <SignedIn setUp={setUp} />
      {hopeless > 0 && (
        <MessageBar intent="warning" layout="multiline" className={styles.bar}>
          <MessageBarBody>
            {counted(hopeless, "step")} cannot be done. Change the choices, or put right in the tenant what is named
            below and plan again.
          </MessageBarBody>
        </MessageBar>
      )}
      <StepsList steps={setUp.steps} show="plan" />
      <div className={styles.buttons}>
        <Button appearance="primary" disabled={hopeless > 0} disabledFocusable={busy} onClick={props.onStart}>
          Start
        </Button>
        <Button onClick={props.onChoices} disabledFocusable={busy}>
          Change the choices
        </Button>
        <Button appearance="subtle" onClick={props.onCancel} disabledFocusable={busy}>
          Stop
        </Button>
      </div>
    </Card>
  );
};

/** What is being done just now. */
export const ProgressCard = ({ setUp, busy, onCancel }: CardProps & { readonly onCancel: () => void }) => {
  const styles = useStyles();
  const undoing = setUp.state === "undoing";
  const planning = setUp.state === "planning";
  const title = undoing ? "Undoing" : planning ? "Looking at the tenant" : "Setting up";
  return (
    <Card title={title}>
      <div role="status" className={styles.working}>
        <State tone="working">{`${title}…`}</State>
      </div>
      {undoing && (
        <ul>
          {setUp.made.toReversed().map(({ kind, name, at }) => (
            <li key={`${kind} ${name} ${at}`}>
              {madeKinds[kind]}: {name}
            </li>
          ))}
        </ul>
      )}
      {!undoing && !planning && <StepsList steps={setUp.steps} show="progress" />}
      <div className={styles.buttons}>
        <Button onClick={onCancel} disabledFocusable={busy}>
          Stop
        </Button>
      </div>
    </Card>
  );
};

interface StoppedCardProps extends CardProps {
  readonly onContinue: () => void;
  readonly onChoices: () => void;
}

/** Why it stopped, and how it goes on. */
export const StoppedCard = ({ setUp, busy, onContinue, onChoices }: StoppedCardProps) => {
  const styles = useStyles();
  const { purpose, steps } = setUp;
  const label = purpose === "plan" ? "Try again" : purpose === "undo" ? "Continue undoing" : "Continue";
  return (
    <Card title={setUp.state === "cancelled" ? "Stopped" : "It could not be done"}>
      {setUp.failure && <ToldFailure told={setUp.failure} />}
      {setUp.state === "cancelled" && (
        <Text className={styles.signedIn}>What was made stays. You can go on, or undo it.</Text>
      )}
      <div className={styles.buttonsAbove}>
        <Button appearance="primary" onClick={onContinue} disabledFocusable={busy}>
          {label}
        </Button>
        <Button onClick={onChoices} disabledFocusable={busy}>
          Change the choices
        </Button>
      </div>
      {purpose === "run" && <StepsList steps={steps} show="progress" />}
    </Card>
  );
};
