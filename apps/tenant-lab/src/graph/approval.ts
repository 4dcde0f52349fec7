import { createHash } from "node:crypto";
import type { ProtectedChange } from "../behaviour/settings.ts";
import type { LabCore } from "../lab-core.ts";
import { statusOfApproval } from "../operations/approvals.ts";
import type { ApprovalRequest } from "../state/approval-entities.ts";
import { GraphFailure } from "./errors.ts";
import type { GraphCaller, GraphRequest, GraphRoute } from "./exchange.ts";

/** Below which path the changes of each protected kind are made. */
const places: Readonly<Record<ProtectedChange, string>> = {
  "autopilot-imports": "/deviceManagement/importedWindowsAutopilotDeviceIdentities",
  "autopilot-devices": "/deviceManagement/windowsAutopilotDeviceIdentities",
};

const refused = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): GraphFailure =>
  new GraphFailure(status, "BadRequest", message, { intune: true, headers });

/** The request as it has to be sent again: method, address and body to the letter. */
const fingerprintOf = ({ version, method, path, body }: GraphRequest): string =>
  createHash("sha256")
    .update(JSON.stringify([version, method, path, body]))
    .digest("hex");

/**
 * Holds a protected change until a second administrator has approved it. Intune, "Use Multi Admin Approval with the
 * Microsoft Graph API": 400 without a reason, 412 with a code when it is filed, 409 while it waits; the same request with
 * the code is carried out once it is approved.
 *
 * @throws GraphFailure where the change is not to be made now
 */
export function requireApproval(lab: LabCore, request: GraphRequest, caller: GraphCaller, route: GraphRoute): void {
  const isProtected = lab.behaviour().protectedChanges.some((change) => route.path.startsWith(places[change]));
  if (!isProtected || request.method === "GET") return;
  const fingerprint = fingerprintOf(request);
  const code = request.headers["x-msft-approval-code"];
  if (code === undefined) throw file(lab, request, caller, fingerprint);
  const filed = lab.state.approvalRequests.get(code);
  if (filed?.tenantId !== caller.tenantId || filed.fingerprint !== fingerprint) {
    throw refused(400, "The approval code does not belong to this request.");
  }
  const status = statusOfApproval(lab, filed);
  if (status === "needsApproval") throw stillOpen();
  if (status !== "approved") throw refused(400, `The approval request is ${status}.`);
  lab.state.approvalRequests.put({ ...filed, status: "completed", changedAt: lab.clock.now() });
}

const stillOpen = (): GraphFailure =>
  new GraphFailure(409, "Conflict", "An active Approval Request already exists", { intune: true });

function file(lab: LabCore, request: GraphRequest, caller: GraphCaller, fingerprint: string): GraphFailure {
  const header = request.headers["x-msft-approval-justification"];
  const justification = Buffer.from(header ?? "", "base64").toString("utf8");
  if (justification === "" || justification.length > 1024) {
    return refused(400, "Header 'x-msft-approval-justification' is required to request approval");
  }
  const open = lab.state.approvalRequests
    .by("fingerprint", fingerprint)
    .some((one) => one.tenantId === caller.tenantId && statusOfApproval(lab, one) === "needsApproval");
  if (open) return stillOpen();
  const filed: ApprovalRequest = lab.state.approvalRequests.put({
    id: lab.newId(),
    sequence: lab.state.nextSequence(),
    tenantId: caller.tenantId,
    applicationId: caller.applicationId,
    fingerprint,
    justification,
    status: "needsApproval",
    createdAt: lab.clock.now(),
    changedAt: lab.clock.now(),
  });
  return refused(412, "Approval Required. Request Approval using the request ID in the x-msft-approval-code header.", {
    "x-msft-approval-code": filed.id,
  });
}
