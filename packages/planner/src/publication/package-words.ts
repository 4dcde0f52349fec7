import type { BuildDefinition, PackageOptions } from "@windlass/protocol";
import { optionsOf } from "../software/options.ts";

export const presenceWords: Readonly<Record<PackageOptions["presence"], string>> = {
  required: "required",
  preselected: "optional, preselected",
  "not-preselected": "optional, not preselected",
};

export const packagePhaseWords: Readonly<Record<PackageOptions["phase"], string>> = {
  "before-sign-in": "before the first sign-in",
  "signed-in": "while somebody is signed in",
};

type WithPackages = Pick<BuildDefinition, "packageIds" | "packageOptions">;

/** Packages for which one of two versions of a build has options: of these both are told, so that usual ones have words, too. */
export const packagesWithOptions = (versions: readonly (WithPackages | null)[]): ReadonlySet<string> =>
  new Set(versions.flatMap((build) => (build?.packageOptions ?? []).map(({ packageId }) => packageId)));

/**
 * How a build has its packages, in the words of the console, so that differences can be read. A secret is its id.
 *
 * @param told the packages that are told of
 * @param nameOf a package's name; the id where nobody knows it
 */
export const packageOptionsInWords = (
  build: WithPackages,
  told: ReadonlySet<string>,
  nameOf: (packageId: string) => string = (packageId) => packageId,
): Record<string, string> =>
  Object.fromEntries(
    build.packageIds
      .filter((packageId) => told.has(packageId))
      .flatMap((packageId) => {
        const { presence, phase, overrides } = optionsOf(build, packageId);
        const title = nameOf(packageId);
        return [
          [`${title}, on devices`, presenceWords[presence]],
          [`${title}, installed`, packagePhaseWords[phase]],
          ...overrides.map((set) => [
            `${title}, ${set.of} ${set.name}`,
            "secretId" in set ? `the secret ${set.secretId}` : `“${set.value}”`,
          ]),
        ];
      }),
  );
