import type { ContentReference, PublishedPackage, SoftwarePackageView } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { PackageRow } from "./repository.ts";

export const presentPackage = (row: PackageRow): SoftwarePackageView => ({
  id: row.id,
  organisationId: row.organisation_id,
  revision: row.revision,
  name: row.name,
  version: row.version,
  steps: row.steps,
  files: row.files,
  updatedAt: instantOf(row.updated_at),
});

/** The archive of exactly these files; null while they are not packed. */
const archiveOf = (row: PackageRow): ContentReference | null =>
  row.is_packed && row.archive_sha256 !== null && row.archive_size_bytes !== null
    ? { sha256: row.archive_sha256, sizeBytes: row.archive_size_bytes }
    : null;

/** As a publication holds it. */
export const publishedPackageOf = (row: PackageRow): PublishedPackage => ({
  id: row.id,
  name: row.name,
  version: row.version,
  steps: row.steps,
  files: row.files,
  archive: archiveOf(row),
});
