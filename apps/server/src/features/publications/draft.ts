import type { ContentStore } from "@windlass/content";
import { diffDrivers, diffPublications, validatePublication } from "@windlass/planner";
import {
  type PublicationBody,
  type PublicationPreview,
  type PublishedDrivers,
  publicationBody,
} from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { readBuildsForPublication } from "../builds/published.ts";
import { readDefinitionsForPublication } from "../definitions/published.ts";
import { type CatalogueContents, deployableDrivers, fingerprintOf, readCatalogue } from "../drivers/catalogue.ts";
import { readOperatingSystemsForPublication } from "../operating-systems/published.ts";
import { readPackagesForPublication } from "../software/service.ts";
import { deploysTheSame, onlyWhatIsUsed } from "./deployable.ts";
import { secretProblems } from "./problems/secrets.ts";
import { releasedToAll } from "./releases/current.ts";
import { newestPublication, type StoredPublication } from "./stored.ts";

/** What publishing would make of the definitions as they are. */
export interface Draft extends Pick<PublicationPreview, "changes" | "problems"> {
  readonly body: PublicationBody;
  /** The newest of the chain, which it would go on. */
  readonly previous: StoredPublication | undefined;
  /** What all devices get now, which its changes are told against: after a roll back not the newest. */
  readonly released: StoredPublication | undefined;
  /** The one of these two that already holds exactly this. */
  readonly sameAs: StoredPublication | undefined;
  /** What its driver catalogue would say; the body has that of a publication which says the same, else none. */
  readonly drivers: CatalogueContents;
}

interface DraftedFrom {
  readonly at: Date;
  /** The newest of the chain that it would go on. */
  readonly previous: StoredPublication | undefined;
  readonly drivers: CatalogueContents;
  /** Publications whose catalogue it takes over where that says the same. */
  readonly alike: readonly (StoredPublication | undefined)[];
}

const catalogueOf = (publication: StoredPublication | undefined): PublishedDrivers | null =>
  publication?.body.driverCatalogue ?? null;

/** The definitions of an organisation as a publication; without a catalogue where none of those alike has the same drivers. */
export const draftBody = async (
  connection: Connection,
  organisationId: string,
  { at, previous, drivers, alike }: DraftedFrom,
): Promise<PublicationBody> => {
  const fingerprint = fingerprintOf(drivers);
  // Through the schema: nothing that it does not name is ever signed.
  return publicationBody.parse({
    schemaVersion: 1,
    organisationId,
    number: (previous?.number ?? 0) + 1,
    createdAt: at.toISOString(),
    previousSha256: previous?.signed.sha256 ?? null,
    ...onlyWhatIsUsed(
      {
        builds: await readBuildsForPublication(connection, organisationId),
        operatingSystems: await readOperatingSystemsForPublication(connection, organisationId),
        ...(await readPackagesForPublication(connection, organisationId)),
        ...(await readDefinitionsForPublication(connection, organisationId)),
      },
      [...drivers.packs, ...drivers.drivers].map(({ filter }) => filter),
    ),
    driverCatalogue: alike.map(catalogueOf).find((catalogue) => catalogue?.fingerprint === fingerprint) ?? null,
  });
};

/** Reads the definitions of an organisation into the publication that would follow its newest. */
export const draftPublication = async (
  connection: Connection,
  store: ContentStore,
  organisationId: string,
  at: Date,
): Promise<Draft> => {
  const previous = await newestPublication(connection, organisationId);
  const released = await releasedToAll(connection, organisationId);
  const drivers = await deployableDrivers(connection, organisationId);
  const body = await draftBody(connection, organisationId, { at, previous, drivers, alike: [released, previous] });
  const fingerprint = fingerprintOf(drivers);
  const hasSameDrivers = (other: StoredPublication | undefined): boolean =>
    fingerprint === (catalogueOf(other)?.fingerprint ?? null);
  return {
    body,
    previous,
    released,
    sameAs: [released, previous].find(
      (other) => other !== undefined && hasSameDrivers(other) && deploysTheSame(other.body, body),
    ),
    drivers,
    changes: [
      ...diffPublications(released?.body ?? null, body),
      ...(hasSameDrivers(released)
        ? []
        : diffDrivers(await readCatalogue(store, catalogueOf(released)), drivers, organisationId)),
    ],
    problems: [...validatePublication(body), ...(await secretProblems(connection, body, at))],
  };
};
