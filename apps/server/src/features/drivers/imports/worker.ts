import type { ServerContext } from "../../../context.ts";
import { wholeInstallation } from "../../../database/connection.ts";
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
export const startImportingDrivers = (context: ServerContext): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let askedAgain = false;

  const workThroughAll = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      askedAgain = false;
      const row = await claim(context);
      if (row) await workOnImport(context, holdImport(context, row, stopping.signal));
      else if (!askedAgain) return;
    }
  };

  const look = (): void => {
    askedAgain = true;
    running ??= workThroughAll()
      .catch((error: unknown) => context.log.error({ err: error }, "looking for driver imports failed"))
      .finally(() => {
        running = undefined;
      });
  };

  const unsubscribe = context.live.subscribe((message) => {
    if (message === "resumed" || message.topic === "drivers") look();
  });
  const timer = setInterval(look, lookEveryMilliseconds);
  look();
  return {
    stop: async () => {
      unsubscribe();
      clearInterval(timer);
      stopping.abort(new Error("the worker stops"));
      await running;
    },
  };
};
