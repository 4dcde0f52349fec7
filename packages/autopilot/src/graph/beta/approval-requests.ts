import type { GraphClient } from "../client.ts";
import { GraphRefused } from "../graph-refused.ts";
import { memberOf } from "../json.ts";

/** How a request for Multi Admin Approval stands; `unknown` where Intune does not say or may not be asked. */
export type ApprovalStatus =
  | "unknown"
  | "needsApproval"
  | "approved"
  | "rejected"
  | "cancelled"
  | "completed"
  | "expired";

const known = ["needsApproval", "approved", "rejected", "cancelled", "completed", "expired"] as const;

/** Needs DeviceManagementConfiguration.Read.All or DeviceManagementRBAC.Read.All; without it nothing is known. */
export const readApprovalStatus = async (client: GraphClient, code: string): Promise<ApprovalStatus> => {
  const path = `/deviceManagement/operationApprovalRequests/${encodeURIComponent(code)}`;
  try {
    const { body } = await client.send({ method: "GET", path }, "beta");
    return known.find((status) => status === memberOf(body, "status")) ?? "unknown";
  } catch (error) {
    if (error instanceof GraphRefused && [400, 403, 404].includes(error.status)) return "unknown";
    throw error;
  }
};
