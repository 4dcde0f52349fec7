import type { DevicePreparationSettings, PublishedBuild, RegistrationSettings } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { publishedBuildOf } from "./presenter.ts";
import * as builds from "./repository.ts";
import { readSurroundings } from "./surroundings.ts";

/** An organisation's active builds as a publication holds them, by id. */
export const readBuildsForPublication = async (
  connection: Connection,
  organisationId: string,
): Promise<PublishedBuild[]> => {
  const surroundings = await readSurroundings(connection, organisationId);
  return (await builds.readBuilds(connection, organisationId))
    .filter(({ definition }) => definition.active)
    .map((build) => publishedBuildOf(build, surroundings));
};

/** An organisation's builds that no publication takes in, by name. */
export const readInactiveBuilds = async (connection: Connection, organisationId: string) =>
  (await builds.readBuilds(connection, organisationId))
    .filter(({ definition }) => !definition.active)
    .map(({ id, name }) => ({ id, name }))
    .toSorted((left, right) => left.name.localeCompare(right.name));

/** A build that its organisation's tenant has to fit, for the readiness report. */
export interface BuildOfTenant {
  readonly id: string;
  readonly name: string;
  readonly settings: RegistrationSettings | DevicePreparationSettings;
  readonly names: { readonly template: string; readonly lookUp: boolean; readonly asks: boolean };
  readonly updatedAt: Date;
}

/** An organisation's builds that register their devices or have them prepared, by name. */
export const readBuildsOfTenant = async (connection: Connection, organisationId: string): Promise<BuildOfTenant[]> =>
  (await builds.readBuilds(connection, organisationId))
    .flatMap(({ id, name, definition, updated_at: updatedAt }): BuildOfTenant[] => {
      const { autopilot: settings, computerNameTemplate: template, naming } = definition;
      // The file of an offline profile asks nothing of the tenant.
      if (settings === null || settings.way === "offline-profile") return [];
      const names = { template, lookUp: naming.lookUp, asks: naming.ask !== null };
      return [{ id, name, settings, names, updatedAt }];
    })
    .toSorted((left, right) => left.name.localeCompare(right.name));
