import type { OperationApprovalRequest } from "@microsoft/microsoft-graph-types-beta";
import { approvalMilliseconds, statusOfApproval } from "../../operations/approvals.ts";
import type { ApprovalRequest } from "../../state/approval-entities.ts";
import { graphFailures } from "../errors.ts";
import { betaOnly, type GraphCall, type GraphRoute, graphInstant, parameter } from "../exchange.ts";
import { meets, parseFilter } from "../odata/filter.ts";
import { listing, single } from "../odata/listing.ts";
import { readApprovals } from "../permissions.ts";

const collection = "/deviceManagement/operationApprovalRequests";
const context = "deviceManagement/operationApprovalRequests";

/** Newer than the published types. */
type Presented = Omit<OperationApprovalRequest, "requiredOperationApprovalPolicyTypes"> & {
  readonly requiredOperationApprovalPolicyTypes: readonly "tenantConfiguration"[];
};

const present =
  (call: GraphCall) =>
  (request: ApprovalRequest): Presented => ({
    id: request.id,
    requestDateTime: graphInstant(request.createdAt),
    expirationDateTime: graphInstant(request.createdAt + approvalMilliseconds),
    lastModifiedDateTime: graphInstant(request.changedAt),
    requestor: { application: { id: request.applicationId, displayName: "" } },
    approver: null,
    status: statusOfApproval(call.lab, request),
    requestJustification: request.justification,
    approvalJustification: "",
    requiredOperationApprovalPolicyTypes: ["tenantConfiguration"],
  });

function list(call: GraphCall) {
  const text = call.query.get("$filter");
  const clauses = text === null ? [] : parseFilter(text);
  const usable = clauses?.every(({ field, operator, any }) => !any && field === "status" && operator === "eq");
  if (clauses === null || !usable) throw graphFailures.intuneBadRequest("An error has occurred");
  const own = call.lab.state.approvalRequests
    .by("tenantId", call.caller.tenantId)
    .filter((one) => clauses.every((clause) => meets(clause, statusOfApproval(call.lab, one))));
  const size = call.lab.behaviour().intunePageSize;
  return listing(call, own, { context, pageSize: size, largestPage: size, present: present(call) });
}

function getOne(call: GraphCall) {
  const request = call.lab.state.approvalRequests.get(parameter(call, "operationApprovalRequest-id"));
  if (request?.tenantId !== call.caller.tenantId) throw graphFailures.intuneNotFound();
  return single(call, `${context}/$entity`, present(call)(request));
}

const readable = { method: "GET", versions: betaOnly, area: "intune", permissions: readApprovals } as const;

export const approvalRequestRoutes: readonly GraphRoute[] = [
  { ...readable, path: collection, handle: list },
  { ...readable, path: `${collection}/{operationApprovalRequest-id}`, handle: getOne },
];
