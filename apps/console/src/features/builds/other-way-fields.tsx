import { Switch, Text } from "@fluentui/react-components";
import { membershipRuleForOfflineProfile } from "@windlass/autopilot/offline-profile";
import type { DevicePreparationSettings, OfflineProfileSettings } from "@windlass/protocol";
import { CopyText } from "../../components/copy-text.tsx";
import type { Problems } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { WaitFields } from "./wait-fields.tsx";

interface WayFieldsProps<Settings> {
  readonly settings: Settings;
  readonly set: (settings: Settings) => void;
  readonly readOnly: boolean;
  readonly problems: Problems;
}

const switches = [
  ["forcedEnrollment", "Nobody gets past the organisation's sign-in"],
  ["hidePrivacySettings", "Hide the privacy settings"],
  ["hideLicenseTerms", "Hide the licence terms"],
  ["skipKeyboardPage", "Skip the keyboard page"],
] as const;

interface OfflineProfileFieldsProps extends WayFieldsProps<OfflineProfileSettings> {
  /** Null before the build is saved: the rule names its id. */
  readonly buildId: string | null;
}

/** Settings of the file on the device. */
export const OfflineProfileFields = ({ settings, set, readOnly, problems, buildId }: OfflineProfileFieldsProps) => (
  <>
    <TextField
      label="Name of the profile"
      required
      disabled={readOnly}
      value={settings.profileName}
      onChange={(profileName) => set({ ...settings, profileName })}
      problem={problems["autopilot.profileName"]}
    />
    <Switch
      label="Hybrid join with Active Directory"
      checked={settings.joinMethod === "hybrid"}
      disabled={readOnly}
      onChange={(_event, data) => set({ ...settings, joinMethod: data.checked ? "hybrid" : "entra" })}
    />
    {settings.joinMethod === "hybrid" && (
      <Switch
        label="Do not look for a domain controller first"
        checked={settings.skipConnectivityCheck}
        disabled={readOnly}
        onChange={(_event, data) => set({ ...settings, skipConnectivityCheck: data.checked })}
      />
    )}
    <Switch
      label="The user becomes a local administrator"
      checked={settings.accountType === "administrator"}
      disabled={readOnly}
      onChange={(_event, data) => set({ ...settings, accountType: data.checked ? "administrator" : "standard" })}
    />
    {switches.map(([name, label]) => (
      <Switch
        key={name}
        label={label}
        checked={settings[name]}
        disabled={readOnly}
        onChange={(_event, data) => set({ ...settings, [name]: data.checked })}
      />
    ))}
    <TextField
      label="Domain of the tenant"
      disabled={readOnly}
      hint="Empty: the default domain, as the last check of the tenant connection read it."
      value={settings.tenantDomain ?? ""}
      onChange={(text) => set({ ...settings, tenantDomain: text.trim() === "" ? null : text.trim() })}
      problem={problems["autopilot.tenantDomain"]}
    />
    {buildId ? (
      <div>
        <Text>Membership rule of a dynamic device group for these devices:</Text>
        <CopyText text={membershipRuleForOfflineProfile(buildId)} label="Copy the membership rule" />
      </div>
    ) : (
      <Text>The group's membership rule is shown once the build is saved.</Text>
    )}
  </>
);

/** Settings of device preparation. */
export const PreparationFields = ({ settings, set, readOnly, problems }: WayFieldsProps<DevicePreparationSettings>) => (
  <>
    <TextField
      label="Object ID of the device group"
      required
      monospace
      disabled={readOnly}
      hint="A security group with assigned members, owned by the Intune Provisioning Client."
      value={settings.groupObjectId}
      onChange={(text) => set({ ...settings, groupObjectId: text.trim().toLowerCase() })}
      problem={problems["autopilot.groupObjectId"]}
    />
    <TextField
      label="Device preparation policy"
      disabled={readOnly}
      hint="Its name, for the readiness report; empty: any."
      value={settings.policyName ?? ""}
      onChange={(text) => set({ ...settings, policyName: text === "" ? null : text })}
      problem={problems["autopilot.policyName"]}
    />
    <Switch
      label="Import maker, model and serial number as a corporate identifier"
      checked={settings.importIdentifiers}
      disabled={readOnly}
      onChange={(_event, data) => set({ ...settings, importIdentifiers: data.checked })}
    />
    {settings.importIdentifiers && (
      <WaitFields
        policy={settings.waitPolicy}
        onChange={(waitPolicy) => set({ ...settings, waitPolicy })}
        readOnly={readOnly}
        problem={problems["autopilot.waitPolicy.minutes"]}
      />
    )}
  </>
);
