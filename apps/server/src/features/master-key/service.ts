import { WindlassError } from "@windlass/protocol";
import type { Logger } from "pino";
import type { ServerContext } from "../../context.ts";
import { type Database, wholeInstallation } from "../../database/connection.ts";
import { type MasterKey, rewrapEnvelope } from "../../security/envelope.ts";
import type { SealedPlace } from "../../security/sealed-place.ts";
import { sealedAccounts } from "../connectors/sealed.ts";
import { sealedSecrets } from "../secrets/service.ts";
import { sealedSigningKeys } from "../signing-keys/service.ts";
import { sealedSetUps } from "../tenant-set-ups/sealed.ts";
import * as masterKeys from "./repository.ts";

/** Everywhere that something sealed is kept. */
const places: readonly SealedPlace[] = [sealedSigningKeys, sealedSecrets, sealedSetUps, sealedAccounts];

/** Rows of one transaction: what a kill can lose is at most their work. */
const batch = 100;

const idsOf = (keys: readonly MasterKey[]): string[] => keys.map(({ id }) => id);

/**
 * The key as it may be used: one that rotation has retired starts no server, and does not open anything beside its
 * successor either.
 *
 * @throws start.master-key-retired
 */
export const admitMasterKey = async (database: Database, key: MasterKey, log: Logger): Promise<MasterKey> => {
  const { others = [], ...current } = key;
  const rows = await database.within(wholeInstallation, (connection) =>
    masterKeys.findMasterKeys(connection, idsOf([current, ...others])),
  );
  const retired = new Map(rows.flatMap(({ id, retired_at: at }) => (at ? [[id, at] as const] : [])));
  const on = retired.get(current.id)?.toISOString().slice(0, 10);
  if (on) throw new WindlassError("start.master-key-retired", { parameters: { id: current.id, on } });
  const usable = others.filter(({ id }) => !retired.has(id));
  if (usable.length < others.length)
    log.warn("nothing is sealed with the previous master key any more: it can be removed");
  return usable.length > 0 ? { ...current, others: usable } : current;
};

/** Remembers the key in use, once it has opened something. */
export const noteMasterKey = ({ database, masterKey, clock }: ServerContext): Promise<void> =>
  database.within(wholeInstallation, (connection) => masterKeys.noteMasterKey(connection, masterKey.id, clock()));

const rewrapBatch = ({ database, masterKey }: ServerContext, place: SealedPlace): Promise<number> =>
  database.within(wholeInstallation, async (connection) => {
    const others = idsOf(masterKey.others ?? []);
    const rows = await masterKeys.takeSealedWith(connection, place, others, batch);
    for (const { key, envelope } of rows) {
      const rewrapped = rewrapEnvelope(masterKey, envelope, place.contextOf(key));
      await masterKeys.putEnvelope(connection, place, key, rewrapped);
    }
    return rows.length;
  });

/** Only once nothing is left: a replica that sealed with the old key in between is waited for. */
const retireOthers = ({ database, masterKey, clock }: ServerContext): Promise<boolean> =>
  database.within(wholeInstallation, async (connection) => {
    for (const place of places)
      if ((await masterKeys.countSealedOtherwise(connection, place, masterKey.id)) > 0) return false;
    await masterKeys.retireOthers(connection, masterKey.id, idsOf(masterKey.others ?? []), clock());
    return true;
  });

/**
 * Seals everything with the master key that was sealed with one of the others, then retires those. Killed at any moment,
 * it goes on where it was; several replicas share the work.
 *
 * @returns whether nothing is left that another key sealed
 */
export const rewrapEverything = async (context: ServerContext, signal: AbortSignal): Promise<boolean> => {
  for (const place of places)
    while ((await rewrapBatch(context, place)) > 0) {
      if (signal.aborted) return false;
    }
  return retireOthers(context);
};
