import { chooseRelease, type DeviceToRelease, type Released, type ReleasedNow } from "@windlass/planner";
import type { PublishedBuild } from "@windlass/protocol";
import type { Connection } from "../../../database/connection.ts";
import { type StoredPublication, storedPublication } from "../stored.ts";
import { currentReleases, type ReleaseRow } from "./repository.ts";

/** What an organisation's targets get now, by the newest line of each. */
export const readReleasedNow = async (
  connection: Connection,
  organisationId: string,
): Promise<ReleasedNow<ReleaseRow>> => {
  const rows = await currentReleases(connection, organisationId);
  const ofKind = (kind: ReleaseRow["target_kind"]) =>
    new Map(
      rows.flatMap((row): [string, ReleaseRow][] =>
        row.target_kind === kind && row.target_id !== null ? [[row.target_id, row]] : [],
      ),
    );
  return {
    all: rows.find((row) => row.target_kind === "all") ?? null,
    builds: ofKind("build"),
    locations: ofKind("location"),
  };
};

const publicationOf = (connection: Connection, row: ReleaseRow | null): Promise<StoredPublication | undefined> =>
  row?.publication_id ? storedPublication(connection, row.publication_id) : Promise.resolve(undefined);

/** What all devices of the organisation get that have no release of their own; undefined before anything was released. */
export const releasedToAll = async (
  connection: Connection,
  organisationId: string,
): Promise<StoredPublication | undefined> =>
  publicationOf(connection, (await readReleasedNow(connection, organisationId)).all);

/** The line of the history that decides what a device gets. Null: nothing was released to it. */
export const releaseFor = async (
  connection: Connection,
  organisationId: string,
  device: DeviceToRelease,
): Promise<Released<ReleaseRow> | null> => chooseRelease(await readReleasedNow(connection, organisationId), device);

/** A build as devices get it, and from which publication. */
export interface ReleasedBuild {
  readonly build: PublishedBuild;
  readonly publication: StoredPublication;
}

/**
 * Every build that some device of the organisation can get, as devices get it: from the publication that it is pinned to,
 * else from what is released to all, else from the newest that only some location has.
 */
export const releasedBuilds = async (
  connection: Connection,
  organisationId: string,
): Promise<ReadonlyMap<string, ReleasedBuild>> => {
  const now = await readReleasedNow(connection, organisationId);
  const known = new Map<string, StoredPublication>();
  const read = async (row: ReleaseRow | null): Promise<StoredPublication | undefined> => {
    const id = row?.publication_id;
    const publication = id ? (known.get(id) ?? (await publicationOf(connection, row))) : undefined;
    if (publication) known.set(publication.id, publication);
    return publication;
  };
  const found = new Map<string, ReleasedBuild>();
  const add = (publication: StoredPublication | undefined, only?: string): void => {
    for (const build of publication?.body.builds ?? [])
      if (publication && !found.has(build.id) && (only ?? build.id) === build.id)
        found.set(build.id, { build, publication });
  };
  for (const [buildId, row] of now.builds) add(await read(row), buildId);
  add(await read(now.all));
  const ofLocations = [...now.locations.values()].toSorted((left, right) => (right.number ?? 0) - (left.number ?? 0));
  for (const row of ofLocations) add(await read(row));
  return found;
};
