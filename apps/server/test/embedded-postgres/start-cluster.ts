import { startEmbeddedPostgres } from "../../src/embedded-postgres/cluster.ts";

/**
 * A program for tests: starts PostgreSQL on the directory it is given as whoever runs it, says which one it is, and
 * waits. With `stop` it stops it again at once.
 */
const [directory, what] = process.argv.slice(2);
if (!directory) throw new Error("which data directory?");
const postgres = await startEmbeddedPostgres(directory, {
  progress: (message) => process.send?.({ progress: message }),
});
process.send?.({ postmaster: postgres.postmaster, connectionString: postgres.connectionString });
if (what === "stop") {
  await postgres.stop();
  process.disconnect?.();
} else setInterval(() => {}, 1000);
