import type {
  ContentReference,
  DriverChange,
  DriverFacts,
  DriverFile,
  DriverProblem,
  DriverQuery,
  DriverView,
} from "@windlass/protocol";
import {
  type ExpressionBuilder,
  type ExpressionWrapper,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  sql,
} from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";
import type { Tables } from "../../database/tables.ts";

/** A driver without what takes long to read. */
const columns = [
  "id",
  "organisation_id",
  "revision",
  "sha256",
  "size_bytes",
  "inf_name",
  "inf_path",
  "description",
  "version",
  "active",
  "available_to_windows_pe",
  "filter",
  "limited_architectures",
  "limited_minimum_build",
  "notes",
  "other_data",
  "kind",
  "class",
  "class_guid",
  "provider",
  "driver_date",
  "driver_version",
  "architectures",
  "minimum_version",
  "minimum_build",
  "model_count",
  "hardware_id_count",
  "error_count",
  "imported_at",
] as const;

export type DriverRow = Pick<Selectable<Tables["drivers"]>, (typeof columns)[number]> & {
  readonly missing_file_count: number;
  readonly packs: DriverView["packs"];
  /** The description as the listing sorts it. */
  readonly sort_description: string;
};

export interface DriverDetailRow extends DriverRow {
  readonly facts: DriverFacts;
  readonly files: DriverFile[];
  readonly missing_files: DriverFile[];
  readonly problems: DriverProblem[];
}

const sortDescription = sql<string>`lower(description)`;
const missingFileCount = sql<number>`jsonb_array_length(missing_files)`;

const packs = sql<DriverView["packs"]>`coalesce((
  select jsonb_agg(jsonb_build_object('id', pack.id, 'name', pack.name, 'active', pack.active) order by pack.name, pack.id)
  from driver_pack_members member join driver_packs pack on pack.id = member.pack_id
  where member.driver_id = drivers.id), '[]')`;

const select = (connection: Connection) =>
  connection
    .selectFrom("drivers")
    .select(columns)
    .select([missingFileCount.as("missing_file_count"), packs.as("packs"), sortDescription.as("sort_description")]);

type Conditions = ExpressionBuilder<Tables, "drivers">;
/** Which drivers, for a query of them. */
export type DriverCondition = (
  where: Conditions,
) => ExpressionWrapper<Tables, "drivers", SqlBool> | RawBuilder<boolean>;

/** What a listing asks for, as conditions. */
export const matching =
  (query: DriverQuery): DriverCondition =>
  (where) => {
    const conditions = [];
    // One organisation's list has what all share, too: it is what its devices get.
    if (query.organisationId)
      conditions.push(
        where.or([where("organisation_id", "=", query.organisationId), where("organisation_id", "is", null)]),
      );
    if (query.search) {
      const text = containing(query.search);
      conditions.push(
        where.or([
          where("description", "ilike", text),
          where("provider", "ilike", text),
          where("inf_name", "ilike", text),
          where("search_text", "like", text.toLowerCase()),
        ]),
      );
    }
    if (query.class) conditions.push(where("class", "=", query.class));
    if (query.provider) conditions.push(where("provider", "=", query.provider));
    if (query.packId) {
      const { packId } = query;
      conditions.push(
        where("id", "in", ({ selectFrom }) =>
          selectFrom("driver_pack_members").select("driver_id").where("pack_id", "=", packId),
        ),
      );
    }
    if (query.kind) conditions.push(where("kind", "=", query.kind));
    if (query.architecture) conditions.push(sql<boolean>`architectures ? ${query.architecture}`);
    if (query.active) conditions.push(where("active", "=", query.active === "yes"));
    if (query.availableToWindowsPe)
      conditions.push(where("available_to_windows_pe", "=", query.availableToWindowsPe === "yes"));
    if (query.missingFiles)
      conditions.push(
        query.missingFiles === "yes" ? sql<boolean>`missing_files <> '[]'` : sql<boolean>`missing_files = '[]'`,
      );
    return where.and(conditions);
  };

/** By description and id, from after the cursor. */
export const listDrivers = (
  connection: Connection,
  query: DriverQuery,
  after: { description: string; id: string } | undefined,
  limit: number,
): Promise<DriverRow[]> => {
  let found = select(connection).where(matching(query)).orderBy(sortDescription).orderBy("id").limit(limit);
  if (after) found = found.where(sql<boolean>`(lower(description), id) > (${after.description}, ${after.id}::uuid)`);
  return found.execute();
};

export const findDriver = (connection: Connection, id: string): Promise<DriverDetailRow | undefined> =>
  select(connection).select(["facts", "files", "missing_files", "problems"]).where("id", "=", id).executeTakeFirst();

export const findDriverForUpdate = (connection: Connection, id: string): Promise<DriverRow | undefined> =>
  select(connection).where("id", "=", id).forUpdate().executeTakeFirst();

export const updateDriver = async (
  connection: Connection,
  id: string,
  change: Omit<DriverChange, "revision">,
): Promise<void> => {
  await connection
    .updateTable("drivers")
    .set({
      revision: sql`revision + 1`,
      description: change.description,
      version: change.version,
      active: change.active,
      available_to_windows_pe: change.availableToWindowsPe,
      limited_architectures: change.limitedArchitectures && json(change.limitedArchitectures),
      limited_minimum_build: change.limitedMinimumBuild,
      notes: change.notes,
      other_data: json(change.otherData),
      filter: change.filter && json(change.filter),
    })
    .where("id", "=", id)
    .execute();
};

/** The archive of a driver of any organisation with exactly these files. */
export const findArchiveOf = async (connection: Connection, digest: string): Promise<ContentReference | undefined> =>
  await connection
    .selectFrom("drivers")
    .select(["sha256", "size_bytes as sizeBytes"])
    .where("digest", "=", digest)
    .limit(1)
    .executeTakeFirst();
