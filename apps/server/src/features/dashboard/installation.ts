import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { InstallationView } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { instantOf } from "../../database/rows.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { agentsSince, countPeople, databaseVersions, usageSince } from "./installation-repository.ts";

/** Of this server, as its package says. */
const { version: serverVersion } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8")));

/** What counts as recent. */
const days = 30;
const dayMilliseconds = 86_400_000;

/** What runs here, and how much whatever the actor may see is used. */
export const readInstallation = (context: ServerContext, actor: Actor): Promise<InstallationView> => {
  const scope = scopeOf(actor);
  const since = new Date(context.clock().getTime() - days * dayMilliseconds);
  return context.database.within(scope, async (connection) => ({
    versions: {
      windlass: serverVersion,
      node: process.versions.node,
      ...(await databaseVersions(connection)),
      agents: (await agentsSince(connection, since)).map(({ last_seen_at: at, ...agent }) => ({
        ...agent,
        lastSeenAt: instantOf(at),
      })),
    },
    days,
    organisations: (await usageSince(connection, since)).map(({ running, succeeded, failed, ...row }) => ({
      ...row,
      deployments: { running, succeeded, failed },
    })),
    people: scope.kind === "installation" ? await countPeople(connection) : null,
  }));
};
