import { createReadStream } from "node:fs";
import { readCatalogueLines } from "@windlass/content";
import { type DriverSelection, deviceNodesOf, selectFromCatalogue } from "@windlass/planner";
import type { Inventory, PublicationBody } from "@windlass/protocol";
import type { Reporting } from "./open-deployment.ts";

/**
 * What of the publication's driver catalogue concerns this device; undefined where there is none. The catalogue is verified
 * while it is fetched, read as a stream, and given up: nothing needs it once there is a plan.
 *
 * @throws WindlassError `device.content-hash-wrong`, `device.content-unavailable`, `driver.catalogue-damaged`
 */
export const selectDrivers = async (
  { content, journal, signal }: Pick<Reporting, "content" | "journal" | "signal">,
  { driverCatalogue, number }: PublicationBody,
  inventory: Inventory,
): Promise<DriverSelection | undefined> => {
  if (driverCatalogue === null) return undefined;
  const name = `the driver catalogue of publication ${number}`;
  const file = await content.fetch({
    reference: driverCatalogue,
    name,
    signal,
    onBytes: () => undefined,
    onTrouble: (what) =>
      journal.append({ kind: "log", level: "warning", message: `Fetching ${name}: ${what}`, stepId: null }),
  });
  const open = () => readCatalogueLines(createReadStream(file, { signal }), name);
  const selection = await selectFromCatalogue(open, deviceNodesOf(inventory), name);
  await content.discard(driverCatalogue);
  return selection;
};
