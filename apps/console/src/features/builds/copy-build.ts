import type { BuildDefinition, BuildView, PackageOverride } from "@windlass/protocol";
import type { BuildLibrary } from "./build-tab.ts";

export interface BuildCopy {
  readonly definition: BuildDefinition;
  /** What the other organisation does not have, in words. */
  readonly lost: readonly string[];
}

const longestName = 120;

const copiedName = (name: string): string => `Copy of ${name}`.slice(0, longestName);

interface CopyInputs {
  readonly build: BuildView;
  /** What the build is made of. */
  readonly from: BuildLibrary;
  readonly organisationId: string;
  /** What the copy can be made of. */
  readonly into: BuildLibrary;
}

const nameOf = (list: readonly { readonly id: string; readonly name: string }[], id: string, kind: string): string => {
  const found = list.find((one) => one.id === id);
  return found ? `the ${kind} “${found.name}”` : `a ${kind}`;
};

const named = (list: BuildLibrary["templates"] | BuildLibrary["models"]) =>
  list.map(({ id, definition }) => ({ id, name: definition.name }));

/**
 * A build as another one begins that is copied from it. In another organisation it keeps what that one has, too, because all
 * share it. Secrets and the Microsoft Entra tenant are the organisation's own, so that joining, the administrator's password
 * and Autopilot are left out there.
 */
export const copyOfBuild = ({ build, from, organisationId, into }: CopyInputs): BuildCopy => {
  const definition = { ...build.definition, name: copiedName(build.definition.name) };
  if (organisationId === build.organisationId) return { definition, lost: [] };
  const isThere = (list: readonly { readonly id: string }[], id: string) => list.some((one) => one.id === id);
  const { operatingSystems, packageIds, diskTemplateId, securityModelId, autopilot, join, administrator } = definition;
  const packages = from.packages.map(({ id, name, version }) => ({ id, name: `${name} ${version}` }));
  const lostTemplate = diskTemplateId !== null && !isThere(into.templates, diskTemplateId);
  const lostModel = securityModelId !== null && !isThere(into.models, securityModelId);
  const lostJoin = join.kind !== "none" && join.kind !== "workgroup";
  const lostAdministrator = administrator.kind !== "as-it-is";
  const systems = operatingSystems.filter(({ operatingSystemId }) => isThere(into.systems, operatingSystemId));
  const kept = definition.packageOptions.filter(({ packageId }) => isThere(into.packages, packageId));
  const isText = (override: PackageOverride): boolean => "value" in override;
  const lostValues = kept.flatMap(({ packageId, overrides }) =>
    overrides
      .filter((override) => !isText(override))
      .map(({ name }) => `${name} of ${nameOf(packages, packageId, "software package")}, a secret`),
  );
  const lost = [
    ...operatingSystems
      .filter(({ operatingSystemId }) => !isThere(into.systems, operatingSystemId))
      .map(({ operatingSystemId }) => nameOf(from.systems, operatingSystemId, "operating system")),
    ...packageIds.filter((id) => !isThere(into.packages, id)).map((id) => nameOf(packages, id, "software package")),
    ...lostValues,
    ...(lostTemplate ? [nameOf(named(from.templates), diskTemplateId, "disk template")] : []),
    ...(lostModel ? [nameOf(named(from.models), securityModelId, "security model")] : []),
    ...(lostJoin ? ["joining a domain"] : []),
    ...(lostAdministrator ? ["what becomes of the administrator account"] : []),
    ...(autopilot ? ["the Windows Autopilot settings"] : []),
  ];
  return {
    definition: {
      ...definition,
      operatingSystems: systems,
      packageIds: packageIds.filter((id) => isThere(into.packages, id)),
      packageOptions: kept.map(({ overrides, ...options }) => ({ ...options, overrides: overrides.filter(isText) })),
      diskTemplateId: lostTemplate ? null : diskTemplateId,
      securityModelId: lostModel ? null : securityModelId,
      join: lostJoin ? { kind: "none" } : join,
      administrator: lostAdministrator ? { kind: "as-it-is", renamedTo: null } : administrator,
      autopilot: null,
    },
    lost,
  };
};
