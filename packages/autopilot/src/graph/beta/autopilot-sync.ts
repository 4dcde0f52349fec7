import type { WindowsAutopilotSettings } from "@microsoft/microsoft-graph-types-beta";
import { instantOrNever } from "../autopilot-device-record.ts";
import type { GraphClient } from "../client.ts";
import { GraphRefused } from "../graph-refused.ts";
import { entityOf } from "../json.ts";

const settingsPath = "/deviceManagement/windowsAutopilotSettings";

/**
 * Shortest time between two synchronisations of Intune with the Autopilot service.
 *
 * Source: Microsoft's answer in microsoftgraph/microsoft-graph-docs#9691 (409 while one runs, 429 within ten minutes).
 */
export const tenantSyncPauseMilliseconds = 600_000;

/** Where Intune stands with its synchronisation with the Autopilot service, which is not the one of the copy here. */
export interface TenantSync {
  /** ISO instant at which the last one ended. */
  readonly lastSyncAt: string | null;
  /** ISO instant at which somebody last asked for one. */
  readonly lastRequestedAt: string | null;
  readonly state: "unknown" | "running" | "completed" | "failed";
}

/** When the next synchronisation may be asked for; null for now. */
export const tenantSyncAllowedAt = (sync: TenantSync, now: Date): Date | null => {
  if (sync.lastRequestedAt === null) return null;
  const allowed = new Date(Date.parse(sync.lastRequestedAt) + tenantSyncPauseMilliseconds);
  return allowed > now ? allowed : null;
};

const states: Readonly<Record<string, TenantSync["state"]>> = {
  inProgress: "running",
  completed: "completed",
  failed: "failed",
};

/** @throws GraphRefused, TokenRefused */
export const readTenantSync = async (client: GraphClient): Promise<TenantSync> => {
  const { body } = await client.send({ method: "GET", path: settingsPath }, "beta");
  const settings = entityOf<WindowsAutopilotSettings>(body);
  return {
    lastSyncAt: instantOrNever(settings?.lastSyncDateTime),
    lastRequestedAt: instantOrNever(settings?.lastManualSyncTriggerDateTime),
    state: states[settings?.syncStatus ?? ""] ?? "unknown",
  };
};

export type TenantSyncAnswer =
  | { readonly kind: "started" }
  | { readonly kind: "running" }
  /** `allowedAt` is when the service will take another one. */
  | { readonly kind: "too-soon"; readonly allowedAt: Date };

/**
 * Asks Intune to synchronise with the Autopilot service. Looks first, so that what would be refused is not sent: a
 * refused request counts against the limits, too.
 *
 * @throws GraphRefused, TokenRefused
 */
export const requestTenantSync = async (client: GraphClient): Promise<TenantSyncAnswer> => {
  const now = new Date(client.timing.now());
  const before = await readTenantSync(client);
  if (before.state === "running") return { kind: "running" };
  const allowedAt = tenantSyncAllowedAt(before, now);
  if (allowedAt) return { kind: "too-soon", allowedAt };
  try {
    await client.send({ method: "POST", path: `${settingsPath}/sync` }, "beta");
    return { kind: "started" };
  } catch (error) {
    if (!(error instanceof GraphRefused)) throw error;
    if (error.status === 409) return { kind: "running" };
    if (error.status !== 429) throw error;
    const wait = error.retryAfterMilliseconds ?? tenantSyncPauseMilliseconds;
    return { kind: "too-soon", allowedAt: new Date(now.getTime() + wait) };
  }
};
