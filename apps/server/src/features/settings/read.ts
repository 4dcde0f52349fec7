import type { SettingsLayers } from "@windlass/planner";
import { settingsDefinition } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { findSettings } from "./repository.ts";

/**
 * What is set for an organisation and for the tenant, for `resolveSettings` of the planner. A file of its own, because
 * builds and publications ask it.
 */
export const readSettings = async (
  connection: Connection,
  organisationId: string,
): Promise<Required<Omit<SettingsLayers, "build">>> => {
  const organisation = await findSettings(connection, organisationId);
  const tenant = await findSettings(connection, null);
  const nothing = settingsDefinition.parse({});
  return { organisation: organisation?.definition ?? nothing, tenant: tenant?.definition ?? nothing };
};
