import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { packsToMatch } from "./matching-repository.ts";

/**
 * What a catalogue says of each driver that devices of an organisation may get, without the facts: those that are switched on
 * and whole, its own and what all share, in the order of their ids.
 */
export const listDeployableDrivers = (connection: Connection, organisationId: string) =>
  connection
    .selectFrom("drivers")
    .select(["id", "inf_name", "description", "available_to_windows_pe", "filter", "digest", "sha256", "size_bytes"])
    .select(["limited_architectures", "limited_minimum_build", packsToMatch.as("packs")])
    .where((where) => where.or([where("organisation_id", "=", organisationId), where("organisation_id", "is", null)]))
    .where("active", "=", true)
    .where(sql<boolean>`missing_files = '[]'`)
    .orderBy("id")
    .execute();

/** Facts of drivers, by id. */
export const readFacts = async (connection: Connection, ids: readonly string[]) =>
  new Map(
    (await connection.selectFrom("drivers").select(["id", "facts"]).where("id", "in", ids).execute()).map((row) => [
      row.id,
      row.facts,
    ]),
  );

export const listInactivePacks = async (connection: Connection, ids: readonly string[]): Promise<string[]> =>
  (
    await connection
      .selectFrom("driver_packs")
      .select("id")
      .where("id", "in", ids)
      .where("active", "=", false)
      .execute()
  ).map(({ id }) => id);
