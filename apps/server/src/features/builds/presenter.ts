import type { BuildDefinition, BuildView, PublishedBuild } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { KnownTenant } from "../tenant-connections/profile-tenant.ts";
import type { PublicationState } from "./publication-state.ts";
import type { BuildRow } from "./repository.ts";

export const presentBuild = (row: BuildRow, state: PublicationState): BuildView => ({
  id: row.id,
  organisationId: row.organisation_id,
  revision: row.revision,
  definition: row.definition,
  publishedNumber: state.publishedNumber,
  changedSincePublication: state.changedSincePublication,
  updatedAt: instantOf(row.updated_at),
});

const publishedAutopilot = (
  autopilot: BuildDefinition["autopilot"],
  tenant: KnownTenant | null,
): PublishedBuild["autopilot"] => {
  if (autopilot?.way !== "offline-profile") return autopilot;
  // What was entered in the build goes before what the tenant says.
  const domain = autopilot.tenantDomain ?? tenant?.domain ?? null;
  return { ...autopilot, tenant: tenant && domain ? { id: tenant.id, domain } : null };
};

/** As a publication holds it, @param tenant of the organisation, for the files that name it */
export const publishedBuildOf = (
  row: Pick<BuildRow, "id" | "definition">,
  tenant: KnownTenant | null,
): PublishedBuild => ({
  ...row.definition,
  id: row.id,
  autopilot: publishedAutopilot(row.definition.autopilot, tenant),
});
