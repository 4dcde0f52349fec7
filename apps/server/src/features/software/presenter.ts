import type { PublishedPackage, SoftwarePackageView } from "@windlass/protocol";
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

/** As a publication holds it. */
export const publishedPackageOf = (row: PackageRow): PublishedPackage => ({
  id: row.id,
  name: row.name,
  version: row.version,
  steps: row.steps,
  files: row.files,
});
