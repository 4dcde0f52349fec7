import { csvTextLine } from "@windlass/autopilot";
import { computerNameProblem } from "@windlass/planner";
import {
  type AssetDefinition,
  type AssetView,
  changedMeanwhile,
  identifier,
  type ListQuery,
  notFound,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { recordAssets } from "./changes.ts";
import { assetFields, assetHeaders } from "./columns.ts";
import { definitionOf } from "./judging.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { presentAsset } from "./presenter.ts";
import { keyInWords, keysOf } from "./reading.ts";
import * as assets from "./repository.ts";

const position = z.object({ key: z.string(), id: identifier });

export const listAssets = (context: ServerContext, actor: Actor, query: ListQuery) =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows = await assets.listAssets(connection, {
      organisationId: query.organisationId,
      search: query.search,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    });
    return pageFrom(rows, query.limit, presentAsset, (row) => ({ key: row.sort_key, id: row.id }));
  });

const load = async (connection: Connection, id: string): Promise<assets.AssetRowOfList> => {
  const row = await assets.findAsset(connection, id);
  if (!row) throw notFound("asset", id);
  return row;
};

export const changed = (connection: Connection, organisationId: string, id: string | null): Promise<void> =>
  announce(connection, { topic: "assets", organisationId, id });

/** Refuses a row that names no device, a name that Windows does not accept, and what another row has. */
const refuse = async (
  connection: Connection,
  organisationId: string,
  definition: AssetDefinition,
  id: string | null,
): Promise<void> => {
  const { serialNumber, mac, uuid, computerName: name } = definition;
  if (serialNumber === null && mac === null && uuid === null) throw new WindlassError("assets.identity-missing");
  const what = name === null ? null : computerNameProblem(name);
  if (name !== null && what !== null) {
    const parameters = { name, what, serialNumber: serialNumber ?? mac ?? uuid ?? "" };
    throw new WindlassError("naming.name-refused", { parameters });
  }
  const wanted = new Set(keysOf(definition));
  const others = (await assets.readAssetsOf(connection, organisationId)).filter((row) => row.id !== id);
  const taken = others.flatMap((row) => keysOf(definitionOf(row))).find((key) => wanted.has(key));
  if (taken !== undefined)
    throw new WindlassError("assets.known-elsewhere", { parameters: { what: keyInWords(taken) } });
};

const entered = (actor: Actor): string => `entered by ${actor.name}`;

/** @throws object.not-found, access.role-missing, assets.identity-missing, assets.known-elsewhere, naming.name-refused */
export const createAsset = (
  context: ServerContext,
  actor: Actor,
  { organisationId, definition }: { organisationId: string; definition: AssetDefinition },
): Promise<AssetView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, { organisationId });
    await assets.lockAssets(connection, organisationId);
    await refuse(connection, organisationId, definition, null);
    const id = await assets.insertAsset(connection, organisationId, definition, entered(actor), context.clock());
    await recordAssets(context, connection, actor, organisationId, [{ id, before: null, after: definition }]);
    await changed(connection, organisationId, id);
    return presentAsset(await load(connection, id));
  });

/** @throws as {@link createAsset}, and object.changed-meanwhile */
export const changeAsset = (
  context: ServerContext,
  actor: Actor,
  id: string,
  { revision, definition }: { revision: number; definition: AssetDefinition },
): Promise<AssetView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { organisation_id: organisationId } = await load(connection, id);
    mayWrite(actor, { id, organisationId });
    await assets.lockAssets(connection, organisationId);
    const row = await load(connection, id);
    if (row.revision !== revision)
      throw changedMeanwhile("asset", { id, name: row.computer_name ?? row.serial_number ?? "" });
    await refuse(connection, organisationId, definition, id);
    await assets.writeAssets(connection, organisationId, [{ id, definition, source: entered(actor) }], context.clock());
    const before = definitionOf(row);
    await recordAssets(context, connection, actor, organisationId, [{ id, before, after: definition }]);
    await changed(connection, organisationId, id);
    return presentAsset(await load(connection, id));
  });

export const deleteAsset = (context: ServerContext, actor: Actor, id: string): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    const { organisation_id: organisationId } = row;
    mayWrite(actor, { id, organisationId });
    await assets.deleteAsset(connection, id);
    const before = definitionOf(row);
    await recordAssets(context, connection, actor, organisationId, [{ id, before, after: null }]);
    await changed(connection, organisationId, id);
  });

/** The whole list as CSV, which importing it reads back; no cell of it is run by a spreadsheet. */
export const exportAssets = (context: ServerContext, actor: Actor, organisationId: string): Promise<string> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, { organisationId });
    const rows = await assets.readAssetsOf(connection, organisationId);
    const lines = rows.map((row) => {
      const definition = definitionOf(row);
      return csvTextLine(assetFields.map((field) => definition[field] ?? ""));
    });
    return csvTextLine(assetFields.map((field) => assetHeaders[field])) + lines.join("");
  });
