import type { SoftwareProductDefinition, SoftwareProductView } from "@windlass/protocol";
import { instantOf } from "../../../database/rows.ts";
import { compareWingetVersions } from "../winget/versions.ts";
import type { ProductRow, VersionRow } from "./repository.ts";

/** The builds that name packages, by the package's id. */
export type BuildsOfPackages = ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>;

/** What a person describes of a product. */
export const productDefinitionOf = ({ name, vendor, homepage, notes }: ProductRow): SoftwareProductDefinition => ({
  name,
  vendor,
  homepage,
  notes,
});

/** The newest first; versions that count the same by when they were changed. */
const newestFirst = (one: VersionRow, other: VersionRow): number =>
  compareWingetVersions(other.version, one.version) || other.updated_at.getTime() - one.updated_at.getTime();

export const presentProduct = (
  row: ProductRow,
  versions: readonly VersionRow[],
  builds: BuildsOfPackages,
): SoftwareProductView => ({
  id: row.id,
  organisationId: row.organisation_id,
  revision: row.revision,
  ...productDefinitionOf(row),
  versions: versions
    .filter((version) => version.product_id === row.id)
    .toSorted(newestFirst)
    .map(({ id, version, steps, files, updated_at: updatedAt }) => ({
      packageId: id,
      version,
      steps,
      files,
      builds: [...(builds.get(id) ?? [])],
      updatedAt: instantOf(updatedAt),
    })),
  updatedAt: instantOf(row.updated_at),
});
