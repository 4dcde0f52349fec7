import { type ErrorCode, type ToldError, WindlassError } from "@windlass/protocol";
import { approvalAnswerOf } from "../graph/approval.ts";
import type { GraphRefused } from "../graph/graph-refused.ts";
import type { DeviceChange } from "./change.ts";
import type { AutopilotDeviceRecord } from "./record.ts";

/** A device to change, and what an earlier attempt left of it. */
export interface ChangeTarget {
  readonly autopilotDeviceId: string;
  readonly serialNumber: string;
  readonly change: DeviceChange;
  /** Multi Admin Approval's code of an attempt before, sent along so that an approved change is made. */
  readonly approvalCode: string | null;
}

/** What became of one change. Each can be asked for again without harm. */
export type ChangeOutcome =
  /** `changed` is false where nothing had to be done; `record` is null where the device is registered no more. */
  | {
      readonly kind: "done";
      readonly changed: boolean;
      readonly detail: string;
      readonly record: AutopilotDeviceRecord | null;
    }
  /** Not yet: ask again after the pause. */
  | {
      readonly kind: "waiting";
      readonly reason: "intune-removal" | "approval" | "busy";
      readonly detail: string;
      readonly pauseMilliseconds: number;
      readonly approvalCode: string | null;
    }
  | { readonly kind: "failed"; readonly failure: ToldError };

export const failed = (
  code: ErrorCode,
  target: ChangeTarget,
  parameters: Readonly<Record<string, string | number>> = {},
): ChangeOutcome => ({
  kind: "failed",
  failure: new WindlassError(code, {
    parameters: { serialNumber: target.serialNumber, ...parameters },
    object: { kind: "Autopilot device", id: target.autopilotDeviceId, name: target.serialNumber },
  }).told(),
});

export const done = (changed: boolean, detail: string, record: AutopilotDeviceRecord | null): ChangeOutcome => ({
  kind: "done",
  changed,
  detail,
  record,
});

const actionWords: Readonly<Record<DeviceChange["kind"], string>> = {
  properties: "change group tag and name",
  "assign-user": "assign a user",
  "unassign-user": "unassign the user",
  unblock: "unblock the next enrolment",
  delete: "delete",
};

/** Permission for every write to Autopilot records, and the one for Intune's own record of an enrolled device. */
export const permissions = {
  autopilot: "DeviceManagementServiceConfig.ReadWrite.All",
  intune: "DeviceManagementManagedDevices.ReadWrite.All",
} as const;

const approvalPause = 300_000;
const busyPause = 30_000;

/** What a refusal means for this device; `permission` is the one that the refused request needed. */
export const outcomeOfRefusal = (
  refusal: GraphRefused,
  target: ChangeTarget,
  permission: string = permissions.autopilot,
): ChangeOutcome => {
  const action = actionWords[target.change.kind];
  const approval = approvalAnswerOf(refusal);
  if (approval?.kind === "waiting") {
    const detail = "Waits for a second administrator to approve it in Intune (Multi Admin Approval).";
    const approvalCode = approval.code ?? target.approvalCode;
    return { kind: "waiting", reason: "approval", detail, pauseMilliseconds: approvalPause, approvalCode };
  }
  if (refusal.status === 401 || refusal.status === 403) {
    const asked = permission === permissions.intune ? "delete the Intune record of an enrolled device" : action;
    return failed("autopilot-device.permission-missing", target, { action: asked, permission });
  }
  if (refusal.status === 404) return failed("autopilot-device.gone", target);
  if (refusal.temporary) {
    const pauseMilliseconds = Math.max(busyPause, refusal.retryAfterMilliseconds ?? 0);
    const detail = `Microsoft Graph is busy or out of reach: ${refusal.message}`;
    return { kind: "waiting", reason: "busy", detail, pauseMilliseconds, approvalCode: target.approvalCode };
  }
  const what = refusal.message;
  if (refusal.status === 400 && target.change.kind === "assign-user") {
    return failed("autopilot-device.user-refused", target, { user: target.change.userPrincipalName, what });
  }
  const activity = refusal.activityId ? `the activity id ${refusal.activityId}` : "the time";
  return failed("autopilot-device.refused", target, { action, what, activity });
};
