import { placeOfAddress } from "@windlass/planner";
import type { Connection } from "../../database/connection.ts";
import { readOfKind } from "./repository.ts";

/** The location in whose network an address is: the organisation's own before what all share. */
export const locationOf = async (
  connection: Connection,
  organisationId: string,
  address: string,
): Promise<{ id: string; name: string } | null> => {
  const all = (await readOfKind(connection, "location", organisationId)).map(
    ({ id, organisationId: owner, definition }) => ({
      id,
      owner,
      name: definition.name,
      subnets: definition.subnets,
    }),
  );
  const found =
    placeOfAddress(
      all.filter(({ owner }) => owner !== null),
      address,
    ) ?? placeOfAddress(all, address);
  return found && { id: found.id, name: found.name };
};
