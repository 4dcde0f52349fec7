import type {
  AutopilotAction,
  AutopilotActionView,
  AutopilotDrift,
  AutopilotEnrolment,
  AutopilotProfileStatus,
  AutopilotRemediation,
} from "@windlass/protocol";
import type { Tone } from "../../components/state.tsx";

export const driftNames: Readonly<Record<AutopilotDrift, string>> = {
  "tag-differs": "Another tag than its build's",
  "profile-failed": "Profile refused",
  "profile-not-assigned": "No profile",
  "remediation-manual": "Attention required",
  "remediation-automatic": "Fix pending",
  blocked: "Blocked",
  "duplicate-serial": "Serial number several times",
  "never-deployed": "Never deployed from here",
};

/** What needs nobody is a hint; everything else wants to be looked at. */
export const driftTone = (drift: AutopilotDrift): Tone =>
  drift === "never-deployed" ? "idle" : drift === "remediation-automatic" ? "working" : "warning";

/** The words of Intune's own list. */
export const profileNames: Readonly<Record<AutopilotProfileStatus, string>> = {
  unknown: "Unknown",
  "not-assigned": "Not assigned",
  pending: "Assigning",
  assigned: "Assigned",
  "assigned-out-of-sync": "Updating",
  "assigned-sync-unknown": "Assigned",
  failed: "Failed",
};

const profileTones: Readonly<Record<AutopilotProfileStatus, Tone>> = {
  unknown: "unknown",
  "not-assigned": "idle",
  pending: "working",
  assigned: "good",
  "assigned-out-of-sync": "working",
  "assigned-sync-unknown": "good",
  failed: "bad",
};

export const profileTone = (status: AutopilotProfileStatus): Tone => profileTones[status];

export const enrolmentNames: Readonly<Record<AutopilotEnrolment, string>> = {
  unknown: "Unknown",
  "not-contacted": "Not contacted",
  enrolled: "Enrolled",
  "pending-reset": "Reset pending",
  failed: "Failed",
  blocked: "Blocked",
};

export const remediationNames: Readonly<Record<AutopilotRemediation, string>> = {
  unknown: "Unknown",
  none: "Not needed",
  automatic: "Fix pending",
  manual: "Attention required",
};

export type ActionKind = AutopilotAction["kind"];

export const actionNames: Readonly<Record<ActionKind, string>> = {
  "change-group-tag": "Change group tag",
  rename: "Rename",
  "assign-user": "Assign user",
  "unassign-user": "Unassign user",
  unblock: "Unblock",
  delete: "Delete",
};

/** What one action does, with its value. */
export const actionTitle = (action: AutopilotAction): string => {
  switch (action.kind) {
    case "change-group-tag":
      return action.groupTag === "" ? "Remove group tag" : `Change group tag to ${action.groupTag}`;
    case "rename":
      return `Rename to ${action.nameTemplate}`;
    case "assign-user":
      return `Assign ${action.userPrincipalName}`;
    default:
      return actionNames[action.kind];
  }
};

export const actionStateNames: Readonly<Record<AutopilotActionView["state"], string>> = {
  waiting: "Waiting",
  running: "Running",
  done: "Done",
  cancelled: "Cancelled",
  failed: "Failed",
};

/** An action that came to its end counts as bad only where devices failed. */
export const actionTone = ({ state, failed }: AutopilotActionView): Tone => {
  if (state === "waiting" || state === "running") return "working";
  if (state === "cancelled") return "idle";
  if (state === "failed") return "bad";
  return failed > 0 ? "warning" : "good";
};
