import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { startWorkLoop } from "../../work-loop.ts";
import { holdImport, leaseMilliseconds } from "./import-lease.ts";
import * as imports from "./import-repository.ts";
import { workOnImport } from "./import-work.ts";

/** Finds imports whose worker was killed, and those whose pause is over; new ones are announced. */
const lookEveryMilliseconds = 2000;

const claim = (context: ServerContext) => {
  const now = context.clock();
  const lease = { owner: context.instanceId, until: new Date(now.getTime() + leaseMilliseconds) };
  return context.database.within(wholeInstallation, (connection) => imports.claimImport(connection, lease, now));
};

/** Imports uploads one after the other, as part of the role `worker`. */
export const startImporting = (context: ServerContext): { stop(): Promise<void> } =>
  startWorkLoop(context, {
    what: "imports",
    lookEveryMilliseconds,
    topic: "operating-systems",
    next: async (signal) => {
      const row = await claim(context);
      if (row) await workOnImport(context, holdImport(context, row, signal));
      return row !== undefined;
    },
  });
