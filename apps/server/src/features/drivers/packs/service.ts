import {
  changedMeanwhile,
  type DriverPackAction,
  type DriverPackChange,
  type DriverPackEffects,
  type DriverPackQuery,
  type DriverPackView,
  notFound,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../../context.ts";
import type { Connection } from "../../../database/connection.ts";
import { pageFrom, readCursor } from "../../../database/cursor.ts";
import { announce } from "../../../database/live-feed.ts";
import { instantOf } from "../../../database/rows.ts";
import { recordChange } from "../../history/record.ts";
import { type Actor, scopeOf } from "../../people/actor.ts";
import { mayRead, mayWrite } from "../policy.ts";
import { otherDataFields } from "../presenter.ts";
import * as packs from "./repository.ts";

const kind = "driver-pack";
const position = z.object({ name: z.string(), id: z.uuid() });

export const presentPack = (row: packs.PackRow): DriverPackView => ({
  id: row.id,
  organisationId: row.organisation_id,
  revision: row.revision,
  name: row.name,
  vendor: row.vendor,
  version: row.version,
  active: row.active,
  filter: row.filter,
  notes: row.notes,
  otherData: row.other_data,
  fileName: row.file_name,
  fileSha256: row.file_sha256,
  fileSizeBytes: row.file_size_bytes,
  importedAt: instantOf(row.imported_at),
  drivers: row.drivers,
  onlyHere: row.only_here,
  activeDrivers: row.active_drivers,
  withMissingFiles: row.with_missing_files,
  sizeBytes: row.size_bytes,
});

/** What a person describes of a pack, for its history. */
export const describedPack = ({ name, vendor, version, active, filter, notes, otherData }: DriverPackView): object => ({
  name,
  vendor,
  version,
  active,
  filter,
  notes,
  ...otherDataFields(otherData),
});

/** Packs of the actor's organisations, and those that all share. */
export const listPacks = async (context: ServerContext, actor: Actor, query: DriverPackQuery) => {
  const rows = await context.database.within(scopeOf(actor), (connection) =>
    packs.listPacks(connection, query, readCursor(position, query.cursor), query.limit + 1),
  );
  return pageFrom(rows, query.limit, presentPack, (row) => ({ name: row.sort_name, id: row.id }));
};

/** @throws object.not-found */
export const loadPack = async (connection: Connection, id: string): Promise<packs.PackRow> => {
  const [row] = await packs.findPacks(connection, [id]);
  if (!row) throw notFound(kind, id);
  return row;
};

export const readPack = (context: ServerContext, actor: Actor, id: string): Promise<DriverPackView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadPack(connection, id);
    mayRead(actor, { id, organisationId: row.organisation_id }, kind);
    return presentPack(row);
  });

/** Loads packs that are about to be changed and locks them: the wall hides from a lock what the actor may not change. */
export const loadPacksToChange = async (
  connection: Connection,
  actor: Actor,
  ids: readonly string[],
): Promise<packs.PackRow[]> => {
  const rows = await packs.findPacks(connection, ids);
  for (const row of rows) mayWrite(actor, { id: row.id, organisationId: row.organisation_id }, kind);
  const locked = new Map((await packs.lockPacks(connection, ids)).map(({ id, revision }) => [id, revision]));
  const missing = ids.find((id) => !locked.has(id));
  if (missing !== undefined) throw notFound(kind, missing);
  return rows.map((row) => ({ ...row, revision: locked.get(row.id) ?? row.revision }));
};

export const recordPack = (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  before: packs.PackRow,
  after: object | null,
): Promise<void> =>
  recordChange(
    context,
    connection,
    { userId: actor.userId, name: actor.name },
    { kind, id: before.id, organisationId: before.organisation_id, name: before.name },
    { before: describedPack(presentPack(before)), after },
  );

/** @throws object.changed when somebody saved it since the caller opened it */
export const changePack = (
  context: ServerContext,
  actor: Actor,
  id: string,
  change: DriverPackChange,
): Promise<DriverPackView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const [before] = await loadPacksToChange(connection, actor, [id]);
    if (!before) throw notFound(kind, id);
    if (before.revision !== change.revision) throw changedMeanwhile(kind, before);
    await packs.updatePack(connection, id, change);
    const after = presentPack(await loadPack(connection, id));
    await recordPack(context, connection, actor, before, describedPack(after));
    await announce(connection, { topic: "drivers", organisationId: before.organisation_id, id: null });
    return after;
  });

const effectsOf = async (
  connection: Connection,
  ids: readonly string[],
  action: DriverPackAction,
): Promise<DriverPackEffects> => {
  const { drivers, elsewhere, brought } = await packs.countDriversOf(connection, ids);
  return {
    packs: ids.length,
    drivers: drivers - brought,
    keptByOthers: action === "delete" ? elsewhere : brought,
    deleted: action === "delete" ? drivers - elsewhere : 0,
  };
};

/** What an action would do; changes nothing. */
export const previewPackAction = (
  context: ServerContext,
  actor: Actor,
  packIds: readonly string[],
  action: DriverPackAction,
): Promise<DriverPackEffects> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows = await packs.findPacks(connection, packIds);
    for (const row of rows) mayRead(actor, { id: row.id, organisationId: row.organisation_id }, kind);
    const missing = packIds.find((id) => !rows.some((row) => row.id === id));
    if (missing !== undefined) throw notFound(kind, missing);
    return await effectsOf(connection, packIds, action);
  });

/** The same for all of them or, when one is refused, for none. Publications keep what they name of deleted drivers. */
export const actOnPacks = (
  context: ServerContext,
  actor: Actor,
  packIds: readonly string[],
  action: DriverPackAction,
): Promise<DriverPackEffects> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows = await loadPacksToChange(connection, actor, packIds);
    const effects = await effectsOf(connection, packIds, action);
    if (action === "delete") await packs.deletePacks(connection, packIds);
    else await packs.setPacksActive(connection, packIds, action === "activate");
    for (const row of rows) {
      const after = { ...presentPack(row), active: action === "activate" };
      await recordPack(context, connection, actor, row, action === "delete" ? null : describedPack(after));
    }
    for (const organisationId of new Set(rows.map((row) => row.organisation_id)))
      await announce(connection, { topic: "drivers", organisationId, id: null });
    return effects;
  });
