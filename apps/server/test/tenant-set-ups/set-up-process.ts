import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pino } from "pino";
import { readConfiguration } from "../../src/configuration.ts";
import { openDatabase } from "../../src/database/connection.ts";
import { LiveFeed } from "../../src/database/live-feed.ts";
import { startSettingUp } from "../../src/features/tenant-set-ups/worker.ts";
import { loadMasterKey } from "../../src/security/master-key.ts";
import { openContentStore } from "../../src/start/content.ts";

/**
 * A worker of its own, to be killed between an effect in the tenant and its record here:
 * `node set-up-process.ts <connection string> <data directory> <lab> <method> <end of path>`. Says `made` when the tenant
 * has answered that request, and then never takes the answer.
 */
const [connectionString = "", dataDirectory = "", labUrl = "", method = "", path = ""] = process.argv.slice(2);

const ordinaryFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const answer = await ordinaryFetch(input, init);
  if ((init?.method ?? "GET") !== method || !new URL(String(input)).pathname.endsWith(path)) return answer;
  process.stdout.write("made\n");
  return new Promise(() => {});
};

const log = pino({ level: "silent" });
const live = new LiveFeed(connectionString, log);
await live.start();
startSettingUp({
  configuration: readConfiguration({ WINDLASS_DATA: dataDirectory, WINDLASS_LAB_URL: labUrl }, "/"),
  database: openDatabase(connectionString, 4),
  live,
  log,
  masterKey: await loadMasterKey(dataDirectory, undefined),
  content: await openContentStore({ kind: "folder", directory: join(dataDirectory, "content") }),
  clock: () => new Date(),
  instanceId: randomUUID(),
  addresses: { publicUrl: "", sourceUrl: "" },
});
