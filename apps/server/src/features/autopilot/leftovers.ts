import type { Leftovers } from "@windlass/autopilot";
import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** Puts import records into the queue of those to be removed from Intune. */
export const addLeftovers = async (
  connection: Connection,
  organisationId: string,
  importedIds: readonly string[],
): Promise<void> => {
  if (importedIds.length === 0) return;
  await connection
    .insertInto("import_leftovers")
    .values(importedIds.map((imported_id) => ({ organisation_id: organisationId, imported_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const loadLeftovers = async (
  connection: Connection,
  organisationId: string,
  now: Date,
  limit: number,
): Promise<Leftovers> => {
  const rows = await connection
    .selectFrom("import_leftovers")
    .select(["imported_id", "not_before"])
    .where("organisation_id", "=", organisationId)
    .orderBy("not_before")
    .limit(Math.max(1, limit))
    .execute();
  const due = rows.slice(0, limit).filter(({ not_before }) => not_before <= now);
  return { importedIds: due.map(({ imported_id }) => imported_id), nextAt: rows[0]?.not_before ?? null };
};

export const forgetLeftovers = async (
  connection: Connection,
  organisationId: string,
  importedIds: readonly string[] | "all",
): Promise<void> => {
  const query = connection.deleteFrom("import_leftovers").where("organisation_id", "=", organisationId);
  if (importedIds === "all") await query.execute();
  else if (importedIds.length > 0) await query.where("imported_id", "in", importedIds).execute();
};

const takeUpLater = async (
  connection: Connection,
  organisationId: string,
  importedIds: readonly string[],
  change: { readonly not_before: Date; readonly kept_since: RawBuilder<Date> | null },
  forgottenAfterDays: number,
): Promise<void> => {
  if (importedIds.length === 0) return;
  await connection
    .deleteFrom("import_leftovers")
    .where("organisation_id", "=", organisationId)
    .where("imported_id", "in", importedIds)
    .where("added_at", "<", sql<Date>`now() - make_interval(days => ${forgottenAfterDays})`)
    .execute();
  await connection
    .updateTable("import_leftovers")
    .set(change)
    .where("organisation_id", "=", organisationId)
    .where("imported_id", "in", importedIds)
    .execute();
};

/** Takes these up again later; one that has been tried for two days is forgotten. */
export const postponeLeftovers = (
  connection: Connection,
  organisationId: string,
  importedIds: readonly string[],
  until: Date,
): Promise<void> => takeUpLater(connection, organisationId, importedIds, { not_before: until, kept_since: null }, 2);

/** Intune keeps these because their removal needs approval; after thirty days nobody is told of them any more. */
export const keepLeftovers = (
  connection: Connection,
  organisationId: string,
  importedIds: readonly string[],
  until: Date,
): Promise<void> => {
  const keptSince = sql<Date>`coalesce(kept_since, now())`;
  return takeUpLater(connection, organisationId, importedIds, { not_before: until, kept_since: keptSince }, 30);
};

/** Import records that stay in Intune because their removal needs approval. */
export const countKept = async (connection: Connection, organisationId: string): Promise<number> => {
  const { kept } = await connection
    .selectFrom("import_leftovers")
    .select(sql<number>`count(*)::integer`.as("kept"))
    .where("organisation_id", "=", organisationId)
    .where("kept_since", "is not", null)
    .executeTakeFirstOrThrow();
  return kept;
};
