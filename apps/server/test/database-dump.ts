import { sql } from "kysely";
import { type Connection, wholeInstallation } from "../src/database/connection.ts";
import type { TestServer } from "./harness.ts";

/** All tables of the product. */
export const tableNames = async (connection: Connection): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`.execute(connection);
  return rows.map((row) => row.name);
};

/**
 * Every row of every table as text, by table, in an order that only depends on the content: for looking whether a
 * secret lies anywhere in plain text, and whether something changed at all.
 */
export const dumpTables = (server: TestServer, except: readonly string[] = []): Promise<Map<string, string[]>> =>
  server.database.within(wholeInstallation, async (connection) => {
    const dump = new Map<string, string[]>();
    for (const name of await tableNames(connection)) {
      if (except.includes(name)) continue;
      const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t order by 1`.execute(
        connection,
      );
      dump.set(
        name,
        rows.map((row) => row.text),
      );
    }
    return dump;
  });

/** Ways a secret could have been written down: as it is, and in the usual encodings of its bytes. */
const writings = (secret: string): string[] => {
  const bytes = Buffer.from(secret, "utf8");
  return [secret, bytes.toString("hex"), bytes.toString("base64").replace(/=+$/, ""), bytes.toString("base64url")];
};

/** The tables in which a secret can be read; empty is what a test wants (security rule 5). */
export const tablesThatTell = async (server: TestServer, secret: string): Promise<string[]> => {
  const dump = await dumpTables(server);
  const wanted = writings(secret);
  return [...dump].flatMap(([name, rows]) =>
    rows.some((row) => wanted.some((writing) => row.includes(writing))) ? [name] : [],
  );
};
