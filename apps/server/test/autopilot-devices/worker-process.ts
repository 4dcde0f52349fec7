import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { readConfiguration } from "../../src/configuration.ts";
import { openDatabase } from "../../src/database/connection.ts";
import { LiveFeed } from "../../src/database/live-feed.ts";
import { startAutopilotDeviceWork } from "../../src/features/autopilot-devices/worker.ts";
import { createLog } from "../../src/log.ts";
import { loadMasterKey } from "../../src/security/master-key.ts";
import { openContentStore } from "../../src/start/content.ts";

/** The worker of the Autopilot devices as a process of its own, for a test to kill. */
const { DATABASE_URL: connectionString = "", WINDLASS_DATA: directory = "" } = process.env;
const configuration = readConfiguration(process.env, "/");
const log = createLog(configuration.logLevel);
const live = new LiveFeed(connectionString, log);
await live.start();
startAutopilotDeviceWork({
  configuration,
  database: openDatabase(connectionString, 4),
  live,
  log,
  masterKey: await loadMasterKey(directory, undefined),
  content: await openContentStore({ kind: "folder", directory: join(directory, "content") }),
  clock: () => new Date(),
  instanceId: randomUUID(),
  addresses: { publicUrl: "http://127.0.0.1:8420", sourceUrl: "http://127.0.0.1:8421" },
});
process.send?.({ working: true });
