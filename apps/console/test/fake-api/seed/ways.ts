import { randomUUID } from "node:crypto";
import {
  type AutopilotSettings,
  type CorporateIdentifierState,
  type CorporateIdentifierView,
  type DeploymentView,
  type DeviceView,
  type OfferedOfflineProfiles,
  type OfflineProfileSettings,
  type Plan,
  WindlassError,
} from "@windlass/protocol";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 2, 4, seconds)).toISOString();

export const offlineSettings: OfflineProfileSettings = {
  way: "offline-profile",
  profileName: "Field service",
  joinMethod: "entra",
  accountType: "standard",
  forcedEnrollment: true,
  hidePrivacySettings: true,
  hideLicenseTerms: true,
  skipKeyboardPage: true,
  skipConnectivityCheck: false,
  deviceNameTemplate: "FLD-%SERIAL%",
  language: "en-US",
  region: "os-default",
  tenantDomain: null,
};

export const preparationSettings: AutopilotSettings = {
  way: "device-preparation",
  groupObjectId: "5b1c0a52-0b5f-4d9e-8f5b-6f6a4f1f2a11",
  policyName: "Office devices",
  importIdentifiers: true,
  waitPolicy: { kind: "minutes", minutes: 30, afterwards: "continue", whenFailed: "continue" },
};

/** What a tenant offers: one as it is, one of which something is lost, one that cannot be a file. */
export const offeredProfiles: OfferedOfflineProfiles = {
  connected: true,
  items: [
    {
      id: "1",
      name: "User-driven, standard",
      settings: { ...offlineSettings, profileName: "User-driven, standard" },
      leftOut: [],
      why: null,
    },
    {
      id: "2",
      name: "Branch offices, hybrid join",
      settings: {
        ...offlineSettings,
        profileName: "Branch offices, hybrid join",
        joinMethod: "hybrid",
        skipConnectivityCheck: true,
        deviceNameTemplate: null,
      },
      leftOut: ["the device name template “BR-%SERIAL%”", "pre-provisioning"],
      why: null,
    },
    {
      id: "3",
      name: "Kiosks",
      settings: null,
      leftOut: [],
      why: "Self-deploying mode works only for registered devices.",
    },
  ],
};

export const corporateIdentifier = (
  device: DeviceView,
  deploymentId: string,
  state: CorporateIdentifierState,
): CorporateIdentifierView => {
  const { serialNumber, manufacturer, model } = device;
  const failure = new WindlassError("corporate-identifier.refused", {
    parameters: { identifier: `${manufacturer},${model},${serialNumber}`, what: "the limit of the tenant is reached" },
  });
  const warning = new WindlassError("corporate-identifier.registered-classic", { parameters: { serialNumber } });
  const details = {
    captured: "",
    imported: "Intune knows it as a corporate device.",
    failed: failure.message,
    deleting: "",
    deleted: "",
  };
  const begun = { state: "captured", at: at(0), detail: "Maker, model and serial number are known." } as const;
  return {
    id: randomUUID(),
    organisationId: device.organisationId,
    deploymentId,
    deviceId: device.id,
    manufacturer: device.manufacturer ?? "",
    model: device.model ?? "",
    serialNumber,
    state,
    transitions: state === "captured" ? [begun] : [begun, { state, at: at(9), detail: details[state] }],
    failure: state === "failed" ? failure.told() : null,
    warning: state === "imported" ? warning.told() : null,
    nextCheckAt: state === "captured" ? at(30) : null,
  };
};

/** As much of a plan as the card of the offline profile needs. */
export const planOf = (deployment: DeploymentView): Plan => ({
  schemaVersion: 1,
  publication: { number: deployment.publicationNumber, sha256: "c".repeat(64) },
  build: deployment.build,
  computerName: deployment.computerName ?? "",
  architecture: "x64",
  passedOver: [],
  driverFindings: [],
  steps: [
    {
      id: "03-write-answer-file",
      title: "Write the offline profile",
      why: "The build gets its devices into Windows Autopilot by a file on their disk.",
      phase: "configuration",
      action: "write-offline-profile",
      profile: {
        settings: offlineSettings,
        tenant: { id: randomUUID(), domain: "contoso.com" },
        correlationId: deployment.build.id,
      },
    },
    {
      id: "09-hand-over",
      title: "Hand over",
      why: "",
      phase: "hand-over",
      action: "hand-over",
      meetsAutopilot: true,
      ending: "out-of-box",
      afterwards: "restart",
    },
  ],
});
