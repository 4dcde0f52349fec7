import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { ContentStore } from "@windlass/content";
import { pino } from "pino";
import { readConfiguration } from "../../src/configuration.ts";
import { openDatabase } from "../../src/database/connection.ts";
import { LiveFeed } from "../../src/database/live-feed.ts";
import type { Actor } from "../../src/features/people/actor.ts";
import { release } from "../../src/features/publications/releases/service.ts";
import { publish } from "../../src/features/publications/service.ts";
import { loadMasterKey } from "../../src/security/master-key.ts";
import { openContentStore } from "../../src/start/content.ts";

/**
 * A server that publishes, or releases number 1 in place of 2, to be killed:
 * `node publish-process.ts <connection string> <data directory> <organisation> <user> publish|release [stop]`.
 * With `stop` it stands still for long once the text is in the content store, and says `stored`.
 */
const [connectionString = "", dataDirectory = "", organisationId = "", userId = "", what, stop] = process.argv.slice(2);

const log = pino({ level: "silent" });
const store = await openContentStore({ kind: "folder", directory: join(dataDirectory, "content") });
const content: ContentStore = {
  ...store,
  put: async (bytes, options) => {
    const kept = await store.put(bytes, options);
    if (stop === "stop") {
      process.stdout.write("stored\n");
      await delay(60_000);
    }
    return kept;
  },
};
const context = {
  configuration: readConfiguration({ WINDLASS_DATA: dataDirectory }, "/"),
  database: openDatabase(connectionString, 4),
  live: new LiveFeed(connectionString, log),
  log,
  masterKey: await loadMasterKey(dataDirectory, undefined),
  content,
  clock: () => new Date(),
  instanceId: randomUUID(),
  addresses: { publicUrl: "", sourceUrl: "" },
};
const actor: Actor = {
  userId,
  name: "Test user",
  email: "test@example.test",
  roles: [{ role: "administrator", organisationId: null }],
};
if (what === "publish") await publish(context, actor, { organisationId, locationIds: [], reason: "" });
else
  await release(context, actor, {
    organisationId,
    target: { kind: "all" },
    number: 1,
    insteadOf: 2,
    hold: "pin",
    reason: "Back",
  });
process.stdout.write("done\n");
await delay(60_000);
