import { type Selectable, sql } from "kysely";
import type { Connection } from "../../../database/connection.ts";
import { json } from "../../../database/rows.ts";
import type { Tables } from "../../../database/tables.ts";
import type { DriverCondition } from "../repository.ts";

export const saidColumns = [
  "id",
  "organisation_id",
  "revision",
  "description",
  "version",
  "active",
  "available_to_windows_pe",
  "filter",
  "limited_architectures",
  "limited_minimum_build",
  "notes",
  "other_data",
  "architectures",
] as const;

/** What people say of a driver, and what of its INF limits that. */
export type SaidRow = Pick<Selectable<Tables["drivers"]>, (typeof saidColumns)[number]>;

/** Ids and owners of what a selection means, at most so many. */
export const findChosen = (
  connection: Connection,
  chosen: DriverCondition,
  limit: number,
): Promise<Pick<SaidRow, "id" | "organisation_id" | "description">[]> =>
  connection
    .selectFrom("drivers")
    .select(["id", "organisation_id", "description"])
    .where(chosen)
    .orderBy(sql`lower(description)`)
    .orderBy("id")
    .limit(limit)
    .execute();

export const countChosen = async (connection: Connection, chosen: DriverCondition): Promise<number> => {
  const { drivers } = await connection
    .selectFrom("drivers")
    .select(sql<number>`count(*)`.as("drivers"))
    .where(chosen)
    .executeTakeFirstOrThrow();
  return drivers;
};

const said = (connection: Connection, ids: readonly string[]) =>
  connection
    .selectFrom("drivers")
    .select(saidColumns)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy("id");

export const findSaid = (connection: Connection, ids: readonly string[]): Promise<SaidRow[]> =>
  said(connection, ids).execute();

/** In the order of their ids, so that two who change the same ones wait for each other instead of for ever. */
export const lockSaid = (connection: Connection, ids: readonly string[]): Promise<SaidRow[]> =>
  said(connection, ids).forUpdate().execute();

/** Those that a selection means still, now that nobody else can change them. */
export const stillChosen = async (
  connection: Connection,
  chosen: DriverCondition,
  ids: readonly string[],
): Promise<number> =>
  await countChosen(connection, (where) => where.and([chosen(where), sql<boolean>`id = any(${[...ids]}::uuid[])`]));

/** What is said of each from now on, in one statement; a million parameters would be too many for one, JSON is not. */
export const updateSaid = async (connection: Connection, rows: readonly SaidRow[]): Promise<void> => {
  await sql`
    update drivers set revision = drivers.revision + 1, active = said.active,
      available_to_windows_pe = said.available_to_windows_pe, filter = said.filter,
      limited_architectures = said.limited_architectures, limited_minimum_build = said.limited_minimum_build,
      notes = said.notes, other_data = said.other_data
    from jsonb_to_recordset(${json(rows)}::jsonb) as said (
      id uuid, active boolean, available_to_windows_pe boolean, filter jsonb, limited_architectures jsonb,
      limited_minimum_build integer, notes text, other_data jsonb)
    where drivers.id = said.id`.execute(connection);
};

export const deleteDrivers = async (connection: Connection, ids: readonly string[]): Promise<void> => {
  await connection
    .deleteFrom("drivers")
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
};
