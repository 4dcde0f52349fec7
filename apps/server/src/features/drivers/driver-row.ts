import { randomUUID } from "node:crypto";
import type { ContentReference, DriverArchitecture, DriverFacts, DriverModel, DriverTarget } from "@windlass/protocol";
import type { Selectable } from "kysely";
import type { Tables } from "../../database/tables.ts";
import type { PackedDriver } from "./imports/packed-driver.ts";

interface ModelSection {
  readonly target: DriverTarget;
  readonly models: readonly DriverModel[];
}

/** Sections that serve something: an empty one only keeps a system out. */
const servingSections = (facts: DriverFacts): ModelSection[] =>
  facts.manufacturers.flatMap(({ sections }) => sections).filter(({ models }) => models.length > 0);

/** The lowest Windows among the sections; null: one of them asks nothing. */
const lowestTarget = (sections: readonly ModelSection[]): DriverTarget | null => {
  if (sections.length === 0 || sections.some(({ target }) => target.version === null)) return null;
  const order = ({ version, minimumBuild }: DriverTarget) => [
    version?.major ?? 0,
    version?.minor ?? 0,
    minimumBuild ?? 0,
  ];
  return sections
    .map(({ target }) => target)
    .reduce((lowest, target) => {
      const one = order(target);
      const other = order(lowest);
      const at = one.findIndex((number, position) => number !== other[position]);
      return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0) ? target : lowest;
    });
};

const describe = (facts: DriverFacts, descriptions: readonly string[], infName: string): string => {
  const [first] = descriptions;
  if (first === undefined) return [facts.provider, infName].filter(Boolean).join(" ").slice(0, 300);
  const others = descriptions.length - 1;
  const more = others === 0 ? "" : others === 1 ? " and 1 other" : ` and ${others} others`;
  return `${first.slice(0, 280)}${more}`;
};

/** Where a driver comes from and what it was packed into. */
export interface DriverOrigin {
  readonly organisationId: string | null;
  readonly infPath: string;
  readonly archive: ContentReference;
  readonly importedAt: Date;
}

/** The row of a newly read driver. */
export const driverRow = (
  { inf, missingFiles, digest }: PackedDriver,
  { organisationId, infPath, archive, importedAt }: DriverOrigin,
): Selectable<Tables["drivers"]> => {
  const { facts, files, problems } = inf;
  const sections = servingSections(facts);
  const models = sections.flatMap((section) => section.models);
  const lowest = lowestTarget(sections);
  const descriptions = [...new Set(models.map((model) => model.description))];
  const infName = infPath.split("/").at(-1) ?? infPath;
  const architectures = new Set<DriverArchitecture>(
    sections.length > 0
      ? sections.map(({ target }) => target.architecture)
      : files.flatMap((file) => file.architectures),
  );
  const identifiers = new Set(
    models.flatMap(({ hardwareIds, compatibleIds }) =>
      [...hardwareIds, ...compatibleIds].map((id) => id.toLowerCase()),
    ),
  );
  return {
    id: randomUUID(),
    organisation_id: organisationId,
    revision: 1,
    digest,
    sha256: archive.sha256,
    size_bytes: archive.sizeBytes,
    inf_name: infName,
    inf_path: infPath,
    description: describe(facts, descriptions, infName),
    version: facts.driverVersion ?? "",
    active: true,
    available_to_windows_pe: false,
    filter: null,
    notes: "",
    kind: facts.kind,
    class: facts.class,
    class_guid: facts.classGuid,
    provider: facts.provider,
    driver_date: facts.driverDate,
    driver_version: facts.driverVersion,
    architectures: [...architectures].sort(),
    minimum_version: lowest?.version ? `${lowest.version.major}.${lowest.version.minor}` : null,
    minimum_build: lowest?.minimumBuild ?? null,
    model_count: models.length,
    hardware_id_count: identifiers.size,
    error_count: problems.filter(({ severity }) => severity === "error").length,
    facts,
    files: [...files],
    missing_files: [...missingFiles],
    problems: [...problems],
    imported_at: importedAt,
    limited_architectures: null,
    limited_minimum_build: null,
    other_data: [],
    search_text: [...descriptions.map((description) => description.toLowerCase()), ...identifiers].join("\n"),
  };
};
