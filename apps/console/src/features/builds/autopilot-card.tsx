import { Field, makeStyles, Radio, RadioGroup, Switch, Text, tokens } from "@fluentui/react-components";
import { membershipRuleForTag } from "@windlass/autopilot/membership-rule";
import {
  type AutopilotSettings,
  type AutopilotWay,
  groupTag as groupTagSchema,
  type RegistrationSettings,
} from "@windlass/protocol";
import type { ReactNode } from "react";
import { Card } from "../../components/card.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { TextField } from "../../forms/text-field.tsx";
import type { BuildCardProps } from "./general-card.tsx";
import { OfflineProfileFields, PreparationFields } from "./other-way-fields.tsx";
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

const newWays: Readonly<Record<AutopilotWay, AutopilotSettings>> = {
  registration: newSettings,
  "offline-profile": {
    way: "offline-profile",
    profileName: "",
    joinMethod: "entra",
    accountType: "standard",
    forcedEnrollment: true,
    hidePrivacySettings: true,
    hideLicenseTerms: true,
    skipKeyboardPage: true,
    skipConnectivityCheck: false,
    deviceNameTemplate: null,
    language: null,
    region: null,
    tenantDomain: null,
  },
  "device-preparation": {
    way: "device-preparation",
    groupObjectId: "",
    policyName: null,
    importIdentifiers: true,
    waitPolicy: { kind: "until-ready", whenFailed: "fail" },
  },
};

interface AutopilotCardProps extends BuildCardProps {
  readonly check: ReactNode;
  /** Null before the build is saved. */
  readonly buildId: string | null;
}

/** Whether devices are registered in Windows Autopilot, and with what. */
export const AutopilotCard = (props: AutopilotCardProps) => {
  const { value, onChange, problems, readOnly, check, buildId } = props;
  const { autopilot } = value;
  const styles = useStyles();
  const settings = value.autopilot?.way === "registration" ? value.autopilot : null;
  const set = (change: Partial<RegistrationSettings>) =>
    onChange({ autopilot: { ...(settings ?? newSettings), ...change } });
  const tag = groupTagSchema.safeParse(settings?.groupTag);
  return (
    <Card title="Windows Autopilot" actions={autopilot && autopilot.way !== "offline-profile" && check}>
      <div className={styles.fields}>
        <Switch
          label="Register devices in Windows Autopilot"
          checked={autopilot !== null}
          disabled={readOnly}
          onChange={(_event, data) => onChange({ autopilot: data.checked ? newSettings : null })}
        />
        {autopilot && (
          <Field label="Way into Autopilot">
            <RadioGroup
              value={autopilot.way}
              disabled={readOnly}
              onChange={(_event, data) => {
                const next = Object.values(newWays).find(({ way }) => way === data.value);
                if (next) onChange({ autopilot: next });
              }}
            >
              <Radio value="registration" label="Registration: every mode; the hardware hash is imported" />
              <Radio value="offline-profile" label="Offline profile: user-driven; a file on the device, no hash" />
              <Radio value="device-preparation" label="Device preparation: the newer Autopilot, no hash" />
            </RadioGroup>
          </Field>
        )}
        {autopilot?.way === "offline-profile" && (
          <OfflineProfileFields
            settings={autopilot}
            set={(next) => onChange({ autopilot: next })}
            readOnly={readOnly}
            problems={problems}
            buildId={buildId}
          />
        )}
        {autopilot?.way === "device-preparation" && (
          <PreparationFields
            settings={autopilot}
            set={(next) => onChange({ autopilot: next })}
            readOnly={readOnly}
            problems={problems}
          />
        )}
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
