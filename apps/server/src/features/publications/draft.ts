import { diffPublications, validatePublication } from "@windlass/planner";
import { type PublicationBody, type PublicationPreview, publicationBody } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { readBuildsForPublication } from "../builds/service.ts";
import { readDefinitionsForPublication } from "../definitions/published.ts";
import { readOperatingSystemsForPublication } from "../operating-systems/published.ts";
import { readPackagesForPublication } from "../software/service.ts";
import { deploysTheSame, onlyWhatIsUsed } from "./deployable.ts";
import { newestPublication, type StoredPublication } from "./stored.ts";

/** What publishing would make of the definitions as they are. */
export interface Draft extends Pick<PublicationPreview, "changes" | "problems"> {
  readonly body: PublicationBody;
  readonly previous: StoredPublication | undefined;
  /** Whether a device would get the same as from the publication before. */
  readonly isSame: boolean;
}

/** Reads the definitions of an organisation into the publication that would follow its newest. */
export const draftPublication = async (connection: Connection, organisationId: string, at: Date): Promise<Draft> => {
  const previous = await newestPublication(connection, organisationId);
  // Through the schema: nothing that it does not name is ever signed.
  const body = publicationBody.parse({
    schemaVersion: 1,
    organisationId,
    number: (previous?.number ?? 0) + 1,
    createdAt: at.toISOString(),
    previousSha256: previous?.signed.sha256 ?? null,
    ...onlyWhatIsUsed({
      builds: await readBuildsForPublication(connection, organisationId),
      operatingSystems: await readOperatingSystemsForPublication(connection, organisationId),
      packages: await readPackagesForPublication(connection, organisationId),
      ...(await readDefinitionsForPublication(connection, organisationId)),
    }),
  });
  return {
    body,
    previous,
    isSame: previous !== undefined && deploysTheSame(previous.body, body),
    changes: diffPublications(previous?.body ?? null, body),
    problems: validatePublication(body),
  };
};
