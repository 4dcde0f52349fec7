import type { AutopilotSettings, AutopilotWay } from "@windlass/protocol";
import type { Problems } from "../../../forms/problems.ts";

/** What the fields of one way are given. */
export interface WayFieldsProps<Settings> {
  readonly settings: Settings;
  readonly set: (settings: Settings) => void;
  readonly readOnly: boolean;
  readonly problems: Problems;
}

/** Every way into Autopilot, the usual one first, with when to take it. */
export const autopilotWays: readonly { readonly way: AutopilotWay; readonly name: string; readonly when: string }[] = [
  {
    way: "registration",
    name: "Registration",
    when: "The usual way, and the only one for self-deploying and pre-provisioned devices: the hardware hash is imported.",
  },
  {
    way: "offline-profile",
    name: "Offline profile",
    when: "For user-driven devices that cannot or need not be registered: a file on the device says what to do.",
  },
  {
    way: "device-preparation",
    name: "Device preparation",
    when: "The newer Autopilot for Windows 11, user-driven: no hash; devices join a group while they enrol.",
  },
];

/** How a way begins before anything was entered. */
export const newWays = {
  registration: {
    way: "registration",
    intendedMode: "user-driven",
    groupTag: "",
    groupObjectId: "",
    waitPolicy: { kind: "until-ready", whenFailed: "fail" },
  },
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
} as const satisfies Readonly<Record<AutopilotWay, AutopilotSettings>>;

/** An empty field stands for "not set". */
export const textOrNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());
