import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { ContentStore } from "@windlass/content";
import { pino } from "pino";
import { readConfiguration } from "../../src/configuration.ts";
import { openDatabase } from "../../src/database/connection.ts";
import { LiveFeed } from "../../src/database/live-feed.ts";
import { startImporting } from "../../src/features/operating-systems/import-worker.ts";
import { loadMasterKey } from "../../src/security/master-key.ts";
import { openContentStore } from "../../src/start/content.ts";

/**
 * A worker of its own that copies slowly, to be killed: `node import-process.ts <connection string> <data directory>`.
 * Says `copying` when it has begun to write.
 */
const [connectionString = "", dataDirectory = ""] = process.argv.slice(2);

const slowly = async function* (content: AsyncIterable<Uint8Array>) {
  let pieces = 0;
  for await (const piece of content) {
    yield piece;
    pieces += 1;
    if (pieces === 2) process.stdout.write("copying\n");
    if (pieces >= 2) await delay(200);
  }
};

const log = pino({ level: "silent" });
const store = await openContentStore({ kind: "folder", directory: join(dataDirectory, "content") });
const content: ContentStore = { ...store, put: (bytes, options) => store.put(slowly(bytes), options) };
const live = new LiveFeed(connectionString, log);
await live.start();
startImporting({
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
