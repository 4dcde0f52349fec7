import type { PublicationBody } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { readOfKind } from "./repository.ts";

/** The part of a publication that is made of definitions. */
export type PublishedDefinitions = Pick<PublicationBody, "diskTemplates" | "securityModels" | "vendors" | "locations">;

const byId = (left: { id: string }, right: { id: string }): number => (left.id < right.id ? -1 : 1);

/** All that an organisation has or shares, in one order: its own vendors come before what all share. */
export const readDefinitionsForPublication = async (
  connection: Connection,
  organisationId: string,
): Promise<PublishedDefinitions> => {
  const templates = await readOfKind(connection, "disk-template", organisationId);
  const models = await readOfKind(connection, "security-model", organisationId);
  const vendors = await readOfKind(connection, "vendor", organisationId);
  const locations = await readOfKind(connection, "location", organisationId);
  const [shared, own] = [
    vendors.filter((one) => one.organisationId === null),
    vendors.filter((one) => one.organisationId),
  ];
  return {
    diskTemplates: templates.map(({ id, definition: { name, volumes } }) => ({ id, name, volumes })).toSorted(byId),
    securityModels: models
      .map(({ id, definition: { name, accounts, groups } }) => ({ id, name, accounts, groups }))
      .toSorted(byId),
    vendors: [...own.toSorted(byId), ...shared.toSorted(byId)].map(({ id, definition: { name, aliases } }) => ({
      id,
      name,
      aliases,
    })),
    locations: locations
      .map((one) => ({
        id: one.id,
        name: one.definition.name,
        subnets: one.definition.subnets,
        isShared: one.organisationId === null,
      }))
      .toSorted(byId),
  };
};

/** Nothing, for what compares with no publication. */
export const noDefinitions: PublishedDefinitions = {
  diskTemplates: [],
  securityModels: [],
  vendors: [],
  locations: [],
};
