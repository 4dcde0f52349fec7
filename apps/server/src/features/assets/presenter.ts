import type { AssetView } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import { definitionOf } from "./judging.ts";
import type { AssetRowOfList } from "./repository.ts";

export const presentAsset = (row: AssetRowOfList): AssetView => ({
  id: row.id,
  organisationId: row.organisation_id,
  revision: row.revision,
  ...definitionOf(row),
  source: row.source,
  updatedAt: instantOf(row.updated_at),
});
