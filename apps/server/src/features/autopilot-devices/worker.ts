import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { TenantClients } from "../tenant-connections/worker-access.ts";
import { claimAction } from "./action-queue.ts";
import { workOnAction } from "./action-work.ts";
import { startClaiming } from "./claiming.ts";
import { watchDrift } from "./drift-watch.ts";
import { claimSync, requestScheduled } from "./sync-repository.ts";
import { workOnSync } from "./sync-work.ts";

/** Organisations whose copies are synchronised at the same time by one process: each holds a page in memory. */
const syncsAtOnce = 2;

const actionsAtOnce = 4;

/**
 * Synchronises the copies of Autopilot devices, carries out what people ask to be done to them, and keeps the copies'
 * judgement up to date; part of the role `worker`.
 *
 * @param clients those of the registrations, so that both keep one budget for each tenant; own ones where left out
 */
export const startAutopilotDeviceWork = (
  context: ServerContext,
  clients?: TenantClients,
): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const tenants = clients ?? new TenantClients(context, stopping.signal);
  const syncs = startClaiming(context, {
    topic: "autopilot-devices",
    mostAtOnce: syncsAtOnce,
    claim: () =>
      context.database.within(wholeInstallation, async (connection) => {
        const now = context.clock();
        await requestScheduled(connection, now);
        return claimSync(connection, context.instanceId, now);
      }),
    work: (row, signal) => workOnSync(context, tenants, row, signal),
  });
  const actions = startClaiming(context, {
    topic: "autopilot-actions",
    mostAtOnce: actionsAtOnce,
    claim: () =>
      context.database.within(wholeInstallation, (connection) =>
        claimAction(connection, context.instanceId, context.clock()),
      ),
    work: (row, signal) => workOnAction(context, tenants, row, signal),
  });
  const watch = watchDrift(context);
  return {
    stop: async () => {
      stopping.abort(new Error("the worker stops"));
      await Promise.all([syncs.stop(), actions.stop(), watch.stop()]);
    },
  };
};
