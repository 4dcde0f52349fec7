import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pino } from "pino";
import { readConfiguration } from "../../src/configuration.ts";
import { openDatabase } from "../../src/database/connection.ts";
import { LiveFeed } from "../../src/database/live-feed.ts";
import { startNotifying } from "../../src/features/notifications/notification-worker.ts";
import { loadMasterKey } from "../../src/security/master-key.ts";
import { openContentStore } from "../../src/start/content.ts";

/** A worker of its own, to be killed: `node notifying-process.ts <connection string> <data directory>`. */
const [connectionString = "", dataDirectory = ""] = process.argv.slice(2);

const log = pino({ level: "silent" });
const live = new LiveFeed(connectionString, log);
await live.start();
startNotifying({
  configuration: readConfiguration({ WINDLASS_DATA: dataDirectory, WINDLASS_WEBHOOK_NETWORKS: "127.0.0.0/8" }, "/"),
  database: openDatabase(connectionString, 6),
  live,
  log,
  masterKey: await loadMasterKey(dataDirectory, undefined),
  content: await openContentStore({ kind: "folder", directory: join(dataDirectory, "content") }),
  clock: () => new Date(),
  instanceId: randomUUID(),
  addresses: { publicUrl: "", sourceUrl: "" },
});
