import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation, wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import * as setUps from "./repository.ts";
import { openParts, type SealedParts, sealParts } from "./sealed.ts";

/** How long a worker's right to a set-up lasts without being renewed. */
const leaseSeconds = 15;

const signOfLifeMilliseconds = 1000;

/** The set-up was stopped, or another worker has it: what this one has begun is noted, and nothing more is begun. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** What a worker changes of its set-up; the parts are sealed with it. */
export interface HeldChange extends Omit<setUps.SetUpChange, "sealed"> {
  readonly parts?: SealedParts;
}

/** One set-up while this process works on it. */
export interface HeldSetUp {
  /** The row as it is known here, current after each write. */
  readonly row: () => setUps.SetUpRow;
  readonly parts: () => SealedParts;
  /** Aborted with {@link LeaseLost}, or when the worker stops. */
  readonly signal: AbortSignal;
  /**
   * Writes while the lease is held, with what else belongs to the same transaction. What has happened in the tenant is
   * kept also when somebody has stopped the set-up meanwhile; only then does it throw.
   *
   * @throws LeaseLost
   */
  readonly write: (change: HeldChange, besides?: (connection: Connection) => Promise<void>) => Promise<void>;
  /** Gives the lease back. */
  readonly release: () => Promise<void>;
}

const lease = (context: ServerContext): setUps.Lease => ({ owner: context.instanceId, seconds: leaseSeconds });

/** Takes a set-up that is due; undefined where there is none. */
export const claim = (context: ServerContext): Promise<setUps.SetUpRow | undefined> =>
  context.database.within(wholeInstallation, (connection) => setUps.claimSetUp(connection, lease(context)));

/** Keeps the lease of a claimed set-up alive, also while Microsoft takes its time. */
export const hold = (context: ServerContext, claimed: setUps.SetUpRow, stopping: AbortSignal): HeldSetUp => {
  const { organisation_id: organisationId, state: claimedState } = claimed;
  const lost = new AbortController();
  let row = claimed;
  let parts = openParts(context, claimed);

  const renew = async (connection: Connection): Promise<setUps.SetUpRow> => {
    const renewed = await setUps.renewLease(connection, organisationId, lease(context));
    if (!renewed) throw new LeaseLost();
    return renewed;
  };
  const within = <Result>(work: (connection: Connection) => Promise<Result>) =>
    context.database.within(oneOrganisation(organisationId), work);

  const timer = setInterval(() => {
    within(renew).then(
      ({ state }) => state !== claimedState && lost.abort(new LeaseLost()),
      (error: unknown) => {
        if (error instanceof LeaseLost) lost.abort(error);
        else context.log.warn({ err: error, organisation: organisationId }, "a set-up could not renew its lease");
      },
    );
  }, signOfLifeMilliseconds);

  return {
    row: () => row,
    parts: () => parts,
    signal: AbortSignal.any([lost.signal, stopping]),
    write: async (change, besides) => {
      const { parts: newParts, ...values } = change;
      const wasStopped = await within(async (connection) => {
        const { state } = await renew(connection);
        const stopped = state !== claimedState;
        await besides?.(connection);
        // Whoever stopped it decided on the state; what was made is a fact beside it.
        const { state: _state, ...facts } = values;
        const written = await setUps.changeSetUp(connection, organisationId, {
          ...(stopped ? facts : values),
          ...(newParts && { sealed: sealParts(context, organisationId, newParts) }),
        });
        await announce(connection, { topic: "tenant-set-ups", organisationId, id: organisationId });
        row = written ?? row;
        return stopped;
      });
      parts = newParts ?? parts;
      if (wasStopped) throw new LeaseLost();
    },
    release: async () => {
      clearInterval(timer);
      await within((connection) => setUps.releaseLease(connection, organisationId, context.instanceId));
    },
  };
};
