import { optionsOf, sparseOptions } from "@windlass/planner";
import type { BuildDefinition, PackageOptions } from "@windlass/protocol";

type WithPackages = Pick<BuildDefinition, "packageIds" | "packageOptions">;

/** The build's options with those of one package changed; a package that it has as usual is not among them. */
export const changedOptions = (
  build: WithPackages,
  packageId: string,
  change: Partial<PackageOptions>,
): PackageOptions[] => {
  const others = build.packageOptions.filter((entry) => entry.packageId !== packageId);
  const packageOptions = [...others, { ...optionsOf(build, packageId), ...change }];
  return sparseOptions({ ...build, packageOptions });
};

/** The build without a package. */
export const withoutPackage = (build: WithPackages, packageId: string): WithPackages => ({
  packageIds: build.packageIds.filter((id) => id !== packageId),
  packageOptions: build.packageOptions.filter((entry) => entry.packageId !== packageId),
});
