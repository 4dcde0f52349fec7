import { randomUUID } from "node:crypto";
import { WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { collectContent } from "./collection.ts";
import * as content from "./repository.ts";

const lookEveryMilliseconds = 5000;
const byItselfEveryMilliseconds = 24 * 3_600_000;
const leaseMilliseconds = 30_000;
const signOfLifeMilliseconds = 5000;
/** An unreachable store may be back soon; after so many attempts a run is over. */
const maximumAttempts = 5;
const pauseMilliseconds = 10_000;

const within = <Result>(context: ServerContext, work: (connection: Connection) => Promise<Result>) =>
  context.database.within(wholeInstallation, work);

const tell = (connection: Connection) => announce(connection, { topic: "content", organisationId: null, id: null });

const askDaily = (context: ServerContext): Promise<void> =>
  within(context, async (connection) => {
    const newest = await content.findNewestRun(connection);
    const now = context.clock();
    if (newest && now.getTime() - newest.asked_at.getTime() < byItselfEveryMilliseconds) return;
    await content.askForRun(connection, null, now);
  });

/** Does one run, if one waits. True when there was one. */
export const workOnRun = async (context: ServerContext, stopping: AbortSignal): Promise<boolean> => {
  const owner = randomUUID();
  const leaseEnd = () => new Date(context.clock().getTime() + leaseMilliseconds);
  const run = await within(context, (connection) =>
    content.claimRun(connection, { owner, until: leaseEnd(), now: context.clock() }),
  );
  if (!run) return false;
  const lost = new AbortController();
  const timer = setInterval(() => {
    within(context, (connection) => content.updateHeldRun(connection, run.id, owner, { lease_until: leaseEnd() }))
      .then((held) => held || lost.abort(new Error("another process does the run")))
      .catch((error: unknown) =>
        context.log.warn({ err: error }, "a look through the content could not renew its lease"),
      );
  }, signOfLifeMilliseconds);
  const end = (change: Parameters<typeof content.updateHeldRun>[3]) =>
    within(context, async (connection) => {
      await content.updateHeldRun(connection, run.id, owner, change);
      await tell(connection);
    });
  try {
    const counts = await collectContent(context, AbortSignal.any([stopping, lost.signal]));
    if (counts.missing > 0) context.log.error({ missing: counts.missing }, "content that is named is not in the store");
    await end({ state: "done", counts, ended_at: context.clock(), lease_until: null });
  } catch (error) {
    if (lost.signal.aborted) return true;
    if (stopping.aborted) await end({ lease_until: context.clock() });
    else {
      context.log.error({ err: error, attempt: run.attempts }, "looking through the content failed");
      const told = error instanceof WindlassError ? error : new WindlassError("server.unexpected", { cause: error });
      if (run.attempts >= maximumAttempts)
        await end({ state: "failed", failure: told.told(), ended_at: context.clock(), lease_until: null });
      else await end({ lease_until: new Date(context.clock().getTime() + pauseMilliseconds) });
    }
  } finally {
    clearInterval(timer);
  }
  return true;
};

/** Looks through the content once a day and when a person asks, as part of the role `worker`. */
export const startCollecting = (context: ServerContext): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  const work = async (): Promise<void> => {
    await askDaily(context);
    await workOnRun(context, stopping.signal);
  };
  const look = (): void => {
    running ??= work()
      .catch((error: unknown) => context.log.error({ err: error }, "looking for content to free failed"))
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(look, lookEveryMilliseconds);
  look();
  return {
    stop: async () => {
      clearInterval(timer);
      stopping.abort(new Error("the worker stops"));
      await running;
    },
  };
};
