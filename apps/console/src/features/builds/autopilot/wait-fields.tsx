import { Field, makeStyles, Radio, RadioGroup, Select, Text, tokens } from "@fluentui/react-components";
import { waitWords } from "@windlass/planner";
import type { WaitPolicy } from "@windlass/protocol";
import { TextField } from "../../../forms/text-field.tsx";

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalM },
  minutes: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(230px, 100%), 1fr))",
    gap: tokens.spacingHorizontalM,
  },
  words: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const newPolicies: Readonly<Record<WaitPolicy["kind"], WaitPolicy>> = {
  "until-ready": { kind: "until-ready", whenFailed: "fail" },
  minutes: { kind: "minutes", minutes: 30, afterwards: "continue", whenFailed: "fail" },
  none: { kind: "none" },
};

interface WaitFieldsProps {
  readonly waitFor: "registration" | "corporate-identifier";
  readonly policy: WaitPolicy;
  readonly onChange: (policy: WaitPolicy) => void;
  readonly readOnly: boolean;
  /** What is wrong with the minutes. */
  readonly problem: string | undefined;
}

/** What a deployment does while Autopilot is still working and when it has failed, with what follows in words. */
export const WaitFields = ({ waitFor, policy, onChange, readOnly, problem }: WaitFieldsProps) => {
  const styles = useStyles();
  const words = waitWords(policy, waitFor);
  return (
    <div className={styles.fields}>
      <Field label="While Autopilot is still working, the deployment">
        <RadioGroup
          value={policy.kind}
          disabled={readOnly}
          onChange={(_event, data) => {
            const next = Object.values(newPolicies).find((candidate) => candidate.kind === data.value);
            if (next) onChange(next);
          }}
        >
          <Radio value="until-ready" label="waits until the device is ready" />
          <Radio value="minutes" label="waits for some minutes" />
          <Radio value="none" label="goes on at once" />
        </RadioGroup>
      </Field>
      {policy.kind === "minutes" && (
        <div className={styles.minutes}>
          <TextField
            label="Minutes"
            type="number"
            disabled={readOnly}
            value={policy.minutes ? String(policy.minutes) : ""}
            onChange={(text) => onChange({ ...policy, minutes: Number(text) })}
            problem={problem}
          />
          <Field label="When the time is over">
            <Select
              value={policy.afterwards}
              disabled={readOnly}
              onChange={(_event, data) =>
                onChange({ ...policy, afterwards: data.value === "fail" ? "fail" : "continue" })
              }
            >
              <option value="continue">The deployment goes on</option>
              <option value="fail">The deployment fails</option>
            </Select>
          </Field>
        </div>
      )}
      {policy.kind !== "none" && (
        <Field label="When Microsoft refuses the device">
          <Select
            value={policy.whenFailed}
            disabled={readOnly}
            onChange={(_event, data) =>
              onChange({ ...policy, whenFailed: data.value === "continue" ? "continue" : "fail" })
            }
          >
            <option value="fail">The deployment fails with that reason</option>
            <option value="continue">The deployment goes on</option>
          </Select>
        </Field>
      )}
      <Text className={styles.words}>
        {words.whileWaiting} {words.whenSlow} {words.whenFailed}
      </Text>
    </div>
  );
};
