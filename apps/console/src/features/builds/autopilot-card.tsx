import { Field, makeStyles, Radio, RadioGroup, Select, Switch, Text, tokens } from "@fluentui/react-components";
import { membershipRuleForTag } from "@windlass/autopilot/membership-rule";
import { groupTag as groupTagSchema, type RegistrationSettings, type WaitPolicy } from "@windlass/protocol";
import type { ReactNode } from "react";
import { Card } from "../../components/card.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { TextField } from "../../forms/text-field.tsx";
import type { BuildCardProps } from "./general-card.tsx";
import { RuleExplainer } from "./rule-explainer.tsx";

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalL },
  minutes: {
    display: "grid",
    gridTemplateColumns: "120px minmax(0, 260px)",
    gap: tokens.spacingHorizontalM,
    "@media (max-width: 480px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
});

const newSettings: RegistrationSettings = {
  way: "registration",
  intendedMode: "user-driven",
  groupTag: "",
  groupObjectId: "",
  waitPolicy: { kind: "until-ready", whenFailed: "fail" },
};
const newPolicies: Readonly<Record<WaitPolicy["kind"], WaitPolicy>> = {
  "until-ready": { kind: "until-ready", whenFailed: "fail" },
  minutes: { kind: "minutes", minutes: 30, afterwards: "continue", whenFailed: "fail" },
  none: { kind: "none" },
};

/** Whether devices are registered in Windows Autopilot, and with what. */
export const AutopilotCard = (props: BuildCardProps & { readonly check: ReactNode }) => {
  const { value, onChange, problems, readOnly, check } = props;
  const styles = useStyles();
  const settings = value.autopilot?.way === "registration" ? value.autopilot : null;
  const set = (change: Partial<RegistrationSettings>) =>
    onChange({ autopilot: { ...(settings ?? newSettings), ...change } });
  const policy = settings?.waitPolicy;
  const tag = groupTagSchema.safeParse(settings?.groupTag);
  return (
    <Card title="Windows Autopilot" actions={settings && check}>
      <div className={styles.fields}>
        <Switch
          label="Register devices in Windows Autopilot"
          checked={settings !== null}
          disabled={readOnly}
          onChange={(_event, data) => onChange({ autopilot: data.checked ? newSettings : null })}
        />
        {settings && (
          <>
            <TextField
              label="Group tag"
              required
              disabled={readOnly}
              hint="Set by the server at registration. Spelled the same in the group's membership rule."
              value={settings.groupTag}
              onChange={(groupTag) => set({ groupTag })}
              problem={problems["autopilot.groupTag"]}
            />
            {tag.success && (
              <div>
                <Text>Membership rule of the dynamic device group:</Text>
                <CopyText text={membershipRuleForTag(tag.data)} label="Copy the membership rule" />
                <RuleExplainer groupTag={tag.data} />
              </div>
            )}
            <TextField
              label="Object ID of the Entra group"
              required
              monospace
              disabled={readOnly}
              hint="Microsoft Entra admin center › Groups › the group › Overview"
              value={settings.groupObjectId}
              onChange={(text) => set({ groupObjectId: text.trim().toLowerCase() })}
              problem={problems["autopilot.groupObjectId"]}
            />
            <Field label="While Autopilot is still working, the deployment">
              <RadioGroup
                value={settings.waitPolicy.kind}
                disabled={readOnly}
                onChange={(_event, data) => {
                  const next = Object.values(newPolicies).find((candidate) => candidate.kind === data.value);
                  if (next) set({ waitPolicy: next });
                }}
              >
                <Radio value="until-ready" label="waits until the device is ready" />
                <Radio value="minutes" label="waits for some minutes" />
                <Radio value="none" label="goes on at once" />
              </RadioGroup>
            </Field>
            {policy?.kind === "minutes" && (
              <div className={styles.minutes}>
                <TextField
                  label="Minutes"
                  type="number"
                  disabled={readOnly}
                  value={policy.minutes ? String(policy.minutes) : ""}
                  onChange={(text) => set({ waitPolicy: { ...policy, minutes: Number(text) } })}
                  problem={problems["autopilot.waitPolicy.minutes"]}
                />
                <Field label="When the time is over">
                  <Select
                    value={policy.afterwards}
                    disabled={readOnly}
                    onChange={(_event, data) =>
                      set({ waitPolicy: { ...policy, afterwards: data.value === "fail" ? "fail" : "continue" } })
                    }
                  >
                    <option value="continue">The deployment goes on</option>
                    <option value="fail">The deployment fails</option>
                  </Select>
                </Field>
              </div>
            )}
          </>
        )}
      </div>
    </Card>
  );
};
