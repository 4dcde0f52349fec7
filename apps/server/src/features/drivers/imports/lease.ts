import type { ServerContext } from "../../../context.ts";
import { wholeInstallation } from "../../../database/connection.ts";
import { announce } from "../../../database/live-feed.ts";
import * as imports from "./repository.ts";

/** After this long without a sign of life an import goes to another worker. */
export const leaseMilliseconds = 15_000;

const signOfLifeMilliseconds = 1000;

/** The import was dismissed or went to another worker: whatever this one still does must not count. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** One import while this process works on it. */
export interface HeldImport {
  readonly row: imports.ClaimedImport;
  /** Aborted with {@link LeaseLost}, or when the worker stops. */
  readonly signal: AbortSignal;
  /** How far it is; written with the next sign of life. @throws the reason of an aborted signal */
  progress(done: number): void;
  /** @throws LeaseLost */
  enter(state: "opening" | "reading", total: number): Promise<void>;
  /** Ends the signs of life; the lease stays as it is. */
  release(): void;
}

/** Keeps the lease of a claimed import alive and tells viewers of its progress. */
export const holdImport = (context: ServerContext, row: imports.ClaimedImport, stopping: AbortSignal): HeldImport => {
  const lost = new AbortController();
  const signal = AbortSignal.any([lost.signal, stopping]);
  let done = 0;
  let toldDone = -1;

  const write = (change: { state?: imports.ImportState; total?: number }) =>
    context.database.within(wholeInstallation, async (connection) => {
      const written = done;
      const held = await imports.updateHeldImport(connection, row.id, context.instanceId, {
        ...change,
        done: written,
        lease_until: new Date(context.clock().getTime() + leaseMilliseconds),
      });
      if (!held) throw new LeaseLost();
      if (change.state !== undefined || written !== toldDone)
        await announce(connection, { topic: "drivers", organisationId: row.organisation_id, id: null });
      toldDone = written;
    });

  const timer = setInterval(() => {
    write({}).catch((error: unknown) => {
      if (error instanceof LeaseLost) lost.abort(error);
      else context.log.warn({ err: error, import: row.id }, "a driver import could not renew its lease");
    });
  }, signOfLifeMilliseconds);

  return {
    row,
    signal,
    progress: (now) => {
      signal.throwIfAborted();
      done = now;
    },
    enter: (state, total) => {
      signal.throwIfAborted();
      done = 0;
      return write({ state, total });
    },
    release: () => clearInterval(timer),
  };
};
