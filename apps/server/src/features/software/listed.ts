import { notFound, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import * as packages from "./repository.ts";

const kind = "software package";

/** Names and versions of the packages that depend on one. */
export const namesOfPackagesNeeding = async (
  connection: Connection,
  organisationId: string,
  id: string,
): Promise<string[]> => (await packages.packagesNeeding(connection, organisationId, id)).map(({ title }) => title);

/**
 * What a build may list.
 *
 * @throws object.not-found naming the first package that this organisation does not have
 * @throws software.driver-app-listed for the first that goes where its filter matches instead
 */
export const requirePackages = async (
  connection: Connection,
  organisationId: string,
  ids: readonly string[],
): Promise<void> => {
  if (ids.length === 0) return;
  const found = await packages.existingPackages(connection, organisationId, ids);
  const missing = ids.find((id) => !found.some((row) => row.id === id));
  if (missing) throw notFound(kind, missing);
  const driverApp = found.find((row) => row.is_driver_app);
  if (driverApp)
    throw new WindlassError("software.driver-app-listed", {
      parameters: { name: `${driverApp.name} ${driverApp.version}` },
      object: { kind, id: driverApp.id, name: driverApp.name },
    });
};
