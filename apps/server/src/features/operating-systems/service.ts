import { type ListQuery, notFound, type OperatingSystemView } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { lockDefinitions } from "../../database/locks.ts";
import { requireUnused } from "../../in-use.ts";
import { buildsUsingOperatingSystems } from "../builds/usage.ts";
import { recordChange } from "../history/record.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { presentOperatingSystem } from "./presenter.ts";
import * as operatingSystems from "./repository.ts";

const kind = "operating system";
const position = z.object({ name: z.string(), id: z.uuid() });

export const listOperatingSystems = async (context: ServerContext, actor: Actor, query: ListQuery) => {
  const { rows, users } = await context.database.within(scopeOf(actor), async (connection) => {
    const found = await operatingSystems.listOperatingSystems(connection, {
      organisationId: query.organisationId,
      search: query.search,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    });
    return { rows: found, users: await usersOf(connection, found) };
  });
  return pageFrom(
    rows,
    query.limit,
    (row) => presentOperatingSystem(row, users.get(row.id) ?? []),
    (row) => ({ name: row.sort_name, id: row.id }),
  );
};

/** The builds that deploy each of them. */
const usersOf = (connection: Connection, rows: readonly operatingSystems.OperatingSystemRow[]) =>
  buildsUsingOperatingSystems(
    connection,
    rows.map(({ id }) => id),
  );

const presentOne = async (connection: Connection, row: operatingSystems.OperatingSystemRow) =>
  presentOperatingSystem(row, (await usersOf(connection, [row])).get(row.id) ?? []);

const load = async (connection: Connection, id: string): Promise<operatingSystems.OperatingSystemRow> => {
  const row = await operatingSystems.findOperatingSystem(connection, id);
  if (!row) throw notFound(kind, id);
  return row;
};

export const readOperatingSystem = (context: ServerContext, actor: Actor, id: string): Promise<OperatingSystemView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    mayRead(actor, { id, organisationId: row.organisation_id });
    return presentOne(connection, row);
  });

/**
 * The XML that the image file describes itself with, as it was imported: also what nothing here understands.
 *
 * @throws object.not-found, also where it was imported before the XML was kept
 */
export const readImageXml = (context: ServerContext, actor: Actor, id: string): Promise<string> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    mayRead(actor, { id, organisationId: row.organisation_id });
    const xml = await operatingSystems.readImageXml(connection, id);
    if (xml === null) throw notFound("description of the image", id);
    return xml;
  });

/** Tells viewers of the operating system, and of the builds: one that names it now differs from what is published. */
const announceOperatingSystem = async (connection: Connection, organisationId: string, id: string): Promise<void> => {
  await announce(connection, { topic: "operating-systems", organisationId, id });
  await announce(connection, { topic: "builds", organisationId, id: null });
};

export const renameOperatingSystem = (
  context: ServerContext,
  actor: Actor,
  id: string,
  name: string,
): Promise<OperatingSystemView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    mayWrite(actor, { id, organisationId: row.organisation_id });
    await operatingSystems.renameOperatingSystem(connection, id, name);
    const { organisation_id: organisationId } = row;
    const object = { kind: "operating-system", id, organisationId, name } as const;
    await recordChange(context, connection, actor, object, { before: { name: row.name }, after: { name } });
    await announceOperatingSystem(connection, row.organisation_id, id);
    return presentOne(connection, { ...row, name });
  });

/**
 * Takes all of them off the list, or none. Their content stays: publications that hold it can still be deployed.
 *
 * @throws object.not-found, access.role-missing; object.in-use, object.several-in-use naming the builds that deploy
 * which of them
 */
export const deleteOperatingSystems = (context: ServerContext, actor: Actor, ids: readonly string[]): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows: operatingSystems.OperatingSystemRow[] = [];
    for (const id of new Set(ids)) {
      const row = await load(connection, id);
      mayWrite(actor, { id, organisationId: row.organisation_id });
      rows.push(row);
    }
    // In one order, so that two who delete in several organisations do not wait for each other.
    const organisationIds = new Set(rows.map(({ organisation_id: organisationId }) => organisationId));
    for (const organisationId of [...organisationIds].toSorted()) await lockDefinitions(connection, organisationId);
    const users = await usersOf(connection, rows);
    requireUnused(
      rows.map(({ id, name }) => {
        const builds = users.get(id) ?? [];
        return { kind, id, name, users: builds.map((build) => `the build “${build.name}”`) };
      }),
    );
    for (const { id, name, organisation_id: organisationId } of rows) {
      await operatingSystems.deleteOperatingSystem(connection, id);
      const object = { kind: "operating-system", id, organisationId, name } as const;
      await recordChange(context, connection, actor, object, { before: { name }, after: null });
      await announceOperatingSystem(connection, organisationId, id);
    }
  });
