import { Field, makeStyles, Select, Switch, Text, tokens } from "@fluentui/react-components";
import { membershipRuleForOfflineProfile } from "@windlass/autopilot/offline-profile";
import type { OfflineProfileSettings } from "@windlass/protocol";
import { CopyText } from "../../../components/copy-text.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { ProfileTakeover } from "./profile-takeover.tsx";
import { textOrNull, type WayFieldsProps } from "./way-settings.ts";

const useStyles = makeStyles({
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(230px, 100%), 1fr))",
    gap: tokens.spacingHorizontalM,
    alignItems: "start",
  },
  switches: { display: "grid" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const switches = [
  ["forcedEnrollment", "Nobody gets past the organisation's sign-in"],
  ["hidePrivacySettings", "Hide the privacy settings"],
  ["hideLicenseTerms", "Hide the licence terms"],
  ["skipKeyboardPage", "Skip the keyboard page"],
] as const;

const texts = [
  ["language", "Language", "For example en-US, or os-default. Empty: the device asks."],
  ["region", "Region", "For example en-GB, or os-default. Empty: the device asks."],
] as const;

interface OfflineProfileFieldsProps extends WayFieldsProps<OfflineProfileSettings> {
  readonly organisationId: string;
  /** Null before the build is saved: the rule names its id. */
  readonly buildId: string | null;
}

/** Settings of the file on the device. */
export const OfflineProfileFields = (props: OfflineProfileFieldsProps) => {
  const { settings, set, readOnly, problems, organisationId, buildId } = props;
  const styles = useStyles();
  const hybrid = settings.joinMethod === "hybrid";
  return (
    <>
      {!readOnly && <ProfileTakeover organisationId={organisationId} onTake={set} />}
      <TextField
        label="Name of the profile"
        required
        disabled={readOnly}
        hint="For people; the file carries it as a comment."
        value={settings.profileName}
        onChange={(profileName) => set({ ...settings, profileName })}
        problem={problems["autopilot.profileName"]}
      />
      <div className={styles.pair}>
        <Field label="Devices join">
          <Select
            value={settings.joinMethod}
            disabled={readOnly}
            onChange={(_event, data) => set({ ...settings, joinMethod: data.value === "hybrid" ? "hybrid" : "entra" })}
          >
            <option value="entra">Microsoft Entra</option>
            <option value="hybrid">Active Directory and Entra (hybrid)</option>
          </Select>
        </Field>
        <Field label="The user becomes">
          <Select
            value={settings.accountType}
            disabled={readOnly}
            onChange={(_event, data) =>
              set({ ...settings, accountType: data.value === "administrator" ? "administrator" : "standard" })
            }
          >
            <option value="standard">A standard user</option>
            <option value="administrator">A local administrator</option>
          </Select>
        </Field>
      </div>
      <div className={styles.switches}>
        {switches.map(([name, label]) => (
          <Switch
            key={name}
            label={label}
            checked={settings[name]}
            disabled={readOnly}
            onChange={(_event, data) => set({ ...settings, [name]: data.checked })}
          />
        ))}
        {hybrid && (
          <Switch
            label="Do not look for a domain controller first"
            checked={settings.skipConnectivityCheck}
            disabled={readOnly}
            onChange={(_event, data) => set({ ...settings, skipConnectivityCheck: data.checked })}
          />
        )}
      </div>
      {hybrid ? (
        <Text className={styles.quiet}>Devices of a hybrid join get their name from Intune's domain join profile.</Text>
      ) : (
        <TextField
          label="Device name template"
          monospace
          disabled={readOnly}
          hint="Filled by Autopilot: letters, digits, hyphens, %SERIAL% or %RAND:5%. Empty: the build's computer name stays."
          value={settings.deviceNameTemplate ?? ""}
          onChange={(text) => set({ ...settings, deviceNameTemplate: textOrNull(text) })}
          problem={problems["autopilot.deviceNameTemplate"]}
        />
      )}
      <div className={styles.pair}>
        {texts.map(([name, label, hint]) => (
          <TextField
            key={name}
            label={label}
            disabled={readOnly}
            hint={hint}
            value={settings[name] ?? ""}
            onChange={(text) => set({ ...settings, [name]: textOrNull(text) })}
            problem={problems[`autopilot.${name}`]}
          />
        ))}
      </div>
      <TextField
        label="Domain of the tenant"
        disabled={readOnly}
        hint="Empty: the default domain, as the last check of the tenant connection read it."
        value={settings.tenantDomain ?? ""}
        onChange={(text) => set({ ...settings, tenantDomain: textOrNull(text) })}
        problem={problems["autopilot.tenantDomain"]}
      />
      {buildId ? (
        <div>
          <Text>Membership rule of a dynamic device group for these devices, which carry no group tag:</Text>
          <CopyText text={membershipRuleForOfflineProfile(buildId)} label="Copy the membership rule" />
        </div>
      ) : (
        <Text className={styles.quiet}>The rule for a dynamic device group is shown once the build is saved.</Text>
      )}
    </>
  );
};
