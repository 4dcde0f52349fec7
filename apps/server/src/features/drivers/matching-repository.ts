import type { Filter } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** Packs of a driver as matching has to know them. */
export const packsToMatch = sql<{ id: string; name: string; filter: Filter | null; active: boolean }[]>`coalesce((
  select jsonb_agg(jsonb_build_object('id', pack.id, 'name', pack.name, 'filter', pack.filter, 'active', pack.active)
    order by pack.id)
  from driver_pack_members member join driver_packs pack on pack.id = member.pack_id
  where member.driver_id = drivers.id), '[]')`;

/** What matching has to know of drivers that name one of the identifiers, without those already known. */
export const findDriversNaming = (
  connection: Connection,
  organisationId: string,
  identifiers: readonly string[],
  known: readonly string[],
) =>
  connection
    .selectFrom("drivers")
    .select(["id", "inf_name", "facts", "active", "available_to_windows_pe", "filter", "digest"])
    .select(["limited_architectures", "limited_minimum_build", packsToMatch.as("packs")])
    .select(sql<number>`jsonb_array_length(missing_files)`.as("missing_file_count"))
    .where(({ eb, or, selectFrom }) =>
      eb.and([
        or([eb("organisation_id", "=", organisationId), eb("organisation_id", "is", null)]),
        eb(
          "id",
          "in",
          selectFrom("driver_identifiers")
            .select("driver_id")
            .where("identifier", "=", sql<string>`any(${[...identifiers]}::text[])`),
        ),
        sql<boolean>`id <> all(${[...known]}::uuid[])`,
      ]),
    )
    .execute();

export type NamingRow = Awaited<ReturnType<typeof findDriversNaming>>[number];
