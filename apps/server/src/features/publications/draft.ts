import type { ContentStore } from "@windlass/content";
import { diffDrivers, diffPublications, validatePublication } from "@windlass/planner";
import { type PublicationBody, type PublicationPreview, publicationBody } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { readBuildsForPublication } from "../builds/service.ts";
import { readDefinitionsForPublication } from "../definitions/published.ts";
import { type CatalogueContents, deployableDrivers, fingerprintOf, readCatalogue } from "../drivers/catalogue.ts";
import { readOperatingSystemsForPublication } from "../operating-systems/published.ts";
import { readPackagesForPublication } from "../software/service.ts";
import { deploysTheSame, onlyWhatIsUsed } from "./deployable.ts";
import { secretProblems } from "./secret-problems.ts";
import { newestPublication, type StoredPublication } from "./stored.ts";

/** What publishing would make of the definitions as they are. */
export interface Draft extends Pick<PublicationPreview, "changes" | "problems"> {
  readonly body: PublicationBody;
  readonly previous: StoredPublication | undefined;
  /** Whether a device would get the same as from the publication before. */
  readonly isSame: boolean;
  /** What its driver catalogue would say; the body has that of the publication before where it says the same, else none. */
  readonly drivers: CatalogueContents;
}

interface DraftedFrom {
  readonly at: Date;
  /** The newest of the chain that it would go on. */
  readonly previous: StoredPublication | undefined;
  readonly drivers: CatalogueContents;
}

/**
 * The definitions of an organisation as a publication. Its catalogue of drivers is that of the publication before where it
 * says the same, else none.
 */
export const draftBody = async (
  connection: Connection,
  organisationId: string,
  { at, previous, drivers }: DraftedFrom,
): Promise<PublicationBody> => {
  const before = previous?.body.driverCatalogue ?? null;
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
    driverCatalogue: fingerprintOf(drivers) === (before?.fingerprint ?? null) ? before : null,
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
  const drivers = await deployableDrivers(connection, organisationId);
  const body = await draftBody(connection, organisationId, { at, previous, drivers });
  const before = previous?.body.driverCatalogue ?? null;
  const sameDrivers = fingerprintOf(drivers) === (before?.fingerprint ?? null);
  return {
    body,
    previous,
    isSame: previous !== undefined && sameDrivers && deploysTheSame(previous.body, body),
    drivers,
    changes: [
      ...diffPublications(previous?.body ?? null, body),
      ...(sameDrivers ? [] : diffDrivers(await readCatalogue(store, before), drivers, organisationId)),
    ],
    problems: [...validatePublication(body), ...(await secretProblems(connection, body, at))],
  };
};
