import { packageOptionProblems } from "@windlass/planner";
import type { BuildDefinition, SoftwarePackageView } from "@windlass/protocol";
import type { Problems } from "../../../forms/problems.ts";

type Build = Pick<BuildDefinition, "packageIds" | "packageOptions" | "ending">;

/** What stands against how a build has its packages, by package. */
export const optionProblemsByPackage = (
  build: Build,
  packages: readonly SoftwarePackageView[],
): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...Map.groupBy(packageOptionProblems(build, packages), ({ packageId }) => packageId)].map(([id, problems]) => [
      id,
      problems.map(({ message }) => message),
    ]),
  );

/** The same as problems of the form: they keep the build from being saved, and are counted on the tab. */
export const optionProblems = (build: Build, packages: readonly SoftwarePackageView[]): Problems =>
  Object.fromEntries(
    packageOptionProblems(build, packages).map(({ packageId, field, message }) => [
      `packageOptions.${packageId}.${field}`,
      message,
    ]),
  );
