import type { ServerContext } from "../../context.ts";
import { type Connection, wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import * as imports from "./repository.ts";

/** After this long without a sign of life an import goes to another worker. */
export const leaseMilliseconds = 15_000;

/** The import was cancelled or deleted, or went to another worker: nothing this one does may count any more. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** One import while this process works on it; every step renews the lease in the transaction of its writes. */
export interface HeldImport {
  readonly row: imports.ImportRow;
  /** Aborted when the worker stops. */
  readonly signal: AbortSignal;
  /** Does work and notes how far it is, in one transaction. @throws LeaseLost; then nothing of it is kept */
  step(work: (connection: Connection) => Promise<Omit<imports.ImportChange, "lease_until">>): Promise<void>;
  /** The last step: nobody holds the import any more. @throws LeaseLost */
  end(change: Omit<imports.ImportChange, "lease_until">): Promise<void>;
}

export const holdImport = (context: ServerContext, row: imports.ImportRow, signal: AbortSignal): HeldImport => {
  const write = (
    leaseUntil: () => Date | null,
    work: (connection: Connection) => Promise<Omit<imports.ImportChange, "lease_until">>,
  ): Promise<void> =>
    context.database.within(wholeInstallation, async (connection) => {
      // The lease first: whoever lost it, or was cancelled, waits here and then writes nothing.
      const lease = { lease_until: leaseUntil() };
      if (!(await imports.updateHeldImport(connection, row.id, context.instanceId, lease))) throw new LeaseLost();
      const change = await work(connection);
      await imports.updateHeldImport(connection, row.id, context.instanceId, { ...change, ...lease });
      await announce(connection, {
        topic: "autopilot-imports",
        organisationId: row.organisation_id,
        id: row.id,
      });
    });
  return {
    row,
    signal,
    step: (work) => write(() => new Date(context.clock().getTime() + leaseMilliseconds), work),
    end: (change) =>
      write(
        () => null,
        async () => change,
      ),
  };
};
