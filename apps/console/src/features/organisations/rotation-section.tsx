import { Button, makeStyles, Switch, Text, tokens } from "@fluentui/react-components";
import { ArrowSync16Regular } from "@fluentui/react-icons";
import { type RotationView, rotationSettings } from "@windlass/protocol";
import { useState } from "react";
import { rotateNow, setRotation } from "../../api/credentials.ts";
import { Failure, ToldFailure } from "../../components/failure.tsx";
import { State, type Tone } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { rotationStates } from "./credential-words.ts";
import { useConnectionChange } from "./use-connection-change.ts";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalL },
  numbers: { display: "grid", gap: tokens.spacingVerticalS, maxWidth: "220px" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface RotationSectionProps {
  readonly organisationId: string;
  readonly rotation: RotationView;
  readonly mayWrite: boolean;
}

/** A rotation that is done and has left something to a person is not simply good. */
const toneOf = ({ state, problem }: NonNullable<RotationView["last"]>): Tone =>
  state === "done" && problem ? "warning" : rotationStates[state].tone;

/** Whether a new credential is made by itself before the old one ends, and what came of the last time. */
export const RotationSection = ({ organisationId, rotation, mayWrite }: RotationSectionProps) => {
  const styles = useStyles();
  const { settings, last } = rotation;
  const [daysBefore, setDaysBefore] = useState(String(settings?.daysBefore ?? 30));
  const [validDays, setValidDays] = useState(String(settings?.validDays ?? 180));
  const [problems, setProblems] = useState<Problems>({});
  const change = useConnectionChange(organisationId, (wanted: RotationView["settings"]) =>
    setRotation(organisationId, wanted),
  );
  const rotate = useConnectionChange(organisationId, () => rotateNow(organisationId));
  const wanted = { daysBefore: Number(daysBefore), validDays: Number(validDays) };
  const apply = (on: boolean) => {
    const found = on ? problemsOf(rotationSettings, wanted) : {};
    setProblems(found);
    if (noProblems(found)) change.mutate(on ? wanted : null);
  };
  const isChanged = settings && (settings.daysBefore !== wanted.daysBefore || settings.validDays !== wanted.validDays);
  return (
    <div className={styles.root}>
      <Switch
        label="Rotate automatically before it ends"
        checked={settings !== null}
        disabled={!mayWrite || change.isPending}
        onChange={(_event, data) => apply(data.checked)}
      />
      <Failure error={change.error ?? rotate.error} />
      {settings && (
        <div className={styles.numbers}>
          <TextField
            label="Days before the end"
            type="number"
            value={daysBefore}
            onChange={setDaysBefore}
            problem={problems.daysBefore}
            disabled={!mayWrite}
          />
          <TextField
            label="New one lasts days"
            type="number"
            value={validDays}
            onChange={setValidDays}
            problem={problems.validDays}
            disabled={!mayWrite}
          />
        </div>
      )}
      {mayWrite && (
        <div className={styles.actions}>
          {isChanged && (
            <Button size="small" appearance="primary" disabledFocusable={change.isPending} onClick={() => apply(true)}>
              Save days
            </Button>
          )}
          <Button
            size="small"
            icon={<ArrowSync16Regular />}
            disabledFocusable={rotate.isPending || (last !== null && last.finishedAt === null)}
            onClick={() => rotate.mutate()}
          >
            Rotate now
          </Button>
        </div>
      )}
      <Text size={200} className={styles.quiet}>
        Needs the application permission Application.ReadWrite.OwnedBy, and the app as an owner of its own registration.
      </Text>
      {last && (
        <div aria-live="polite">
          <State tone={toneOf(last)}>{rotationStates[last.state].word}</State>{" "}
          <Text size={200} className={styles.quiet}>
            <Age at={last.finishedAt ?? last.startedAt} />
          </Text>
          {last.problem && <ToldFailure told={last.problem} intent="warning" />}
        </div>
      )}
    </div>
  );
};
