import type { BuildView } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { noDefinitions, readDefinitionsForPublication } from "../definitions/published.ts";
import { readOperatingSystemsForPublication } from "../operating-systems/published.ts";
import { type Deployable, deploysTheSame, partOfBuild } from "../publications/deployable.ts";
import { releasedBuilds } from "../publications/releases/current.ts";
import { readPackagesForPublication } from "../software/service.ts";
import { publishedBuildOf } from "./presenter.ts";
import type { BuildRow } from "./repository.ts";
import { readSurroundings } from "./surroundings.ts";

export type PublicationState = Pick<BuildView, "publishedNumber" | "changedSincePublication">;

const stateOf = (
  { id, definition: { active } }: BuildRow,
  now: Deployable,
  published: (Deployable & { number: number }) | undefined,
) => {
  const before = published ? partOfBuild(published, id) : null;
  if (!published || !before) return { publishedNumber: null, changedSincePublication: active };
  const after = active ? partOfBuild(now, id) : null;
  return {
    publishedNumber: published.number,
    changedSincePublication: after === null || !deploysTheSame(before, after),
  };
};

/**
 * How builds stand against the publication that devices get them from, by build id. A build counts as changed too
 * when a package or an operating system it names, or a setting it inherits, was changed: devices would get something
 * else after publishing. Inactive, it counts as changed for as long as devices still get it.
 */
export const publicationStates = async (
  connection: Connection,
  rows: readonly BuildRow[],
): Promise<ReadonlyMap<string, PublicationState>> => {
  const states = new Map<string, PublicationState>();
  for (const [organisationId, builds] of Map.groupBy(rows, (row) => row.organisation_id)) {
    const released = await releasedBuilds(connection, organisationId);
    const isReleased = released.size > 0;
    const surroundings = await readSurroundings(connection, organisationId);
    const now: Deployable = {
      builds: builds.map((build) => publishedBuildOf(build, surroundings)),
      // Without a release there is nothing to compare with.
      operatingSystems: isReleased ? await readOperatingSystemsForPublication(connection, organisationId) : [],
      ...(isReleased ? await readPackagesForPublication(connection, organisationId) : { packages: [], removals: [] }),
      ...(isReleased ? await readDefinitionsForPublication(connection, organisationId) : noDefinitions),
    };
    for (const build of builds) states.set(build.id, stateOf(build, now, released.get(build.id)?.publication.body));
  }
  return states;
};
