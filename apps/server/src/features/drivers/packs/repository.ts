import type { DriverPackChange, DriverPackQuery } from "@windlass/protocol";
import { type Selectable, sql } from "kysely";
import type { Connection } from "../../../database/connection.ts";
import { containing, json } from "../../../database/rows.ts";
import type { Tables } from "../../../database/tables.ts";

const columns = [
  "id",
  "organisation_id",
  "revision",
  "name",
  "vendor",
  "version",
  "active",
  "filter",
  "notes",
  "other_data",
  "file_name",
  "file_sha256",
  "file_size_bytes",
  "imported_at",
] as const;

interface Counts {
  readonly drivers: number;
  readonly only_here: number;
  readonly active_drivers: number;
  readonly with_missing_files: number;
  readonly size_bytes: number;
}

export type PackRow = Pick<Selectable<Tables["driver_packs"]>, (typeof columns)[number]> &
  Counts & { readonly sort_name: string };

/** A driver that no other pack brings. */
const onlyHere = sql.raw(`not exists (
  select from driver_pack_members other where other.driver_id = member.driver_id and other.pack_id <> member.pack_id)`);

const select = (connection: Connection) =>
  connection
    .selectFrom("driver_packs")
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom("driver_pack_members as member")
          .innerJoin("drivers as driver", "driver.id", "member.driver_id")
          .whereRef("member.pack_id", "=", "driver_packs.id")
          .select([
            sql<number>`count(*)`.as("drivers"),
            sql<number>`count(*) filter (where ${onlyHere})`.as("only_here"),
            sql<number>`count(*) filter (where driver.active)`.as("active_drivers"),
            sql<number>`count(*) filter (where driver.missing_files <> '[]')`.as("with_missing_files"),
            sql<number>`coalesce(sum(driver.size_bytes), 0)::bigint`.as("size_bytes"),
          ])
          .as("counts"),
      (join) => join.onTrue(),
    )
    .select(columns)
    .select(["drivers", "only_here", "active_drivers", "with_missing_files", "size_bytes"])
    .select(sql<string>`lower(name)`.as("sort_name"));

/** By name and id, from after the cursor. */
export const listPacks = (
  connection: Connection,
  query: DriverPackQuery,
  after: { name: string; id: string } | undefined,
  limit: number,
): Promise<PackRow[]> => {
  let found = select(connection).orderBy(sql`lower(name)`).orderBy("id").limit(limit);
  const { organisationId } = query;
  if (organisationId)
    found = found.where((where) =>
      where.or([where("organisation_id", "=", organisationId), where("organisation_id", "is", null)]),
    );
  if (query.search) {
    const text = containing(query.search);
    found = found.where((where) =>
      where.or([
        where("name", "ilike", text),
        where("vendor", "ilike", text),
        where("version", "ilike", text),
        where("file_name", "ilike", text),
      ]),
    );
  }
  if (query.active) found = found.where("active", "=", query.active === "yes");
  if (query.limited) found = found.where("filter", query.limited === "yes" ? "is not" : "is", null);
  if (after) found = found.where(sql<boolean>`(lower(name), id) > (${after.name}, ${after.id}::uuid)`);
  return found.execute();
};

export const findPacks = (connection: Connection, ids: readonly string[]): Promise<PackRow[]> =>
  select(connection).where("id", "in", ids).orderBy("id").execute();

/** In the order of their ids, so that two who change the same ones wait for each other instead of for ever. */
export const lockPacks = (
  connection: Connection,
  ids: readonly string[],
): Promise<{ id: string; revision: number }[]> =>
  connection
    .selectFrom("driver_packs")
    .select(["id", "revision"])
    .where("id", "in", ids)
    .orderBy("id")
    .forUpdate()
    .execute();

export const updatePack = async (
  connection: Connection,
  id: string,
  { name, vendor, version, active, notes, filter, otherData }: Omit<DriverPackChange, "revision">,
): Promise<void> => {
  await connection
    .updateTable("driver_packs")
    .set({ name, vendor, version, active, notes, filter: filter && json(filter), other_data: json(otherData) })
    .set({ revision: sql`revision + 1` })
    .where("id", "=", id)
    .execute();
};

export const setPacksActive = async (
  connection: Connection,
  ids: readonly string[],
  active: boolean,
): Promise<void> => {
  await connection
    .updateTable("driver_packs")
    .set({ active, revision: sql`revision + 1` })
    .where("id", "in", ids)
    .execute();
};

/** Deletes packs with the drivers that no other pack brings. */
export const deletePacks = async (connection: Connection, ids: readonly string[]): Promise<void> => {
  await sql`
    delete from drivers where id in (
      select driver_id from driver_pack_members group by driver_id
      having bool_and(pack_id = any(${[...ids]}::uuid[])))`.execute(connection);
  await connection.deleteFrom("driver_packs").where("id", "in", ids).execute();
};

/** Of the drivers of these packs: how many there are, that other packs bring, and that other switched-on packs bring. */
export const countDriversOf = async (connection: Connection, ids: readonly string[]) => {
  const { rows } = await sql<{ drivers: number; elsewhere: number; brought: number }>`
    select count(*)::integer as drivers,
      (count(*) filter (where elsewhere))::integer as elsewhere, (count(*) filter (where brought))::integer as brought
    from (
      select member.driver_id,
        bool_or(member.pack_id <> all(${[...ids]}::uuid[])) as elsewhere,
        bool_or(member.pack_id <> all(${[...ids]}::uuid[]) and pack.active) as brought
      from driver_pack_members member join driver_packs pack on pack.id = member.pack_id
      where member.driver_id in (
        select driver_id from driver_pack_members where pack_id = any(${[...ids]}::uuid[]))
      group by member.driver_id) as counted`.execute(connection);
  return rows[0] ?? { drivers: 0, elsewhere: 0, brought: 0 };
};
