import { locationOfAddress } from "@windlass/planner";
import type { Connection } from "../../database/connection.ts";
import { readDefinitionsForPublication } from "./published.ts";
import { readOfKind } from "./repository.ts";

/**
 * The location in whose network an address is, by the same rule as a plan's: the organisation's own before what all share.
 * Null where none has it, and where the address is not known.
 */
export const locationOf = async (
  connection: Connection,
  organisationId: string,
  address: string | null,
): Promise<{ id: string; name: string } | null> => {
  if (address === null) return null;
  const { locations } = await readDefinitionsForPublication(connection, organisationId);
  const found = locationOfAddress(locations, address);
  return found && { id: found.id, name: found.name };
};

/** The code of the location in whose network an address is; null: none, or it has none. */
export const locationCodeOf = async (
  connection: Connection,
  organisationId: string,
  address: string | null,
): Promise<string | null> => {
  const found = await locationOf(connection, organisationId, address);
  if (!found) return null;
  const locations = await readOfKind(connection, "location", organisationId);
  return locations.find(({ id }) => id === found.id)?.definition.code || null;
};
