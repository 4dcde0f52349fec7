import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";

/** Above this many, viewers are told once that registrations changed instead of once for each. */
const mostNamed = 20;

/** Tells viewers and workers which registrations changed. */
export const announceChanged = async (
  connection: Connection,
  organisationId: string,
  ids: readonly string[],
): Promise<void> => {
  const named = ids.length > mostNamed ? [null] : ids;
  for (const id of named) await announce(connection, { topic: "registrations", organisationId, id });
};
