import type { LabCore } from "../lab-core.ts";
import type { ApprovalDecision, ApprovalRequest } from "../state/approval-entities.ts";
import { LabRefusal } from "./refusal.ts";

/** Intune, "Multi Admin Approval": nobody's decision within three days ends a request. */
export const approvalMilliseconds = 3 * 24 * 3_600_000;

/** How a request stands by now. */
export function statusOfApproval(lab: LabCore, request: ApprovalRequest): ApprovalRequest["status"] {
  const open = request.status === "needsApproval" || request.status === "approved";
  return open && lab.clock.now() >= request.createdAt + approvalMilliseconds ? "expired" : request.status;
}

/** What a second administrator (or, for `cancelled`, the one who asked) does in Intune's portal. */
export function decideApproval(lab: LabCore, id: string, decision: ApprovalDecision): ApprovalRequest {
  const request = lab.state.approvalRequests.get(id);
  if (request === undefined) throw new LabRefusal(404, `there is no approval request ${id}`);
  if (statusOfApproval(lab, request) !== "needsApproval") throw new LabRefusal(409, "it is decided already");
  return lab.state.approvalRequests.put({ ...request, status: decision, changedAt: lab.clock.now() });
}

export function approvalRequests(lab: LabCore): ApprovalRequest[] {
  return lab.state.approvalRequests.values().map((one) => ({ ...one, status: statusOfApproval(lab, one) }));
}
