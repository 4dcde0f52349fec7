import type { Connection } from "../../database/connection.ts";
import * as builds from "./repository.ts";

/**
 * Names of the organisation's builds that use an object, for the refusal to delete it. Ask inside `lockDefinitions`,
 * so that no build starts to use it meanwhile. A file of its own, because packages and operating systems ask builds
 * and builds ask them.
 */
export const namesOfBuildsUsing = (
  connection: Connection,
  organisationId: string,
  used: { readonly packageId: string },
): Promise<string[]> => builds.namesOfBuildsContaining(connection, organisationId, { packageIds: [used.packageId] });

/** The builds that name disk partition templates or local security models, in the order of their names. */
export const buildsUsingDefinitions = builds.usesOfDefinitions;

/** The builds that name packages, by the package's id, in the order of their names. */
export const buildsUsingPackages = async (
  connection: Connection,
  packageIds: readonly string[],
): Promise<Map<string, { id: string; name: string }[]>> => {
  const users = new Map<string, { id: string; name: string }[]>();
  for (const { packageId, id, name } of await builds.usesOfPackages(connection, packageIds))
    users.set(packageId, [...(users.get(packageId) ?? []), { id, name }]);
  return users;
};

/** The builds that deploy operating systems, by the operating system's id, in the order of their names. */
export const buildsUsingOperatingSystems = async (
  connection: Connection,
  operatingSystemIds: readonly string[],
): Promise<Map<string, { id: string; name: string }[]>> => {
  const users = new Map<string, { id: string; name: string }[]>();
  for (const { operatingSystemId, id, name } of await builds.usesOfOperatingSystems(connection, operatingSystemIds))
    users.set(operatingSystemId, [...(users.get(operatingSystemId) ?? []), { id, name }]);
  return users;
};
