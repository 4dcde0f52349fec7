import { randomUUID } from "node:crypto";
import { createFolderStore } from "@windlass/content";
import { pino } from "pino";
import { readConfiguration } from "./configuration.ts";
import { openDatabase } from "./database/connection.ts";
import { LiveFeed } from "./database/live-feed.ts";
import { assembleApplication } from "./start/assemble.ts";

/** Prints the OpenAPI document. Nothing is connected to: routes need their surroundings only when they are called. */
const log = pino({ level: "silent" });
const nowhere = "postgres://nobody@127.0.0.1:1/none";
const app = await assembleApplication({
  configuration: readConfiguration({}, "/"),
  database: openDatabase(nowhere),
  live: new LiveFeed(nowhere, log),
  log,
  masterKey: { id: "none", key: Buffer.alloc(32) },
  content: createFolderStore("/nonexistent"),
  clock: () => new Date(0),
  instanceId: randomUUID(),
  addresses: { publicUrl: "", sourceUrl: "" },
});
await app.ready();
process.stdout.write(`${JSON.stringify(app.swagger(), null, 2)}\n`);
