import type { RegistrationSettings } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { readBuildsOfTenant } from "../builds/published.ts";

/** A build that gives its devices a group tag. */
export interface RegisteringBuild {
  readonly id: string;
  readonly name: string;
  readonly settings: RegistrationSettings;
}

/** An organisation's builds that register their devices, by name. */
export const readRegisteringBuilds = async (
  connection: Connection,
  organisationId: string,
): Promise<RegisteringBuild[]> =>
  (await readBuildsOfTenant(connection, organisationId)).flatMap(({ id, name, settings }) =>
    settings.way === "registration" ? [{ id, name, settings }] : [],
  );
