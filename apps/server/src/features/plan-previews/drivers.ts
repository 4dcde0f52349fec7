import { readCatalogueLines } from "@windlass/content";
import { type DriverSelection, deviceNodesOf, selectFromCatalogue } from "@windlass/planner";
import type { Inventory, PublishedDrivers } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { selectDeployable } from "../drivers/catalogue.ts";
import { driversNaming } from "../drivers/for-matching.ts";

/** What a device would find in a published catalogue: read as the device reads it. */
export const driversOfCatalogue = (
  context: ServerContext,
  { sha256 }: PublishedDrivers,
  inventory: Inventory,
): Promise<DriverSelection> => {
  const name = "the publication's driver catalogue";
  const open = async function* () {
    yield* readCatalogueLines(await context.content.open(sha256), name);
  };
  return selectFromCatalogue(open, deviceNodesOf(inventory), name);
};

/** What a device would find in the catalogue that publishing now would write. */
export const driversOfDraft = async (
  connection: Connection,
  organisationId: string,
  inventory: Inventory,
): Promise<DriverSelection> => {
  const nodes = deviceNodesOf(inventory);
  const identifiers = nodes.flatMap(({ hardwareIds, compatibleIds }) => [...hardwareIds, ...compatibleIds]);
  const naming = await driversNaming(connection, organisationId, identifiers);
  return selectDeployable(connection, organisationId, new Set(naming.map(({ id }) => id)));
};
