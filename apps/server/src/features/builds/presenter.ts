import type { BuildDefinition, BuildView, ProfileTenant, PublishedBuild } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
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
  tenant: ProfileTenant | null,
): PublishedBuild["autopilot"] => (autopilot?.way === "offline-profile" ? { ...autopilot, tenant } : autopilot);

/** As a publication holds it, @param tenant of the organisation, for the files that name it */
export const publishedBuildOf = (
  row: Pick<BuildRow, "id" | "definition">,
  tenant: ProfileTenant | null,
): PublishedBuild => ({
  ...row.definition,
  id: row.id,
  autopilot: publishedAutopilot(row.definition.autopilot, tenant),
});
