import type { Organization } from "@microsoft/microsoft-graph-types";
import type { GraphClient } from "../graph/client.ts";
import { collectionOf } from "../graph/json.ts";

/**
 * The tenant's default domain, which an offline profile names; null where it has none.
 *
 * @throws GraphRefused, TokenRefused
 */
export const readDefaultDomain = async (client: GraphClient): Promise<string | null> => {
  const { body } = await client.send({ method: "GET", path: "/organization?$select=id,verifiedDomains" });
  const domains = collectionOf<Organization>(body)[0]?.verifiedDomains ?? [];
  const chosen = domains.find(({ isDefault }) => isDefault) ?? domains.find(({ isInitial }) => isInitial);
  return chosen?.name?.toLowerCase() ?? null;
};
