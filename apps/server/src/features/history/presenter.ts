import type { ChangeView } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { ChangeRow } from "./repository.ts";

export const presentChange = (row: ChangeRow): ChangeView => ({
  id: String(row.id),
  at: instantOf(row.at),
  organisationId: row.organisation_id,
  kind: row.kind,
  objectId: row.object_id,
  name: row.name,
  action: row.action,
  by: { id: row.user_id, name: row.by_name },
  fields: row.fields,
});
