import { makeStyles, Switch, Text, tokens } from "@fluentui/react-components";
import { membershipRuleForTag } from "@windlass/autopilot/membership-rule";
import { groupTag as groupTagSchema, type RegistrationSettings } from "@windlass/protocol";
import type { ReactNode } from "react";
import { Card } from "../../components/card.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { TextField } from "../../forms/text-field.tsx";
import type { BuildCardProps } from "./general-card.tsx";
import { RuleExplainer } from "./rule-explainer.tsx";
import { WaitFields } from "./wait-fields.tsx";

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalL },
});

const newSettings: RegistrationSettings = {
  way: "registration",
  intendedMode: "user-driven",
  groupTag: "",
  groupObjectId: "",
  waitPolicy: { kind: "until-ready", whenFailed: "fail" },
};

/** Whether devices are registered in Windows Autopilot, and with what. */
export const AutopilotCard = (props: BuildCardProps & { readonly check: ReactNode }) => {
  const { value, onChange, problems, readOnly, check } = props;
  const styles = useStyles();
  const settings = value.autopilot?.way === "registration" ? value.autopilot : null;
  const set = (change: Partial<RegistrationSettings>) =>
    onChange({ autopilot: { ...(settings ?? newSettings), ...change } });
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
            <WaitFields
              policy={settings.waitPolicy}
              onChange={(waitPolicy) => set({ waitPolicy })}
              readOnly={readOnly}
              problem={problems["autopilot.waitPolicy.minutes"]}
            />
          </>
        )}
      </div>
    </Card>
  );
};
