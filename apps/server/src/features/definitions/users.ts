import type { DefinitionUser } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { buildsUsingDefinitions } from "../builds/usage.ts";
import { driversAskingForLocations, packsAskingForLocations } from "../drivers/filter-uses.ts";
import { releasesTo } from "../publications/releases/held.ts";
import { packagesAskingForLocations } from "../software/filter-uses.ts";
import * as definitions from "./repository.ts";

/** What refers to each of the definitions, as far as the transaction's scope sees. */
export const usersOf = async (
  connection: Connection,
  rows: readonly Pick<definitions.DefinitionRow, "id" | "kind">[],
): Promise<Map<string, DefinitionUser[]>> => {
  const users = new Map<string, DefinitionUser[]>(rows.map(({ id }) => [id, []]));
  const idsOf = (...kinds: definitions.DefinitionRow["kind"][]) =>
    rows.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  for (const { id, name, vendor_id } of await definitions.modelsOfVendors(connection, idsOf("vendor")))
    users.get(vendor_id)?.push({ kind: "device-model", id, name });
  const named = idsOf("disk-template", "security-model");
  for (const { definitionId, id, name } of await buildsUsingDefinitions(connection, named))
    users.get(definitionId)?.push({ kind: "build", id, name });
  const locations = idsOf("location");
  if (locations.length === 0) return users;
  for (const { targetId, publicationId, number } of await releasesTo(connection, "location", locations))
    users.get(targetId)?.push({ kind: "publication", id: publicationId, name: String(number) });
  for (const { locationId, id, name } of await packagesAskingForLocations(connection))
    users.get(locationId)?.push({ kind: "software-package", id, name });
  for (const { locationId, id, name } of await driversAskingForLocations(connection))
    users.get(locationId)?.push({ kind: "driver", id, name });
  for (const { locationId, id, name } of await packsAskingForLocations(connection))
    users.get(locationId)?.push({ kind: "driver-pack", id, name });
  return users;
};
