import type { SoftwareProductDefinition } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../../database/connection.ts";
import { containing } from "../../../database/rows.ts";

export interface ProductRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly revision: number;
  readonly name: string;
  readonly vendor: string;
  readonly homepage: string;
  readonly notes: string;
  readonly updated_at: Date;
  /** The name as the listing sorts it. */
  readonly sort_name: string;
}

/** A package as its product shows it. */
export interface VersionRow {
  readonly id: string;
  readonly product_id: string;
  readonly version: string;
  readonly steps: number;
  readonly files: number;
  readonly updated_at: Date;
}

const sortName = sql<string>`lower(name)`;

const select = (connection: Connection) =>
  connection.selectFrom("software_products").selectAll().select(sortName.as("sort_name"));

/** By name and id, from after the cursor. */
export const listProducts = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    search: string | undefined;
    after: { name: string; id: string } | undefined;
    limit: number;
  },
): Promise<ProductRow[]> => {
  let query = select(connection).orderBy(sortName).orderBy("id").limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.search) {
    const wanted = containing(filter.search);
    query = query.where((any) => any.or([any("name", "ilike", wanted), any("vendor", "ilike", wanted)]));
  }
  if (filter.after) {
    const { name, id } = filter.after;
    query = query.where(sql<boolean>`(lower(name), id) > (${name}, ${id}::uuid)`);
  }
  return query.execute();
};

export const findProduct = (connection: Connection, id: string): Promise<ProductRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

/** Nobody else changes the product before this transaction ends. */
export const findProductForUpdate = (connection: Connection, id: string): Promise<ProductRow | undefined> =>
  select(connection).where("id", "=", id).forUpdate().executeTakeFirst();

/** In whatever case the name is written. */
export const findProductByName = (
  connection: Connection,
  organisationId: string,
  name: string,
): Promise<ProductRow | undefined> =>
  select(connection)
    .where("organisation_id", "=", organisationId)
    .where(sortName, "=", sql<string>`lower(${name})`)
    .executeTakeFirst();

export const insertProduct = async (
  connection: Connection,
  organisationId: string,
  { name, vendor, homepage, notes }: SoftwareProductDefinition,
  at: Date,
): Promise<string> => {
  const { id } = await connection
    .insertInto("software_products")
    .values({ organisation_id: organisationId, name, vendor, homepage, notes, updated_at: at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};

export const updateProduct = async (
  connection: Connection,
  id: string,
  { name, vendor, homepage, notes }: SoftwareProductDefinition,
  at: Date,
): Promise<void> => {
  await connection
    .updateTable("software_products")
    .set({ name, vendor, homepage, notes, updated_at: at, revision: sql<number>`revision + 1` })
    .where("id", "=", id)
    .execute();
};

export const deleteProduct = async (connection: Connection, id: string): Promise<void> => {
  await connection.deleteFrom("software_products").where("id", "=", id).execute();
};

/** The packages of products, in no order. */
export const versionsOfProducts = (connection: Connection, productIds: readonly string[]): Promise<VersionRow[]> =>
  productIds.length === 0
    ? Promise.resolve([])
    : connection
        .selectFrom("software_packages")
        .select(["id", "product_id", "version", "updated_at"])
        .select([
          sql<number>`jsonb_array_length(steps)`.as("steps"),
          sql<number>`jsonb_array_length(files)`.as("files"),
        ])
        .where("product_id", "in", productIds)
        .execute();
