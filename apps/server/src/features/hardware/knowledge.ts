import { findModel, type ToldModel, VendorFinder } from "@windlass/planner";
import type { Connection } from "../../database/connection.ts";
import { readDefinitions } from "../definitions/service.ts";

/** What one organisation knows of makers and models: its own before what all share. */
export const knowledgeOf = async (connection: Connection, organisationId: string) => {
  const vendors = await readDefinitions(connection, "vendor", organisationId);
  const rows = await readDefinitions(connection, "device-model", organisationId);
  const models = rows.map(({ id, definition }) => ({ ...definition, id }));
  return {
    vendors: new VendorFinder(vendors.map(({ id, definition }) => ({ ...definition, id }))),
    findModel: (told: ToldModel) => findModel(models, told),
  };
};
