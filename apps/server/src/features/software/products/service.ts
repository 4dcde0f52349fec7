import {
  changedMeanwhile,
  identifier,
  type ListQuery,
  notFound,
  type SoftwareProductDefinition,
  type SoftwareProductView,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../../context.ts";
import type { Connection } from "../../../database/connection.ts";
import { pageFrom, readCursor } from "../../../database/cursor.ts";
import { announce } from "../../../database/live-feed.ts";
import { lockDefinitions } from "../../../database/locks.ts";
import { tellTakenName } from "../../../database/rows.ts";
import { type InUse, requireUnused } from "../../../in-use.ts";
import { buildsUsingPackages } from "../../builds/usage.ts";
import { recordChange, type Versions } from "../../history/record.ts";
import { loadOrganisation } from "../../organisations/service.ts";
import { type Actor, scopeOf } from "../../people/actor.ts";
import { mayRead, mayWrite } from "../policy.ts";
import { renamePackages } from "../renaming.ts";
import { presentProduct, productDefinitionOf } from "./presenter.ts";
import * as products from "./repository.ts";

const kind = "software product";
const position = z.object({ name: z.string(), id: identifier });

const present = async (
  connection: Connection,
  rows: readonly products.ProductRow[],
): Promise<(row: products.ProductRow) => SoftwareProductView> => {
  const versions = await products.versionsOfProducts(
    connection,
    rows.map(({ id }) => id),
  );
  const builds = await buildsUsingPackages(
    connection,
    versions.map(({ id }) => id),
  );
  return (row) => presentProduct(row, versions, builds);
};

export const listProducts = (context: ServerContext, actor: Actor, query: ListQuery) =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows = await products.listProducts(connection, {
      organisationId: query.organisationId,
      search: query.search,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    });
    const toView = await present(connection, rows);
    return pageFrom(rows, query.limit, toView, (row) => ({ name: row.sort_name, id: row.id }));
  });

const load = async (connection: Connection, id: string): Promise<products.ProductRow> => {
  const row = await products.findProduct(connection, id);
  if (!row) throw notFound(kind, id);
  return row;
};

const presentOne = async (connection: Connection, id: string): Promise<SoftwareProductView> => {
  const row = await load(connection, id);
  return (await present(connection, [row]))(row);
};

export const readProduct = (context: ServerContext, actor: Actor, id: string): Promise<SoftwareProductView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { organisation_id: organisationId } = await load(connection, id);
    mayRead(actor, { id, organisationId });
    return presentOne(connection, id);
  });

const keepChange = async (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  { id, organisation_id: organisationId, name }: Pick<products.ProductRow, "id" | "organisation_id" | "name">,
  versions: Versions,
): Promise<void> => {
  await recordChange(context, connection, actor, { kind: "software", id, organisationId, name }, versions);
  await announce(connection, { topic: "software-products", organisationId, id });
};

const tellTaken = <Result>(name: string, work: Promise<Result>) =>
  tellTakenName("software_products_name", { kind, name }, work);

export const createProduct = (
  context: ServerContext,
  actor: Actor,
  { organisationId, ...definition }: SoftwareProductDefinition & { organisationId: string },
): Promise<SoftwareProductView> =>
  tellTaken(
    definition.name,
    context.database.within(scopeOf(actor), async (connection) => {
      await loadOrganisation(connection, actor, organisationId);
      mayWrite(actor, { organisationId });
      const id = await products.insertProduct(connection, organisationId, definition, context.clock());
      const made = { id, organisation_id: organisationId, name: definition.name };
      await keepChange(context, connection, actor, made, { before: null, after: definition });
      return presentOne(connection, id);
    }),
  );

/** The product with its lock, and the organisation's definitions locked before it, as whoever saves a package does. */
const loadToChange = async (connection: Connection, actor: Actor, id: string): Promise<products.ProductRow> => {
  const { organisation_id: organisationId } = await load(connection, id);
  mayWrite(actor, { id, organisationId });
  await lockDefinitions(connection, organisationId);
  const row = await products.findProductForUpdate(connection, id);
  if (!row) throw notFound(kind, id);
  return row;
};

/**
 * Its packages bear the product's name, and are renamed with it.
 *
 * @throws object.changed when somebody saved it since the caller opened it, object.name-taken
 */
export const updateProduct = (
  context: ServerContext,
  actor: Actor,
  id: string,
  { revision, ...definition }: SoftwareProductDefinition & { revision: number },
): Promise<SoftwareProductView> =>
  tellTaken(
    definition.name,
    context.database.within(scopeOf(actor), async (connection) => {
      const row = await loadToChange(connection, actor, id);
      if (row.revision !== revision) throw changedMeanwhile(kind, row);
      await products.updateProduct(connection, id, definition, context.clock());
      if (row.name !== definition.name) await renamePackages(context, connection, actor, id, definition.name);
      await keepChange(context, connection, actor, row, { before: productDefinitionOf(row), after: definition });
      return presentOne(connection, id);
    }),
  );

/**
 * Deletes products, all of them or none.
 *
 * @throws object.not-found, access.role-missing, object.in-use, object.several-in-use while one has versions
 */
export const deleteProducts = (context: ServerContext, actor: Actor, ids: readonly string[]): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows: products.ProductRow[] = [];
    for (const id of [...new Set(ids)].toSorted()) rows.push(await loadToChange(connection, actor, id));
    const uses: InUse[] = [];
    for (const { id, name } of rows) {
      const versions = await products.versionsOfProducts(connection, [id]);
      uses.push({ kind, id, name, users: versions.map(({ version }) => `its version ${version}`) });
    }
    requireUnused(uses);
    for (const row of rows) {
      await products.deleteProduct(connection, row.id);
      await keepChange(context, connection, actor, row, { before: productDefinitionOf(row), after: null });
    }
  });
