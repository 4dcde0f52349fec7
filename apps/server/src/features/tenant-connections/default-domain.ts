import { type GraphClient, GraphRefused, readDefaultDomain, TokenRefused } from "@windlass/autopilot";
import { tenantDomain } from "@windlass/protocol";

/** The tenant's default domain for offline profiles; null where it could not be read, which is no verdict of a check. */
export const defaultDomainOf = async (graph: GraphClient): Promise<string | null> => {
  try {
    return tenantDomain.safeParse(await readDefaultDomain(graph)).data ?? null;
  } catch (error) {
    if (error instanceof GraphRefused || error instanceof TokenRefused) return null;
    throw error;
  }
};
