import type { DriverQuery } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { matching } from "./repository.ts";

const most = 500;

/** How many drivers there are by one of their texts, most first. */
const countBy = (connection: Connection, query: DriverQuery, column: "provider" | "class") =>
  connection
    .selectFrom("drivers")
    .select([`${column} as name`, ({ fn }) => fn.countAll<number>().as("drivers")])
    .where(matching(query))
    .groupBy(column)
    .orderBy("drivers", "desc")
    .orderBy(column)
    .limit(most)
    .execute();

const countByArchitecture = (connection: Connection, query: DriverQuery) =>
  connection
    .selectFrom(({ selectFrom }) =>
      selectFrom("drivers")
        .select(sql<string>`jsonb_array_elements_text(architectures)`.as("name"))
        .where(matching(query))
        .as("supported"),
    )
    .select(["name", ({ fn }) => fn.countAll<number>().as("drivers")])
    .groupBy("name")
    .orderBy("name")
    .execute();

/** Numbers of all drivers that the query takes. */
export const summariseDrivers = async (connection: Connection, query: DriverQuery) => {
  const totals = await connection
    .selectFrom("drivers")
    .select(({ fn }) => [
      fn.countAll<number>().as("drivers"),
      sql<number>`count(*) filter (where active)`.as("active"),
      sql<number>`count(*) filter (where available_to_windows_pe)`.as("availableToWindowsPe"),
      sql<number>`count(*) filter (where missing_files <> '[]')`.as("withMissingFiles"),
      sql<number>`coalesce(sum(model_count), 0)::bigint`.as("models"),
      sql<number>`coalesce(sum(size_bytes), 0)::bigint`.as("sizeBytes"),
    ])
    .where(matching(query))
    .executeTakeFirstOrThrow();
  return {
    ...totals,
    providers: await countBy(connection, query, "provider"),
    classes: await countBy(connection, query, "class"),
    architectures: await countByArchitecture(connection, query),
  };
};
