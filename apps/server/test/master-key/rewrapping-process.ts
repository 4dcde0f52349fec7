import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { readConfiguration } from "../../src/configuration.ts";
import { openDatabase } from "../../src/database/connection.ts";
import { LiveFeed } from "../../src/database/live-feed.ts";
import { startRewrapping } from "../../src/features/master-key/worker.ts";
import { createLog } from "../../src/log.ts";
import { loadMasterKey } from "../../src/security/master-key.ts";
import { openContentStore } from "../../src/start/content.ts";

/** The worker that seals everything anew as a process of its own, for a test to kill. */
const { DATABASE_URL: connectionString = "", WINDLASS_DATA: directory = "" } = process.env;
const configuration = readConfiguration(process.env, "/");
const log = createLog(configuration.logLevel);
startRewrapping({
  configuration,
  database: openDatabase(connectionString, 2),
  live: new LiveFeed(connectionString, log),
  log,
  masterKey: await loadMasterKey(directory, undefined),
  content: await openContentStore({ kind: "folder", directory: join(directory, "content") }),
  clock: () => new Date(),
  instanceId: randomUUID(),
  addresses: { publicUrl: "http://127.0.0.1:8420", sourceUrl: "http://127.0.0.1:8421" },
});
process.send?.({ working: true });
// A connection that is lost with its test ends it, and nothing else does.
setInterval(() => {}, 60_000);
