import type { AdministratorPolicy, BuildDefinition, BuildJoin, BuildOperatingSystem } from "@windlass/protocol";

type IsMissing = (id: string) => boolean;

const systemWithout = (system: BuildOperatingSystem, isMissing: IsMissing): BuildOperatingSystem => {
  const { productKey } = system;
  return productKey.kind === "own" && isMissing(productKey.secretId)
    ? { ...system, productKey: { kind: "none" } }
    : system;
};

const joinWithout = (join: BuildJoin, isMissing: IsMissing): BuildJoin => {
  if (join.kind === "offline-domain") {
    const accounts = join.accounts.filter(({ blobSecretId }) => !isMissing(blobSecretId));
    return accounts.length > 0 ? { ...join, accounts } : { kind: "none" };
  }
  if (join.kind !== "domain" && join.kind !== "connected-domain") return join;
  if (join.kind === "domain" && isMissing(join.accountSecretId)) return { kind: "none" };
  const { organisationalUnit: unit } = join;
  if (unit.kind !== "by-location") return join;
  const places = unit.places.filter(({ locationId }) => !isMissing(locationId));
  if (places.length > 0) return { ...join, organisationalUnit: { ...unit, places } };
  return {
    ...join,
    organisationalUnit: unit.otherwise === null ? { kind: "default" } : { kind: "fixed", path: unit.otherwise },
  };
};

const administratorWithout = (policy: AdministratorPolicy, isMissing: IsMissing): AdministratorPolicy =>
  policy.kind === "enabled" && isMissing(policy.passwordSecretId)
    ? { kind: "as-it-is", renamedTo: policy.renamedTo }
    : policy;

/**
 * A build without what is not there any more, so that it can be saved again. It may be left without an operating system:
 * that is for a person to choose.
 */
export const withoutMissing = (
  build: BuildDefinition,
  missing: readonly { readonly id: string }[],
): BuildDefinition => {
  const ids = new Set(missing.map(({ id }) => id));
  const isMissing: IsMissing = (id) => ids.has(id);
  const idOrNull = (id: string | null) => (id !== null && isMissing(id) ? null : id);
  return {
    ...build,
    operatingSystems: build.operatingSystems
      .filter(({ operatingSystemId }) => !isMissing(operatingSystemId))
      .map((system) => systemWithout(system, isMissing)),
    packageIds: build.packageIds.filter((id) => !isMissing(id)),
    packageOptions: build.packageOptions
      .filter(({ packageId }) => !isMissing(packageId))
      .map((options) => ({
        ...options,
        overrides: options.overrides.filter((override) => !("secretId" in override && isMissing(override.secretId))),
      })),
    diskTemplateId: idOrNull(build.diskTemplateId),
    securityModelId: idOrNull(build.securityModelId),
    join: joinWithout(build.join, isMissing),
    administrator: administratorWithout(build.administrator, isMissing),
  };
};
