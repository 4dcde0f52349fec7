import { type JudgeOptions, vendorNormaliser } from "@windlass/planner";
import type { Connection } from "../../database/connection.ts";
import { readDefinitions } from "../definitions/service.ts";

/** What filters are judged with in an organisation: its vendors' aliases and the names of its locations, and shared ones. */
export const judgingFor = async (
  connection: Connection,
  organisation: { readonly id: string; readonly name: string },
): Promise<JudgeOptions> => {
  const vendors = await readDefinitions(connection, "vendor", organisation.id);
  const locations = await readDefinitions(connection, "location", organisation.id);
  const names = new Map(locations.map(({ id, definition }) => [id, definition.name]));
  return {
    normaliseVendor: vendorNormaliser(vendors.map(({ definition }) => definition)),
    placeName: (_, id) => (id === organisation.id ? organisation.name : names.get(id)),
  };
};
