import { publicationsToKeep } from "@windlass/planner";
import type { ServerContext } from "../../../context.ts";
import { type Connection, wholeInstallation } from "../../../database/connection.ts";
import { announce } from "../../../database/live-feed.ts";
import { lockDefinitions } from "../../../database/locks.ts";
import { startWorkLoop } from "../../../work-loop.ts";
import { releasedPublicationIds } from "../releases/held.ts";
import { retentionOf } from "./policy.ts";
import * as retention from "./repository.ts";

const lookEveryMilliseconds = 600_000;
/** The newest of the chain is kept whatever the policy says. */
const keptAnyway = 1;

/** What may go by what is known now, oldest first. */
const superfluous = async (context: ServerContext, connection: Connection, organisationId: string) => {
  const released = await releasedPublicationIds(connection);
  const rows = await retention.keptRows(connection, organisationId, released);
  const policy = await retentionOf(connection, organisationId);
  const kept = publicationsToKeep(rows, policy, context.clock());
  return rows.filter(({ id }) => !kept.has(id)).toReversed();
};

/**
 * Removes the content of one organisation's publications that no device gets any more. What else named is content freed by
 * the next look through the content. Nobody publishes or releases meanwhile, and a publication that is just being approved
 * is waited for; killed at any point, the whole transaction never was.
 *
 * @returns how many lost their content
 */
export const removeSuperfluous = (context: ServerContext, organisationId: string): Promise<number> =>
  context.database.within(wholeInstallation, async (connection) => {
    if (!(await retention.takeTurn(connection, organisationId))) return 0;
    // Most looks find nothing, and shall keep nobody from publishing.
    if ((await superfluous(context, connection, organisationId)).length === 0) return 0;
    await lockDefinitions(connection, organisationId);
    let removed = 0;
    for (const { id } of await superfluous(context, connection, organisationId)) {
      await retention.lockPublication(connection, id);
      if (await retention.isDeploying(connection, organisationId, id)) continue;
      await retention.removeContent(connection, id, context.clock());
      removed += 1;
    }
    if (removed > 0) await announce(connection, { topic: "publications", organisationId, id: null });
    return removed;
  });

/** Removes what publications are not kept for, as part of the role `worker`. */
export const startRetaining = (context: ServerContext): { stop(): Promise<void> } =>
  startWorkLoop(context, {
    what: "publications that no device gets",
    lookEveryMilliseconds,
    topic: null,
    next: async (signal) => {
      const organisations = await context.database.within(wholeInstallation, (connection) =>
        retention.organisationsWithMore(connection, keptAnyway),
      );
      for (const organisationId of organisations) {
        if (signal.aborted) return false;
        const removed = await removeSuperfluous(context, organisationId);
        if (removed > 0) context.log.info({ organisationId, removed }, "publications lost content that no device gets");
      }
      return false;
    },
  });
