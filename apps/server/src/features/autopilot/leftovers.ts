import type { Leftovers } from "@windlass/autopilot";
import { sql } from "kysely";
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

/** Takes these up again later; one that has been tried for two days is forgotten. */
export const postponeLeftovers = async (
  connection: Connection,
  organisationId: string,
  importedIds: readonly string[],
  until: Date,
): Promise<void> => {
  if (importedIds.length === 0) return;
  await connection
    .deleteFrom("import_leftovers")
    .where("organisation_id", "=", organisationId)
    .where("imported_id", "in", importedIds)
    .where("added_at", "<", sql<Date>`now() - interval '2 days'`)
    .execute();
  await connection
    .updateTable("import_leftovers")
    .set({ not_before: until })
    .where("organisation_id", "=", organisationId)
    .where("imported_id", "in", importedIds)
    .execute();
};
