import { approvalCodeHeader, reasonHeader } from "../graph/approval.ts";
import { allowNextEnrolment } from "../graph/beta/allow-next-enrolment.ts";
import type { GraphRequest, GraphVersion } from "../graph/client.ts";
import type { DeviceChange } from "./change.ts";
import { isDeviceName } from "./change.ts";
import { type ChangeOutcome, type ChangeTarget, done, failed } from "./outcome.ts";
import type { AutopilotDeviceRecord } from "./record.ts";

const devicesPath = "/deviceManagement/windowsAutopilotDeviceIdentities";

export const devicePath = (autopilotDeviceId: string): string =>
  `${devicesPath}/${encodeURIComponent(autopilotDeviceId)}`;

/** Sent with every write: a tenant with Multi Admin Approval refuses changes without a reason, others take no notice. */
export const approvalHeaders = (target: ChangeTarget, reason: string): Readonly<Record<string, string>> =>
  target.approvalCode === null ? reasonHeader(reason) : approvalCodeHeader(target.approvalCode);

/** A write that is due, and the record as it will be after it. */
export interface DueWrite {
  readonly request: GraphRequest;
  readonly version: GraphVersion;
  readonly after: AutopilotDeviceRecord;
  readonly detail: string;
}

type SimpleChange = Exclude<DeviceChange, { kind: "delete" }>;

const post = (target: ChangeTarget, action: string, reason: string, body?: unknown): GraphRequest => ({
  method: "POST",
  path: `${devicePath(target.autopilotDeviceId)}/${action}`,
  headers: approvalHeaders(target, reason),
  // Each of them sets a state, so that a lost answer may be followed by another attempt.
  repeatable: true,
  ...(body !== undefined && { body }),
});

const properties = (
  target: ChangeTarget,
  change: Extract<DeviceChange, { kind: "properties" }>,
  record: AutopilotDeviceRecord,
  reason: string,
): DueWrite | ChangeOutcome => {
  const groupTag = change.groupTag ?? record.groupTag;
  const displayName = change.displayName ?? record.displayName;
  if (change.displayName !== undefined && !isDeviceName(change.displayName)) {
    return failed("autopilot-device.name-invalid", target, { name: change.displayName });
  }
  if (groupTag === record.groupTag && displayName === record.displayName) {
    return done(false, "It already has this group tag and name.", record);
  }
  // Both, always: Intune has been seen to lose the one that is left out (OSDeploy/AutopilotOOBE#1).
  const request = post(target, "updateDeviceProperties", reason, { groupTag, ...(displayName && { displayName }) });
  const after = { ...record, groupTag, displayName };
  return { request, version: "v1.0", after, detail: "Intune took the group tag and the name." };
};

/** What has to be sent for one device after it was looked at, or its outcome where nothing has to be. */
export const writeFor = (
  target: ChangeTarget,
  change: SimpleChange,
  record: AutopilotDeviceRecord,
  reason: string,
): DueWrite | ChangeOutcome => {
  switch (change.kind) {
    case "properties":
      return properties(target, change, record, reason);
    case "assign-user": {
      const { userPrincipalName, addressableUserName } = change;
      const sameUser = record.userPrincipalName.toLowerCase() === userPrincipalName.toLowerCase();
      if (sameUser && record.addressableUserName === addressableUserName) {
        return done(false, "The user is assigned already.", record);
      }
      const request = post(target, "assignUserToDevice", reason, { userPrincipalName, addressableUserName });
      const after = { ...record, userPrincipalName, addressableUserName };
      return { request, version: "v1.0", after, detail: `Intune assigned ${userPrincipalName}.` };
    }
    case "unassign-user": {
      if (record.userPrincipalName === "") return done(false, "No user was assigned.", record);
      const request = post(target, "unassignUserFromDevice", reason);
      const after = { ...record, userPrincipalName: "", addressableUserName: "" };
      return { request, version: "v1.0", after, detail: "Intune unassigned the user." };
    }
    case "unblock": {
      const blocked = record.enrolment === "blocked" || record.details?.userlessEnrolmentBlocked !== false;
      if (!blocked) return done(false, "The next enrolment was not blocked.", record);
      const details = record.details && { ...record.details, userlessEnrolmentBlocked: false };
      const enrolment = record.enrolment === "blocked" ? "unknown" : record.enrolment;
      const after = { ...record, enrolment, details };
      const request = post(target, allowNextEnrolment.action, reason);
      return { request, version: allowNextEnrolment.version, after, detail: "Intune allows the next enrolment." };
    }
  }
};
