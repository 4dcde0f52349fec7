import {
  type PackageDetails,
  type PackageFile,
  packageDetails,
  type SoftwareStep,
  type ToldError,
} from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";
import type { ContentFacts } from "./file-facts.ts";

export interface PackageRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly product_id: string;
  readonly revision: number;
  readonly name: string;
  readonly version: string;
  readonly steps: SoftwareStep[];
  readonly files: PackageFile[];
  readonly details: Partial<PackageDetails>;
  /** By SHA-256 of the file. */
  readonly file_facts: Readonly<Record<string, ContentFacts>>;
  readonly updated_at: Date;
  /** The newest archive, of these files when `is_packed`, of earlier ones otherwise. */
  readonly archive_sha256: string | null;
  readonly archive_size_bytes: number | null;
  readonly is_packed: boolean;
  /** Why packing failed last. */
  readonly packing_problem: ToldError | null;
  /** The name as the listing sorts it. */
  readonly sort_name: string;
}

/** What a person describes of a package. */
export interface PackageDefinition extends PackageDetails {
  readonly name: string;
  readonly version: string;
  readonly steps: readonly SoftwareStep[];
}

/** The product a package is a version of, and whose name it bears. */
export interface PackageProduct {
  readonly id: string;
  readonly name: string;
}

const sortName = sql<string>`lower(name)`;

/** Whether the archive holds the files as they are now. */
export const isPacked = sql<boolean>`coalesce(archive_of = windlass_files_fingerprint(files), false)`;

const select = (connection: Connection) =>
  connection
    .selectFrom("software_packages")
    .selectAll()
    .select([sortName.as("sort_name"), isPacked.as("is_packed")]);

/** By name, version and id, from after the cursor. */
export const listPackages = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    search: string | undefined;
    after: { name: string; version: string; id: string } | undefined;
    limit: number;
  },
): Promise<PackageRow[]> => {
  let query = select(connection).orderBy(sortName).orderBy("version").orderBy("id").limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.search) query = query.where("name", "ilike", containing(filter.search));
  if (filter.after) {
    const { name, version, id } = filter.after;
    query = query.where(sql<boolean>`(lower(name), version, id) > (${name}, ${version}, ${id}::uuid)`);
  }
  return query.execute();
};

export const findPackage = (connection: Connection, id: string): Promise<PackageRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

/** Nobody else changes the package before this transaction ends. */
export const findPackageForUpdate = (connection: Connection, id: string): Promise<PackageRow | undefined> =>
  select(connection).where("id", "=", id).forUpdate().executeTakeFirst();

/** An organisation's packages, by id. */
export const readPackages = (connection: Connection, organisationId: string): Promise<PackageRow[]> =>
  select(connection).where("organisation_id", "=", organisationId).orderBy("id").execute();

/** All versions of a product, by id. */
export const packagesOfProduct = (connection: Connection, productId: string): Promise<PackageRow[]> =>
  select(connection).where("product_id", "=", productId).orderBy("id").execute();

/** Those of the ids that are packages of the organisation, and what they are. */
export const existingPackages = (connection: Connection, organisationId: string, ids: readonly string[]) =>
  connection
    .selectFrom("software_packages")
    .select(["id", "name", "version"])
    .select(sql<boolean>`coalesce(details ->> 'class', 'software') = 'driver-app'`.as("is_driver_app"))
    .where("organisation_id", "=", organisationId)
    .where("id", "in", ids)
    .execute();

export const insertPackage = async (
  connection: Connection,
  organisationId: string,
  product: PackageProduct,
  definition: PackageDefinition,
  at: Date,
): Promise<string> => {
  const { id } = await connection
    .insertInto("software_packages")
    .values({
      organisation_id: organisationId,
      product_id: product.id,
      name: product.name,
      version: definition.version,
      steps: json(definition.steps),
      details: json(packageDetails.parse(definition)),
      updated_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};

const nextRevision = sql<number>`revision + 1`;

export const updatePackage = async (
  connection: Connection,
  id: string,
  product: PackageProduct,
  definition: PackageDefinition,
  at: Date,
): Promise<void> => {
  await connection
    .updateTable("software_packages")
    .set({
      product_id: product.id,
      name: product.name,
      version: definition.version,
      steps: json(definition.steps),
      details: json(packageDetails.parse(definition)),
      updated_at: at,
      revision: nextRevision,
    })
    .where("id", "=", id)
    .execute();
};

export const setPackageFiles = async (
  connection: Connection,
  id: string,
  files: readonly PackageFile[],
  facts: Readonly<Record<string, ContentFacts>>,
  at: Date,
): Promise<void> => {
  await connection
    .updateTable("software_packages")
    .set({ files: json(files), file_facts: json(facts), updated_at: at, revision: nextRevision })
    .where("id", "=", id)
    .execute();
};

/** The packages whose `field` names one, with name and version. */
const packagesNaming = async (
  connection: Connection,
  field: "dependencies" | "replaces",
  organisationId: string,
  id: string,
): Promise<{ id: string; title: string }[]> => {
  const rows = await connection
    .selectFrom("software_packages")
    .select(["id", "name", "version"])
    .where("organisation_id", "=", organisationId)
    .where(sql<boolean>`details -> ${sql.lit(field)} @> ${JSON.stringify([id])}::jsonb`)
    .orderBy("name")
    .execute();
  return rows.map(({ id: needing, name, version }) => ({ id: needing, title: `${name} ${version}` }));
};

/** The packages that need one. */
export const packagesNeeding = (connection: Connection, organisationId: string, id: string) =>
  packagesNaming(connection, "dependencies", organisationId, id);

/** The packages that replace one. */
export const packagesReplacing = (connection: Connection, organisationId: string, id: string) =>
  packagesNaming(connection, "replaces", organisationId, id);

export const deletePackage = async (connection: Connection, id: string): Promise<void> => {
  await connection.deleteFrom("software_packages").where("id", "=", id).execute();
};
