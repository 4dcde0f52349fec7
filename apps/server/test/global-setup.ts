import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../src/database/migrate.ts";
import { startEmbeddedPostgres } from "../src/embedded-postgres/cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly administratorConnectionString: string;
    readonly templateConnectionString: string;
  }
}

/** One PostgreSQL for all server tests, with a migrated database that each test file clones. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const directory = await mkdtemp(join(tmpdir(), "windlass-server-tests-"));
  // Nothing here outlives the run, so it need not survive a power cut.
  const postgres = await startEmbeddedPostgres(directory, { settings: ["fsync=off", "max_connections=300"] });
  await migrate(postgres.connectionString);
  const client = new pg.Client({ connectionString: postgres.administratorConnectionString });
  await client.connect();
  await client.query("alter database windlass with is_template true allow_connections false");
  await client.end();
  project.provide("administratorConnectionString", postgres.administratorConnectionString);
  project.provide("templateConnectionString", postgres.connectionString);
  return async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
};
