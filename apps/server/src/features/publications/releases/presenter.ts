import type { ReleaseView } from "@windlass/protocol";
import { instantOf } from "../../../database/rows.ts";
import type { ReleaseRow } from "./repository.ts";

export const presentRelease = (row: ReleaseRow): ReleaseView => ({
  id: row.id,
  organisationId: row.organisation_id,
  action: row.action,
  target: { kind: row.target_kind, id: row.target_id, name: row.target_name },
  number: row.number,
  previousNumber: row.previous_number,
  reason: row.reason,
  releasedBy: row.released_by_name,
  releasedAt: instantOf(row.released_at),
});
