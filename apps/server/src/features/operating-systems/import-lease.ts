import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import * as imports from "./import-repository.ts";

/** After this long without a sign of life an import goes to another worker. */
export const leaseMilliseconds = 15_000;

const signOfLifeMilliseconds = 1000;

/** The import was dismissed or went to another worker: whatever this one still does must not count. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** One import while this process works on it. */
export interface HeldImport {
  readonly row: imports.ImportRow;
  /** Aborted with {@link LeaseLost}, or when the worker stops. */
  readonly signal: AbortSignal;
  /** How far the copy is; written with the next sign of life. @throws the reason of an aborted signal */
  progress(doneBytes: number): void;
  /** @throws LeaseLost */
  enter(state: "hashing" | "reading", doneBytes: number): Promise<void>;
  /** Ends the signs of life; the lease stays as it is. */
  release(): void;
}

/** Keeps the lease of a claimed import alive, also while the disk takes its time, and tells viewers of progress. */
export const holdImport = (context: ServerContext, row: imports.ImportRow, stopping: AbortSignal): HeldImport => {
  const lost = new AbortController();
  const signal = AbortSignal.any([lost.signal, stopping]);
  let doneBytes = row.done_bytes;
  let toldBytes = doneBytes;

  const write = (change: { state?: imports.ImportState }) =>
    context.database.within(wholeInstallation, async (connection) => {
      const held = await imports.updateHeldImport(connection, row.id, context.instanceId, {
        ...change,
        done_bytes: doneBytes,
        lease_until: new Date(context.clock().getTime() + leaseMilliseconds),
      });
      if (!held) throw new LeaseLost();
      if (change.state !== undefined || doneBytes !== toldBytes)
        await announce(connection, { topic: "operating-systems", organisationId: row.organisation_id, id: null });
      toldBytes = doneBytes;
    });

  const timer = setInterval(() => {
    write({}).catch((error: unknown) => {
      if (error instanceof LeaseLost) lost.abort(error);
      else context.log.warn({ err: error, import: row.id }, "an import could not renew its lease");
    });
  }, signOfLifeMilliseconds);

  return {
    row,
    signal,
    progress: (bytes) => {
      signal.throwIfAborted();
      doneBytes = bytes;
    },
    enter: (state, bytes) => {
      doneBytes = bytes;
      return write({ state });
    },
    release: () => clearInterval(timer),
  };
};
