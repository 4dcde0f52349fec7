import type { BuildDefinition, PackageReplacement } from "@windlass/protocol";

type Named = Pick<BuildDefinition, "packageIds" | "packageOptions">;

/** What becomes of a build when one package takes the place of another; null where it does not name the replaced one. */
export const planPackageReplacement = (
  build: Named,
  packages: { readonly replaced: string; readonly by: string },
): Pick<PackageReplacement, "position" | "outcome"> | null => {
  const index = build.packageIds.indexOf(packages.replaced);
  if (index < 0 || packages.replaced === packages.by) return null;
  return {
    position: index + 1,
    outcome: build.packageIds.includes(packages.by) ? "already-there" : "replaced",
  };
};

/**
 * The build with the other package in the same place and with the options of the replaced one; one that names both keeps
 * the other as it was.
 */
export const applyPackageReplacement = <Build extends Named>(
  build: Build,
  packages: { readonly replaced: string; readonly by: string },
): Build => {
  const has = build.packageIds.includes(packages.by);
  const packageIds = build.packageIds.flatMap((id) => {
    if (id !== packages.replaced) return [id];
    return has ? [] : [packages.by];
  });
  const packageOptions = build.packageOptions.flatMap((entry) => {
    if (entry.packageId !== packages.replaced) return [entry];
    return has ? [] : [{ ...entry, packageId: packages.by }];
  });
  return { ...build, packageIds, packageOptions };
};
