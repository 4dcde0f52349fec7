import { pilotsToEnd, type ReleasedNow } from "@windlass/planner";
import type { Connection } from "../../../database/connection.ts";
import { announce } from "../../../database/live-feed.ts";
import { insertRelease, type NewRelease, type ReleaseRow } from "./repository.ts";

type Author = Pick<NewRelease, "organisationId" | "reason" | "userId" | "at">;

/** A publication as far as releasing it goes. */
interface Numbered {
  readonly id: string;
  readonly number: number;
}

/** Tells viewers, and the worker that judges Autopilot devices, that devices get something else. */
export const announceRelease = async (connection: Connection, organisationId: string, id: string | null) => {
  await announce(connection, { topic: "publications", organisationId, id });
  // Every build now stands differently against what devices get.
  await announce(connection, { topic: "builds", organisationId, id: null });
};

/**
 * Releases a publication to all devices, and ends what locations tried until then: it, or an older one. Call it inside
 * `lockDefinitions`.
 */
export const releaseToAll = async (
  connection: Connection,
  now: ReleasedNow<ReleaseRow>,
  publication: Numbered,
  by: Author,
): Promise<string> => {
  const isOlder = (now.all?.number ?? 0) > publication.number;
  const id = await insertRelease(connection, {
    ...by,
    action: isOlder ? "rolled-back" : "released",
    target: { kind: "all", id: null, name: null },
    publicationId: publication.id,
    previousPublicationId: now.all?.publication_id ?? null,
  });
  const pilots = [...now.locations.values()].flatMap((row) =>
    row.action === "piloted" && row.number !== null ? [{ row, number: row.number }] : [],
  );
  for (const { row } of pilotsToEnd(pilots, publication.number))
    await insertRelease(connection, {
      ...by,
      reason: `Publication ${publication.number} was released to all devices.`,
      action: "ended",
      target: { kind: "location", id: row.target_id, name: row.target_name },
      publicationId: null,
      previousPublicationId: row.publication_id,
    });
  return id;
};

/** Releases a publication to one build or location; null ends what it has of its own. Call it inside `lockDefinitions`. */
export const releaseToOne = (
  connection: Connection,
  now: ReleasedNow<ReleaseRow>,
  target: { readonly kind: "build" | "location"; readonly id: string; readonly name: string },
  release: { readonly publication: Numbered | null; readonly hold: "pin" | "pilot" },
  by: Author,
): Promise<string> => {
  const held = { build: now.builds, location: now.locations }[target.kind].get(target.id);
  const holding = release.hold === "pilot" ? "piloted" : "pinned";
  return insertRelease(connection, {
    ...by,
    action: release.publication ? holding : "ended",
    target,
    publicationId: release.publication?.id ?? null,
    previousPublicationId: held?.publication_id ?? null,
  });
};
