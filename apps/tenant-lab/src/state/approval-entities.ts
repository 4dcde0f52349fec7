import type { TenantEntity } from "./entity.ts";

export type ApprovalDecision = "approved" | "rejected" | "cancelled";

/** A protected change that waits for a second administrator, or did. `id` is its approval code. */
export interface ApprovalRequest extends TenantEntity {
  readonly applicationId: string;
  /** SHA-256 of the request that was filed. */
  readonly fingerprint: string;
  readonly justification: string;
  readonly status: ApprovalDecision | "needsApproval" | "completed" | "expired";
  readonly createdAt: number;
  readonly changedAt: number;
}
