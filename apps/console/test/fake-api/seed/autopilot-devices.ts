import { randomUUID } from "node:crypto";
import {
  type AutopilotActionItemView,
  type AutopilotActionView,
  type AutopilotDeviceView,
  type AutopilotDrift,
  type AutopilotSyncView,
  WindlassError,
} from "@windlass/protocol";

/** What of the Autopilot area is not in other parts of the store. */
export interface AutopilotCopy {
  devices: AutopilotDeviceView[];
  sync: AutopilotSyncView;
  actions: AutopilotActionView[];
  items: Map<string, AutopilotActionItemView[]>;
}

export const neverSynchronised: AutopilotSyncView = {
  state: "never",
  requestedBy: null,
  startedAt: null,
  finishedAt: null,
  pages: 0,
  records: 0,
  lastRecords: null,
  lastCompleteAt: null,
  nextAt: null,
  withoutDetails: false,
  failure: null,
};

const drifts: readonly (readonly AutopilotDrift[])[] = [
  [],
  ["tag-differs"],
  [],
  ["never-deployed"],
  ["profile-not-assigned", "never-deployed"],
  ["blocked"],
  ["remediation-manual", "duplicate-serial"],
  [],
];

const autopilotDevice = (organisationId: string, index: number): AutopilotDeviceView => {
  const drift = drifts[index % drifts.length] ?? [];
  const serialNumber = `5CD${String(80_000 + index)}`;
  return {
    id: randomUUID(),
    organisationId,
    autopilotDeviceId: randomUUID(),
    serialNumber,
    manufacturer: index % 3 === 0 ? "LENOVO" : "HP",
    model: index % 3 === 0 ? "ThinkPad T14 Gen 5" : "EliteBook 840 G11",
    groupTag: drift.includes("tag-differs") ? "OD-SALES" : "OD-FINANCE",
    displayName: index % 2 === 0 ? `WL-${index}` : "",
    userPrincipalName: index % 4 === 0 ? `user${index}@contoso.com` : "",
    enrolment: drift.includes("blocked") ? "blocked" : index % 2 === 0 ? "enrolled" : "not-contacted",
    profileStatus: drift.includes("profile-not-assigned") ? "not-assigned" : "assigned",
    lastContactedAt: index % 2 === 0 ? "2026-11-22T08:00:00.000Z" : null,
    drift: [...drift],
    deletingSince: index === 7 ? "2026-11-23T08:55:00.000Z" : null,
    systemFamily: "",
    purchaseOrder: "",
    addressableUserName: "",
    profileObstacle: null,
    profileAssignedAt: "2026-11-20T08:00:00.000Z",
    remediation: "none",
    entraDeviceId: randomUUID(),
    managedDeviceId: index % 2 === 0 ? randomUUID() : null,
    readAt: "2026-11-23T06:00:00.000Z",
    driftNotes: drift.map((kind) => ({
      kind,
      severity: kind === "never-deployed" ? "information" : "attention",
      explanation: "The device has the group tag “OD-SALES”; its build “Finance laptop” says “OD-FINANCE”.",
      nextAction: "Change the group tag to the build's, or deploy the device with the build whose tag it has.",
    })),
    expectedGroupTag: "OD-FINANCE",
    build: null,
    deviceId: null,
    deploymentId: null,
    registration: null,
  };
};

const failure = (serialNumber: string) =>
  new WindlassError("autopilot-device.user-refused", {
    parameters: { user: "ada@contoso.com", serialNumber, what: "The user principal name is invalid" },
  }).told();

/** A synchronised copy with every kind of drift, an action that runs and one that is done. */
export const fullCopy = (organisationId: string, count: number): AutopilotCopy => {
  const devices = Array.from({ length: count }, (_, index) => autopilotDevice(organisationId, index));
  const action = (
    change: Pick<AutopilotActionView, "action" | "state" | "devices" | "done" | "failed">,
  ): AutopilotActionView => ({
    id: randomUUID(),
    organisationId,
    requestedBy: "Ada Admin",
    requestedAt: "2026-11-23T08:50:00.000Z",
    finishedAt: change.state === "done" ? "2026-11-23T08:52:00.000Z" : null,
    cancelled: 0,
    note: null,
    failure: null,
    ...change,
  });
  const running = action({
    action: { kind: "change-group-tag", groupTag: "OD-FINANCE" },
    state: "running",
    devices: 320,
    done: 140,
    failed: 0,
  });
  const done = action({
    action: { kind: "assign-user", userPrincipalName: "ada@contoso.com", addressableUserName: "" },
    state: "done",
    devices: 3,
    done: 2,
    failed: 1,
  });
  const failedItem: AutopilotActionItemView = {
    position: 2,
    autopilotDeviceId: randomUUID(),
    serialNumber: "5CD80001",
    state: "failed",
    detail: null,
    failure: failure("5CD80001"),
    finishedAt: "2026-11-23T08:52:00.000Z",
  };
  return {
    devices,
    sync: {
      ...neverSynchronised,
      state: "done",
      requestedBy: "Ada Admin",
      startedAt: "2026-11-23T06:00:00.000Z",
      finishedAt: "2026-11-23T06:01:00.000Z",
      pages: 1,
      records: count,
      lastRecords: count,
      lastCompleteAt: "2026-11-23T06:01:00.000Z",
      nextAt: "2026-11-24T06:01:00.000Z",
    },
    actions: [running, done],
    items: new Map([[done.id, [failedItem]]]),
  };
};

export const emptyCopy = (): AutopilotCopy => ({
  devices: [],
  sync: neverSynchronised,
  actions: [],
  items: new Map(),
});
