import { approvalInterval, type Cadence } from "./cadence.ts";
import { failWith, noticeOf, waitFor, waitShared } from "./movement.ts";
import type { ApprovalEnd, Observation } from "./observation.ts";
import type { RegistrationApproval, RegistrationRecord } from "./record.ts";

const nameOf = (operation: RegistrationApproval["operation"]): string =>
  operation === "import" ? "import" : "change of the group tag";

const endCodes = {
  rejected: "registration.approval-rejected",
  cancelled: "registration.approval-cancelled",
  expired: "registration.approval-expired",
} as const satisfies Record<ApprovalEnd, string>;

const waitForApproval = (record: RegistrationRecord, now: Date, cadence: Cadence): RegistrationRecord => {
  const { approval } = record;
  if (approval === null) return record;
  const noticed = noticeOf(record, "registration.waiting-for-approval", { operation: nameOf(approval.operation) });
  return waitFor(noticed, now, approvalInterval(now.getTime() - Date.parse(approval.since), cadence));
};

/** What Multi Admin Approval says about a change that was asked for. */
export const applyApproval = (
  record: RegistrationRecord,
  observation: Observation,
  now: Date,
  cadence: Cadence,
): RegistrationRecord | undefined => {
  switch (observation.kind) {
    case "approval-needed": {
      const { operation, code } = observation;
      const since = record.approval?.operation === operation ? record.approval.since : now.toISOString();
      return waitForApproval({ ...record, approval: { operation, code, since } }, now, cadence);
    }
    case "approval-pending":
      return waitForApproval(record, now, cadence);
    case "approval-over":
      if (record.approval === null) return record;
      return waitShared({ ...record, ...approvalOver(now) }, now, cadence);
    case "approval-ended": {
      if (record.approval === null) return record;
      const parameters = { operation: nameOf(record.approval.operation) };
      return failWith(record, endCodes[observation.how], parameters, now);
    }
    default:
      return undefined;
  }
};

/** What changes in a record when its wait for approval is over. */
export const approvalOver = (now: Date) => ({ approval: null, notice: null, approvalEndedAt: now.toISOString() });
