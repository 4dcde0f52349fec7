import { setTimeout as sleep } from "node:timers/promises";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { startWorkLoop } from "../../work-loop.ts";
import { packPackage } from "./packing.ts";
import { findPackable, listUnpackedIds } from "./packing-repository.ts";

/** Files come one after the other; packing waits until no more have come for so long. */
const quietMilliseconds = 10_000;
const lookEveryMilliseconds = 3000;
/** Whoever publishes waits so long for large packages; after that the packing goes on without him. */
const publishWaitMilliseconds = 20_000;

const nextPackable = (context: ServerContext): Promise<string | undefined> => {
  const now = context.clock();
  return context.database.within(wholeInstallation, (connection) =>
    findPackable(connection, new Date(now.getTime() - quietMilliseconds), now),
  );
};

/** Packs packages whose files have changed, one after the other, as part of the role `worker`. */
export const startPacking = (context: ServerContext): { stop(): Promise<void> } =>
  startWorkLoop(context, {
    what: "packages to pack",
    lookEveryMilliseconds,
    topic: null,
    next: async (signal) => {
      const id = await nextPackable(context);
      if (id === undefined) return false;
      // What went wrong is logged and in the row; the next package is not to blame.
      await packPackage(context, id, signal).catch(() => undefined);
      return true;
    },
  });

/**
 * Packs what the organisation is about to publish. Returns when all is packed, or failed (the rows say why), or takes
 * longer than a person should wait; then it goes on by itself.
 */
export const packBeforePublishing = async (context: ServerContext, organisationId: string): Promise<void> => {
  const ids = await context.database.within(wholeInstallation, (connection) =>
    listUnpackedIds(connection, organisationId),
  );
  const packAll = async (): Promise<void> => {
    for (const id of ids) await packPackage(context, id).catch(() => undefined);
  };
  const waited = new AbortController();
  await Promise.race([packAll(), sleep(publishWaitMilliseconds, undefined, { signal: waited.signal })]);
  waited.abort();
};
