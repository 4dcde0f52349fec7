import type { Group } from "@microsoft/microsoft-graph-types-beta";
import type { GraphClient } from "../client.ts";
import { GraphRefused } from "../graph-refused.ts";
import { entityOf } from "../json.ts";

/** How Entra's last processing of a dynamic group's rule went. */
export interface RuleProcessing {
  readonly status: "not-started" | "running" | "succeeded" | "failed" | "unknown";
  /** ISO instant; null where the membership was never updated. */
  readonly updatedAt: string | null;
  readonly errorMessage: string | null;
}

const statuses: Readonly<Record<string, RuleProcessing["status"]>> = {
  NotStarted: "not-started",
  Running: "running",
  Succeeded: "succeeded",
  Failed: "failed",
};

/**
 * The processing status of a dynamic group, which exists in beta alone and has to be asked for by name. A report is
 * complete without it, so whatever goes wrong gives null.
 *
 * Source: Microsoft Graph documentation, resource type membershipRuleProcessingStatus (beta).
 */
export const readRuleProcessing = async (client: GraphClient, groupId: string): Promise<RuleProcessing | null> => {
  const path = `/groups/${encodeURIComponent(groupId)}?$select=id,membershipRuleProcessingStatus`;
  try {
    const { body } = await client.send({ method: "GET", path }, "beta");
    const found = entityOf<Group>(body)?.membershipRuleProcessingStatus;
    if (!found?.status) return null;
    return {
      status: statuses[found.status] ?? "unknown",
      updatedAt: found.lastMembershipUpdated ?? null,
      errorMessage: found.errorMessage || null,
    };
  } catch (error) {
    if (error instanceof GraphRefused) return null;
    throw error;
  }
};
