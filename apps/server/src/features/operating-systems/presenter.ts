import { releaseOf } from "@windlass/planner";
import type { OperatingSystemImportView, OperatingSystemView } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { ImportRow } from "./import-repository.ts";
import type { OperatingSystemRow } from "./repository.ts";

/** @param usedBy the builds that deploy it */
export const presentOperatingSystem = (
  row: OperatingSystemRow,
  usedBy: OperatingSystemView["usedBy"],
): OperatingSystemView => ({
  id: row.id,
  organisationId: row.organisation_id,
  name: row.name,
  kind: row.kind,
  compression: row.compression,
  sha256: row.sha256,
  sizeBytes: row.size_bytes,
  images: row.images,
  release: releaseOf(row.images),
  media: row.media,
  usedBy,
  importedAt: instantOf(row.imported_at),
});

export const presentImport = (row: ImportRow): OperatingSystemImportView => ({
  id: row.id,
  organisationId: row.organisation_id,
  fileName: row.file_name,
  state: row.state,
  doneBytes: row.done_bytes,
  totalBytes: row.total_bytes,
  operatingSystemId: row.operating_system_id,
  failure: row.failure,
  startedAt: instantOf(row.started_at),
});
