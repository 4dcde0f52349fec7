import type { PublicationChange, PublicationProblem } from "@windlass/protocol";
import type { Connection } from "../../../database/connection.ts";
import { readInactiveBuilds } from "../../builds/published.ts";
import { inactivePacks } from "../../drivers/catalogue.ts";
import { readReleasedNow } from "../releases/current.ts";

const removed = (changes: readonly PublicationChange[], kind: PublicationChange["objectKind"]) =>
  changes.filter((change) => change.kind === "removed" && change.objectKind === kind);

/**
 * What is inactive and missed all the same: a build or a driver pack that devices get until now, a build that is pinned.
 * What devices never got may rest, and nobody needs to be told again with each publication.
 */
export const inactiveProblems = async (
  connection: Connection,
  organisationId: string,
  changes: readonly PublicationChange[],
): Promise<PublicationProblem[]> => {
  const { builds: pins } = await readReleasedNow(connection, organisationId);
  const inactive = await readInactiveBuilds(connection, organisationId);
  const lost = new Set(removed(changes, "build").map(({ objectId }) => objectId));
  const told = (objectKind: "build" | "driver-pack", objectId: string, name: string, message: string) =>
    ({ severity: "warning", topic: "inactive", objectKind, objectId, name, message }) satisfies PublicationProblem;
  const packs = removed(changes, "driver-pack");
  const resting = await inactivePacks(
    connection,
    packs.map(({ objectId }) => objectId),
  );
  return [
    ...inactive.flatMap(({ id, name }) => {
      const pinned = pins.get(id)?.number ?? null;
      if (pinned !== null)
        return told(
          "build",
          id,
          name,
          `It is inactive, and devices go on getting it: it is pinned to publication ${pinned}.`,
        );
      return lost.has(id)
        ? told("build", id, name, "It is inactive: with this publication devices do not get it any more.")
        : [];
    }),
    ...packs
      .filter(({ objectId }) => resting.has(objectId))
      .map(({ objectId, name }) =>
        told(
          "driver-pack",
          objectId,
          name,
          "It is inactive: with this publication devices do not get its drivers any more.",
        ),
      ),
  ];
};
