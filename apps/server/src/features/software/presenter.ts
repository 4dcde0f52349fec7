import {
  type ContentReference,
  type PackageFileFacts,
  type PublishedPackage,
  packageDetails,
  type SoftwarePackageView,
  softwareStep,
} from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { PackageRow } from "./repository.ts";

/** What is known of a package's installers, in the order of its files. */
const factsOf = (row: PackageRow): PackageFileFacts[] =>
  row.files.flatMap(({ path, sha256 }) => {
    const known = row.file_facts[sha256];
    return known ? [{ path, ...known }] : [];
  });

/** Rows keep what was saved; what later versions added is filled in here. */
export const definitionOf = (row: PackageRow) => ({
  name: row.name,
  version: row.version,
  ...packageDetails.parse(row.details),
  steps: row.steps.map((step) => softwareStep.parse(step)),
});

export const presentPackage = (row: PackageRow): SoftwarePackageView => ({
  id: row.id,
  organisationId: row.organisation_id,
  productId: row.product_id,
  revision: row.revision,
  ...definitionOf(row),
  files: row.files,
  fileFacts: factsOf(row),
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
  ...definitionOf(row),
  files: row.files,
  archive: archiveOf(row),
});
