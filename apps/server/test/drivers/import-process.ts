import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { ContentStore } from "@windlass/content";
import { pino } from "pino";
import { readConfiguration } from "../../src/configuration.ts";
import { openDatabase } from "../../src/database/connection.ts";
import { LiveFeed } from "../../src/database/live-feed.ts";
import { startImportingDrivers } from "../../src/features/drivers/imports/worker.ts";
import { loadMasterKey } from "../../src/security/master-key.ts";
import { openContentStore } from "../../src/start/content.ts";

/**
 * A worker of its own that stops for long at the third driver, to be killed:
 * `node import-process.ts <connection string> <data directory>`. Says `reading` when it is there.
 */
const [connectionString = "", dataDirectory = ""] = process.argv.slice(2);

const log = pino({ level: "silent" });
const store = await openContentStore({ kind: "folder", directory: join(dataDirectory, "content") });
let puts = 0;
const content: ContentStore = {
  ...store,
  put: async (bytes, options) => {
    puts += 1;
    if (puts === 3) {
      process.stdout.write("reading\n");
      await delay(60_000);
    }
    return await store.put(bytes, options);
  },
};
const live = new LiveFeed(connectionString, log);
await live.start();
startImportingDrivers({
  configuration: readConfiguration({ WINDLASS_DATA: dataDirectory }, "/"),
  database: openDatabase(connectionString, 4),
  live,
  log,
  masterKey: await loadMasterKey(dataDirectory, undefined),
  content,
  clock: () => new Date(),
  instanceId: randomUUID(),
  addresses: { publicUrl: "", sourceUrl: "" },
});
