import type { PublicationView } from "@windlass/protocol";
import { instantOf, optionalInstantOf } from "../../database/rows.ts";
import type { PublicationRow } from "./repository.ts";

export const presentPublication = (row: PublicationRow): PublicationView => ({
  id: row.id,
  organisationId: row.organisation_id,
  number: row.number,
  sha256: row.sha256,
  signature: row.signature,
  keyId: row.key_id,
  sizeBytes: row.size_bytes,
  changes: row.changes,
  changedSince: row.changed_since,
  publishedBy: row.publisher,
  publishedAt: instantOf(row.published_at),
  contentRemovedAt: optionalInstantOf(row.content_removed_at),
});
