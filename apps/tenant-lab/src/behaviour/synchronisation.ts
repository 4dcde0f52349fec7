import type { LabCore } from "../lab-core.ts";
import { afterDelay, schedule } from "./schedule.ts";

export type SyncRefusal = "running" | "too-soon";

/**
 * Starts a synchronisation with the Autopilot device directory. Microsoft Graph reference, windowsAutopilotSettings:
 * sync: one at a time (409) and at most one in ten minutes (429).
 */
export function startSync(lab: LabCore, tenantId: string): { refused: SyncRefusal; retrySeconds: number } | null {
  const now = lab.clock.now();
  const before = lab.state.syncs.get(tenantId);
  if (before?.running) return { refused: "running", retrySeconds: 0 };
  if (before?.startedAt != null) {
    const allowedAt = afterDelay(lab, before.startedAt, "syncInterval");
    if (now < allowedAt) return { refused: "too-soon", retrySeconds: Math.ceil((allowedAt - now) / 1000) };
  }
  const sequence = before?.sequence ?? lab.state.nextSequence();
  const finishedAt = before?.finishedAt ?? null;
  lab.state.syncs.put({ id: tenantId, sequence, startedAt: now, finishedAt, running: true });
  schedule(lab, tenantId, now, "sync", { kind: "finish-sync" });
  return null;
}

export function finishSync(lab: LabCore, tenantId: string, at: number): void {
  const sync = lab.state.syncs.get(tenantId);
  if (sync !== undefined) lab.state.syncs.put({ ...sync, finishedAt: at, running: false });
}
