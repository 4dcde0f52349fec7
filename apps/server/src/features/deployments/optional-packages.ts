import { optionalPackagesOf, requireChoices } from "@windlass/planner";
import type { OptionalPackage, PackageChoice } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { requirePublished } from "./approval.ts";

/** A build as a device would get it. */
interface DeployedBuild {
  readonly organisationId: string;
  readonly buildId: string;
  /** Where the device asked from; null: not known. */
  readonly address: string | null;
}

/** What may be chosen for a device with a build. @throws object.not-found, build.not-published */
export const optionalPackagesFor = async (connection: Connection, build: DeployedBuild): Promise<OptionalPackage[]> => {
  const { publication, published } = await requirePublished(connection, build);
  return optionalPackagesOf(published, publication.body.packages);
};

/** Refuses decisions that could not be made now. @throws build.package-not-optional, and what `requirePublished` throws */
export const requireChoicesNow = async (
  connection: Connection,
  build: DeployedBuild,
  choices: readonly PackageChoice[],
): Promise<void> => {
  if (choices.length === 0) return;
  const { publication, published } = await requirePublished(connection, build);
  requireChoices(published, publication.body.packages, choices);
};
