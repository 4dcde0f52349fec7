import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import type { Tables } from "./tables.ts";

/** A transaction inside a scope; every repository takes one. */
export type Connection = Transaction<Tables>;

/**
 * What a transaction may see. PostgreSQL enforces it by row-level security (security rule 8): outside the scope, rows
 * do not exist, whatever a query forgets to ask.
 */
export type Scope =
  | { readonly kind: "installation" }
  | { readonly kind: "organisations"; readonly organisationIds: readonly string[] };

/** For the installation's own work: sign-in, the workers' search for due work, migrations. */
export const wholeInstallation: Scope = { kind: "installation" };

export const oneOrganisation = (organisationId: string): Scope => ({
  kind: "organisations",
  organisationIds: [organisationId],
});

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") => {
    if (format !== "binary") {
      // Sizes and counts; all stay below 2^53.
      if (oid === pg.types.builtins.INT8) return Number;
      // A calendar day has no time zone; the default parser would shift it.
      if (oid === pg.types.builtins.DATE) return (text: string) => text;
    }
    return pg.types.getTypeParser(oid, format);
  },
};

export interface Database {
  /** Runs `work` in one transaction that sees only `scope`. */
  within<Result>(scope: Scope, work: (connection: Connection) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
  readonly connectionString: string;
}

/** Opens a pool on `connectionString`; no connection is made before the first use. */
export const openDatabase = (connectionString: string, maximumConnections = 10): Database => {
  const pool = new pg.Pool({ connectionString, max: maximumConnections, types });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => {});
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    connectionString,
    within: (scope, work) =>
      kysely.transaction().execute(async (connection) => {
        const organisations = scope.kind === "organisations" ? scope.organisationIds.join(",") : "";
        await sql`select set_config('windlass.scope', ${scope.kind}, true),
          set_config('windlass.organisations', ${organisations}, true)`.execute(connection);
        return work(connection);
      }),
    close: () => kysely.destroy(),
  };
};
