import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { WindlassError } from "@windlass/protocol";
import pg from "pg";

const directory = join(import.meta.dirname, "migrations");

/** Replicas that start together migrate one after the other. The number has no meaning but to be ours. */
const migrationLock = 8_420_001;

const bookkeeping = `create table if not exists migrations (
  name text primary key,
  applied_at timestamptz not null default now()
)`;

/**
 * Brings the database to this version: numbered SQL files, forward only, each in its own transaction.
 *
 * @returns the names that were applied now
 * @throws start.database-newer when it was already migrated by a newer version
 * @throws start.database-role-too-strong when row-level security would not bind this role
 */
export const migrate = async (connectionString: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await refuseRoleAboveTheWall(client);
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await client.query(bookkeeping);
    const files = (await readdir(directory)).filter((name) => name.endsWith(".sql")).sort();
    const applied = await client.query<{ name: string }>("select name from migrations order by name");
    const known = new Set(files);
    const unknown = applied.rows.find((row) => !known.has(row.name));
    if (unknown) throw new WindlassError("start.database-newer", { parameters: { migration: unknown.name } });
    const done = new Set(applied.rows.map((row) => row.name));
    const waiting = files.filter((name) => !done.has(name));
    for (const name of waiting) await apply(client, name);
    return waiting;
  } finally {
    await client.end();
  }
};

const apply = async (client: pg.Client, name: string): Promise<void> => {
  await client.query("begin");
  try {
    await client.query(await readFile(join(directory, name), "utf8"));
    await client.query("insert into migrations (name) values ($1)", [name]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
};

const refuseRoleAboveTheWall = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ rolname: string; above: boolean }>(
    "select rolname, rolsuper or rolbypassrls as above from pg_roles where rolname = current_user",
  );
  if (rows[0]?.above)
    throw new WindlassError("start.database-role-too-strong", { parameters: { role: rows[0].rolname } });
};
