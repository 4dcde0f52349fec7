import type { ServerContext } from "../../../context.ts";
import { wholeInstallation } from "../../../database/connection.ts";
import { startWorkLoop } from "../../../work-loop.ts";
import { holdImport, leaseMilliseconds } from "./lease.ts";
import * as imports from "./repository.ts";
import { workOnImport } from "./work.ts";

/** Finds imports whose worker was killed, and those whose pause is over; new ones are announced. */
const lookEveryMilliseconds = 2000;

const claim = (context: ServerContext) => {
  const now = context.clock();
  const lease = { owner: context.instanceId, until: new Date(now.getTime() + leaseMilliseconds) };
  return context.database.within(wholeInstallation, (connection) => imports.claimImport(connection, lease, now));
};

/** Imports driver packs one after the other, as part of the role `worker`. */
export const startImportingDrivers = (context: ServerContext): { stop(): Promise<void> } =>
  startWorkLoop(context, {
    what: "driver imports",
    lookEveryMilliseconds,
    topic: "drivers",
    next: async (signal) => {
      const row = await claim(context);
      if (row) await workOnImport(context, holdImport(context, row, signal));
      return row !== undefined;
    },
  });
