import type { BuildView } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { noDefinitions, readDefinitionsForPublication } from "../definitions/published.ts";
import { readOperatingSystemsForPublication } from "../operating-systems/published.ts";
import { type Deployable, deploysTheSame, partOfBuild } from "../publications/deployable.ts";
import { releasedBuilds } from "../publications/releases/current.ts";
import { readPackagesForPublication } from "../software/service.ts";
import { readKnownTenant } from "../tenant-connections/profile-tenant.ts";
import { publishedBuildOf } from "./presenter.ts";
import type { BuildRow } from "./repository.ts";

export type PublicationState = Pick<BuildView, "publishedNumber" | "changedSincePublication">;

const stateOf = (buildId: string, now: Deployable, published: (Deployable & { number: number }) | undefined) => {
  const before = published ? partOfBuild(published, buildId) : null;
  if (!published || !before) return { publishedNumber: null, changedSincePublication: true };
  const after = partOfBuild(now, buildId);
  return {
    publishedNumber: published.number,
    changedSincePublication: after === null || !deploysTheSame(before, after),
  };
};

/**
 * How builds stand against the publication that devices get them from, by build id. A build counts as changed too
 * when a package or an operating system it names was changed: devices would get something else after publishing.
 */
export const publicationStates = async (
  connection: Connection,
  rows: readonly BuildRow[],
): Promise<ReadonlyMap<string, PublicationState>> => {
  const states = new Map<string, PublicationState>();
  for (const [organisationId, builds] of Map.groupBy(rows, (row) => row.organisation_id)) {
    const released = await releasedBuilds(connection, organisationId);
    const isReleased = released.size > 0;
    const tenant = await readKnownTenant(connection, organisationId);
    const now: Deployable = {
      builds: builds.map((build) => publishedBuildOf(build, tenant)),
      // Without a release there is nothing to compare with.
      operatingSystems: isReleased ? await readOperatingSystemsForPublication(connection, organisationId) : [],
      ...(isReleased ? await readPackagesForPublication(connection, organisationId) : { packages: [], removals: [] }),
      ...(isReleased ? await readDefinitionsForPublication(connection, organisationId) : noDefinitions),
    };
    for (const build of builds) states.set(build.id, stateOf(build.id, now, released.get(build.id)?.publication.body));
  }
  return states;
};
