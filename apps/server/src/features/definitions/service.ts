import { randomUUID } from "node:crypto";
import {
  changedMeanwhile,
  type Definition,
  type DefinitionCreate,
  type DefinitionKind,
  type DefinitionQuery,
  type DefinitionUpdate,
  type DefinitionView,
  notFound,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { tellTakenName } from "../../database/rows.ts";
import { requireUnused } from "../../in-use.ts";
import { recordChange, type Versions } from "../history/record.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { checkDefinition, forgetUses } from "./checks.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { presentDefinition } from "./presenter.ts";
import * as definitions from "./repository.ts";
import { usersOf } from "./users.ts";

const position = z.object({ name: z.string(), id: z.uuid() });

export const listDefinitions = (context: ServerContext, actor: Actor, query: DefinitionQuery) =>
  context.database.within(scopeOf(actor), async (connection) => {
    const after = readCursor(position, query.cursor);
    const rows = await definitions.listDefinitions(connection, query, after, query.limit + 1);
    const users = await usersOf(connection, rows);
    return pageFrom(
      rows,
      query.limit,
      (row) => presentDefinition(row, users.get(row.id) ?? []),
      (row) => ({ name: row.sort_name, id: row.id }),
    );
  });

const load = async (connection: Connection, id: string): Promise<definitions.DefinitionRow> => {
  const row = await definitions.findDefinition(connection, id);
  if (!row) throw notFound("definition", id);
  return row;
};

const targetOf = (row: definitions.DefinitionRow) => ({
  id: row.id,
  kind: row.kind,
  organisationId: row.organisation_id,
});

export const presentOne = async (connection: Connection, id: string): Promise<DefinitionView> => {
  const row = await load(connection, id);
  return presentDefinition(row, (await usersOf(connection, [row])).get(id) ?? []);
};

export const readDefinition = (context: ServerContext, actor: Actor, id: string): Promise<DefinitionView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    mayRead(actor, targetOf(await load(connection, id)));
    return presentOne(connection, id);
  });

/** Tells viewers of a change and keeps who made it. */
export const tellChange = async (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  row: Pick<definitions.DefinitionRow, "id" | "kind" | "organisation_id" | "name">,
  versions: Versions,
): Promise<void> => {
  const { id, kind, organisation_id: organisationId, name } = row;
  await recordChange(context, connection, actor, { kind, id, organisationId, name }, versions);
  await announce(connection, { topic: "definitions", organisationId, id });
};

const tellTaken = <Result>({ kind, name }: Definition, work: Promise<Result>) =>
  tellTakenName("definitions_name", { kind, name }, work);

/** @throws object.not-found, object.name-taken, definition.invalid, secret.not-usable-here */
export const createDefinition = (
  context: ServerContext,
  actor: Actor,
  { organisationId, definition }: DefinitionCreate,
): Promise<DefinitionView> =>
  tellTaken(
    definition,
    context.database.within(scopeOf(actor), async (connection) => {
      mayWrite(actor, { kind: definition.kind, organisationId });
      if (organisationId !== null) await loadOrganisation(connection, actor, organisationId);
      const id = randomUUID();
      await checkDefinition(connection, { id, organisationId, definition });
      await definitions.insertDefinition(connection, { id, organisationId, definition, at: context.clock() });
      const row = { id, kind: definition.kind, organisation_id: organisationId, name: definition.name };
      await tellChange(context, connection, actor, row, { before: null, after: definition });
      return presentOne(connection, id);
    }),
  );

/** @throws object.not-found, object.changed, object.name-taken, definition.invalid, definition.kind-differs */
export const updateDefinition = (
  context: ServerContext,
  actor: Actor,
  id: string,
  { revision, definition }: DefinitionUpdate,
): Promise<DefinitionView> =>
  tellTaken(
    definition,
    context.database.within(scopeOf(actor), async (connection) => {
      const row = await load(connection, id);
      mayWrite(actor, targetOf(row));
      const { kind, name } = row;
      if (kind !== definition.kind)
        throw new WindlassError("definition.kind-differs", { parameters: { kind, name }, object: { kind, id, name } });
      await checkDefinition(connection, { id, organisationId: row.organisation_id, definition });
      if (!(await definitions.updateDefinition(connection, id, revision, definition, context.clock())))
        throw changedMeanwhile(kind, { id, name });
      const saved = { ...row, name: definition.name };
      await tellChange(context, connection, actor, saved, { before: row.definition, after: definition });
      return presentOne(connection, id);
    }),
  );

/**
 * Deletes all of them, or none.
 *
 * @throws object.not-found, access.role-missing, access.shared-by-all; object.in-use, object.several-in-use naming who uses which
 */
export const deleteDefinitions = (context: ServerContext, actor: Actor, ids: readonly string[]): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows: definitions.DefinitionRow[] = [];
    for (const id of new Set(ids)) {
      const row = await load(connection, id);
      mayWrite(actor, targetOf(row));
      rows.push(row);
    }
    const kinds = new Set<DefinitionKind>(rows.map(({ kind }) => kind));
    for (const kind of [...kinds].toSorted()) await definitions.lockKind(connection, kind);
    const users = await usersOf(connection, rows);
    requireUnused(
      rows.map(({ id, kind, name }) => {
        // What goes together is no hindrance: a vendor with all its models.
        const staying = (users.get(id) ?? []).filter((user) => !ids.includes(user.id));
        return { kind, id, name, users: staying.map((user) => `the ${user.kind} “${user.name}”`) };
      }),
    );
    for (const row of rows)
      await forgetUses(connection, { id: row.id, organisationId: row.organisation_id, definition: row.definition });
    await definitions.deleteDefinitions(
      connection,
      rows.map(({ id }) => id),
    );
    for (const row of rows) await tellChange(context, connection, actor, row, { before: row.definition, after: null });
  });

/** Definitions of one kind for other features: an organisation's own, then what all share. */
export const readDefinitions = definitions.readOfKind;

/** Until the end of the transaction nobody saves or deletes one of this kind: what is to be named stays there. */
export const lockDefinitionsOfKind = definitions.lockKind;
