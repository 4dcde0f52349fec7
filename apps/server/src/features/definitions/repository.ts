import type { Definition, DefinitionKind, DefinitionOf, DefinitionQuery } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";

export interface DefinitionRow {
  readonly id: string;
  readonly organisation_id: string | null;
  readonly kind: DefinitionKind;
  readonly revision: number;
  readonly name: string;
  readonly definition: Definition;
  readonly updated_at: Date;
  /** The name as the listing sorts it. */
  readonly sort_name: string;
}

const sortName = sql<string>`lower(name)`;

const select = (connection: Connection) =>
  connection.selectFrom("definitions").selectAll().select(sortName.as("sort_name"));

/** Until the end of the transaction nobody else saves one of this kind: what is compared with others stays true. */
export const lockKind = async (connection: Connection, kind: DefinitionKind): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`windlass.definition:${kind}`}, 0))`.execute(connection);
};

/** By name and id, from after the cursor. One organisation's listing holds what all share, too. */
export const listDefinitions = (
  connection: Connection,
  { kind, organisationId, search }: DefinitionQuery,
  after: { name: string; id: string } | undefined,
  limit: number,
): Promise<DefinitionRow[]> => {
  let query = select(connection).where("kind", "=", kind).orderBy(sortName).orderBy("id").limit(limit);
  if (organisationId)
    query = query.where(({ eb, or }) =>
      or([eb("organisation_id", "=", organisationId), eb("organisation_id", "is", null)]),
    );
  if (search) {
    const pattern = containing(search);
    query = query.where(sql<boolean>`(name ilike ${pattern} or definition::text ilike ${pattern})`);
  }
  if (after) query = query.where(sql<boolean>`(lower(name), id) > (${after.name}, ${after.id}::uuid)`);
  return query.execute();
};

export const findDefinition = (connection: Connection, id: string): Promise<DefinitionRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

/** Those of these that the transaction's scope sees, by id. */
export const findDefinitions = (connection: Connection, ids: readonly string[]): Promise<DefinitionRow[]> =>
  select(connection)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy("id")
    .execute();

/** All of one kind that an organisation has or shares with all, its own first; of null: what all share. */
export const readOfKind = async <Kind extends DefinitionKind>(
  connection: Connection,
  kind: Kind,
  organisationId: string | null,
): Promise<{ id: string; organisationId: string | null; definition: DefinitionOf<Kind> }[]> => {
  const rows = await select(connection)
    .where("kind", "=", kind)
    .where(({ eb, or }) =>
      or([eb("organisation_id", "is", null), eb("organisation_id", "is not distinct from", organisationId)]),
    )
    .orderBy(sql`organisation_id is null`)
    .orderBy(sortName)
    .execute();
  const isOfKind = (definition: Definition): definition is DefinitionOf<Kind> => definition.kind === kind;
  return rows.flatMap(({ id, organisation_id, definition }) =>
    isOfKind(definition) ? [{ id, organisationId: organisation_id, definition }] : [],
  );
};

/** A device model's name is one among its vendor's. */
const nameSpaceOf = (definition: Definition): string => (definition.kind === "device-model" ? definition.vendorId : "");

const columnsOf = (definition: Definition) => ({
  kind: definition.kind,
  name: definition.name,
  name_space: nameSpaceOf(definition),
  definition: json(definition),
});

export const insertDefinition = async (
  connection: Connection,
  row: { id: string; organisationId: string | null; definition: Definition; at: Date },
): Promise<void> => {
  await connection
    .insertInto("definitions")
    .values({
      id: row.id,
      organisation_id: row.organisationId,
      updated_at: row.at,
      ...columnsOf(row.definition),
    })
    .execute();
};

/** @returns false where it has another revision by now; nothing is changed then */
export const updateDefinition = async (
  connection: Connection,
  id: string,
  revision: number,
  definition: Definition,
  at: Date,
): Promise<boolean> => {
  const row = await connection
    .updateTable("definitions")
    .set({ ...columnsOf(definition), updated_at: at, revision: revision + 1 })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
};

export const deleteDefinitions = async (connection: Connection, ids: readonly string[]): Promise<void> => {
  await connection.deleteFrom("definitions").where("id", "in", ids).execute();
};

/** The device models of each vendor, as far as the transaction's scope sees. */
export const modelsOfVendors = (connection: Connection, vendorIds: readonly string[]) =>
  vendorIds.length === 0
    ? Promise.resolve([])
    : connection
        .selectFrom("definitions")
        .select(["id", "name", sql<string>`definition ->> 'vendorId'`.as("vendor_id")])
        .where("kind", "=", "device-model")
        .where(sql<string>`definition ->> 'vendorId'`, "in", vendorIds)
        .orderBy(sortName)
        .execute();
