import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { warnOfEndingSecrets } from "../secrets/expiry.ts";
import { checkEnds, warnOfEnds } from "./expiry.ts";
import { beginDueRotations } from "./rotation.ts";
import * as rotations from "./rotation-repository.ts";
import { advanceRotation } from "./rotation-work.ts";

/** Ends are days away; a rotation's next step may be seconds away. */
const longestSleepMilliseconds = 600_000;

/** Longer than a step may take; after it another worker takes it up. */
const leaseMilliseconds = 180_000;

/** Watches credentials of all connections (asks for their ends, warns, rotates) and ends of secrets. Part of the role `worker`. */
export const startWatchingCredentials = (context: ServerContext): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let nudged = false;
  let wake = () => {};

  const rotateAll = async (): Promise<void> => {
    while (!signal.aborted) {
      const now = context.clock();
      const lease = { owner: context.instanceId, until: new Date(now.getTime() + leaseMilliseconds) };
      const row = await context.database.within(wholeInstallation, (connection) =>
        rotations.claimRotation(connection, lease, now),
      );
      if (!row) return;
      await advanceRotation({ context, row, signal });
    }
  };

  const look = async (): Promise<void> => {
    await checkEnds(context, signal);
    await warnOfEnds(context);
    await warnOfEndingSecrets(context);
    await beginDueRotations(context);
    await rotateAll();
  };

  const sleepTime = async (): Promise<number> => {
    const next = await context.database.within(wholeInstallation, rotations.nextRotationAt);
    const wait = next ? next.getTime() - context.clock().getTime() : longestSleepMilliseconds;
    return Math.min(longestSleepMilliseconds, Math.max(200, wait));
  };

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      if (nudged || signal.aborted) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      nudged = false;
      const milliseconds = await look()
        .then(sleepTime)
        .catch((error: unknown) => {
          if (!signal.aborted) context.log.error({ err: error }, "watching credentials failed");
          return 5000;
        });
      await pause(milliseconds);
    }
  };

  const nudge = () => {
    nudged = true;
    wake();
  };
  const unsubscribe = context.live.subscribe((message) => {
    if (message === "resumed" || message.topic === "tenant-connections" || message.topic === "secrets") nudge();
  });
  const running = run();
  return {
    stop: async () => {
      stopping.abort(new Error("the worker stops"));
      unsubscribe();
      nudge();
      await running;
    },
  };
};
