import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** What matching has to know of drivers that name one of the identifiers, without those already known. */
export const findDriversNaming = (
  connection: Connection,
  organisationId: string,
  identifiers: readonly string[],
  known: readonly string[],
) =>
  connection
    .selectFrom("drivers")
    .select(["id", "inf_name", "facts", "active", "available_to_windows_pe", "filter", "source", "digest"])
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
