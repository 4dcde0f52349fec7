import type { WindowsAutopilotDeploymentProfile } from "@microsoft/microsoft-graph-types-beta";
import { type OfflineProfileSettings, offlineProfileSettings } from "@windlass/protocol";
import { memberOf } from "../json.ts";

export type ConvertedProfile =
  | { readonly usable: true; readonly settings: OfflineProfileSettings; readonly leftOut: readonly string[] }
  | { readonly usable: false; readonly why: string };

/** Microsoft renamed the settings object and its members in 2024; older profiles may be answered with the old one only. */
const oobeSetting = (profile: WindowsAutopilotDeploymentProfile, name: string, oldName: string): unknown =>
  memberOf(profile.outOfBoxExperienceSetting, name) ??
  memberOf(memberOf(profile, "outOfBoxExperienceSettings"), oldName);

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const isHybrid = (profile: WindowsAutopilotDeploymentProfile): boolean =>
  textOf(memberOf(profile, "@odata.type"))?.endsWith("activeDirectoryWindowsAutopilotDeploymentProfile") === true;

/** As much of a setting as the file can say, or null. */
const usableOr = <Key extends "deviceNameTemplate" | "language">(key: Key, value: string | null) => {
  const read = offlineProfileSettings.shape[key].safeParse(value);
  return read.success ? read.data : null;
};

/**
 * A deployment profile of the tenant as settings of the file. Only user-driven profiles can be: self-deploying and
 * pre-provisioning need the service to attest the TPM (Microsoft Learn, "Windows Autopilot for existing devices").
 */
export const convertDeploymentProfile = (profile: WindowsAutopilotDeploymentProfile): ConvertedProfile => {
  const usage = oobeSetting(profile, "deviceUsageType", "deviceUsageType");
  if (usage === "shared") return { usable: false, why: "Self-deploying mode works only for registered devices." };
  if (usage !== "singleUser") return { usable: false, why: "Intune does not say whether it is user-driven." };
  const hybrid = isHybrid(profile);
  const locale = textOf(profile.locale) ?? textOf(memberOf(profile, "language"));
  const name = textOf(profile.deviceNameTemplate);
  const skipKeyboardPage = oobeSetting(profile, "keyboardSelectionPageSkipped", "skipKeyboardSelectionPage") === true;
  // Only with the keyboard page skipped does the file name a language; the same for the region skips that page, too.
  const language = skipKeyboardPage ? usableOr("language", locale) : null;
  const deviceNameTemplate = hybrid ? null : usableOr("deviceNameTemplate", name);
  const settings = offlineProfileSettings.safeParse({
    way: "offline-profile",
    profileName: textOf(profile.displayName)?.slice(0, 120),
    joinMethod: hybrid ? "hybrid" : "entra",
    accountType: oobeSetting(profile, "userType", "userType") === "administrator" ? "administrator" : "standard",
    forcedEnrollment: oobeSetting(profile, "escapeLinkHidden", "hideEscapeLink") === true,
    hidePrivacySettings: oobeSetting(profile, "privacySettingsHidden", "hidePrivacySettings") === true,
    hideLicenseTerms: oobeSetting(profile, "eulaHidden", "hideEULA") === true,
    skipKeyboardPage,
    skipConnectivityCheck: hybrid && memberOf(profile, "hybridAzureADJoinSkipConnectivityCheck") === true,
    deviceNameTemplate,
    language,
    region: language,
    tenantDomain: null,
  });
  if (!settings.success) return { usable: false, why: "It has no name." };
  const leftOut = [
    ...(name && deviceNameTemplate === null ? [`the device name template “${name}”`] : []),
    ...(skipKeyboardPage && locale && language === null ? [`the language “${locale}”`] : []),
    ...(profile.preprovisioningAllowed || memberOf(profile, "enableWhiteGlove") === true ? ["pre-provisioning"] : []),
  ];
  return { usable: true, settings: settings.data, leftOut };
};
