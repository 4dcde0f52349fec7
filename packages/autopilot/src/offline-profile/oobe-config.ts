import type { OfflineProfileSettings } from "@windlass/protocol";

/**
 * Bits of `CloudAssignedOobeConfig`. The first five are documented (Microsoft Learn, "Windows Autopilot deployment for
 * existing devices"); the others are how WindowsAutopilotIntune's converter writes and its diagnostics read them.
 */
const oobeBits = {
  skipCortanaOptIn: 1,
  userNotLocalAdministrator: 2,
  skipExpressSettings: 4,
  skipOemRegistration: 8,
  skipLicenseTerms: 16,
  tpmAttestation: 32,
  deviceAuthentication: 64,
  tpmRequired: 128,
  skipWindowsUpgrade: 256,
  enablePatchDownload: 512,
  skipKeyboard: 1024,
} as const;

/** Bits that make a device set itself up, which a file cannot make it do: that needs attestation by the service. */
export const selfDeployingBits = oobeBits.tpmAttestation | oobeBits.deviceAuthentication | oobeBits.tpmRequired;

type OobeChoices = Pick<
  OfflineProfileSettings,
  "accountType" | "hidePrivacySettings" | "hideLicenseTerms" | "skipKeyboardPage"
>;

/** What the out-of-box experience shows, as one number. */
export const oobeConfigOf = (choices: OobeChoices): number =>
  oobeBits.skipOemRegistration +
  oobeBits.skipWindowsUpgrade +
  (choices.accountType === "standard" ? oobeBits.userNotLocalAdministrator : 0) +
  (choices.hidePrivacySettings ? oobeBits.skipExpressSettings : 0) +
  (choices.hideLicenseTerms ? oobeBits.skipLicenseTerms : 0) +
  (choices.skipKeyboardPage ? oobeBits.skipKeyboard : 0);

/** The choices that a number stands for. */
export const choicesOf = (oobeConfig: number): OobeChoices => ({
  accountType: oobeConfig & oobeBits.userNotLocalAdministrator ? "standard" : "administrator",
  hidePrivacySettings: Boolean(oobeConfig & oobeBits.skipExpressSettings),
  hideLicenseTerms: Boolean(oobeConfig & oobeBits.skipLicenseTerms),
  skipKeyboardPage: Boolean(oobeConfig & oobeBits.skipKeyboard),
});
