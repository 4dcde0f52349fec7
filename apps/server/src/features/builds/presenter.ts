import type { BuildView, PublishedBuild } from "@windlass/protocol";
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

/** As a publication holds it. */
export const publishedBuildOf = (row: Pick<BuildRow, "id" | "definition">): PublishedBuild => ({
  ...row.definition,
  id: row.id,
});
