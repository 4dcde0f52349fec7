import type { DefinitionView } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { DefinitionRow } from "./repository.ts";

export const presentDefinition = (row: DefinitionRow, usedBy: DefinitionView["usedBy"]): DefinitionView => ({
  id: row.id,
  organisationId: row.organisation_id,
  revision: row.revision,
  definition: row.definition,
  updatedAt: instantOf(row.updated_at),
  usedBy,
});
