import type { PackageChoice, PublishedBuild, PublishedPackage } from "@windlass/protocol";
import { requireChoices } from "../software/optional-packages.ts";
import { optionsOf } from "../software/options.ts";

/** The build's packages after what was decided for one device. */
export interface ChosenPackages {
  /** Everything that the build lists, in its order. */
  readonly listed: readonly PublishedPackage[];
  /** Those of them that the device gets for their own sake. */
  readonly wanted: readonly PublishedPackage[];
  /** Why each listed one is wanted or not, as a part of a sentence. */
  readonly reasons: ReadonlyMap<string, string>;
}

interface Decisions {
  readonly packages?: readonly PackageChoice[];
  /** Who decided, in words; left out: nobody yet, it is tried out. */
  readonly by?: string;
}

/** @throws WindlassError `build.package-not-optional`, `request.invalid` */
export const choosePackages = (
  build: PublishedBuild,
  listed: readonly PublishedPackage[],
  { packages: choices = [], by }: Decisions,
): ChosenPackages => {
  requireChoices(build, listed, choices);
  const when = by === undefined ? "" : ` at approval (${by})`;
  const decided = listed.map((software) => {
    const { presence } = optionsOf(build, software.id);
    if (presence === "required") return { software, isWanted: true, why: "the build lists it" };
    const choice = choices.find(({ packageId }) => packageId === software.id);
    const isWanted = choice?.install ?? presence === "preselected";
    const done = isWanted ? "chosen" : "left out";
    const why = choice
      ? `an optional package, ${done}${when}`
      : `an optional package, ${isWanted ? "which the build preselects" : "which the build leaves out unless it is chosen"}`;
    return { software, isWanted, why };
  });
  return {
    listed,
    wanted: decided.flatMap(({ software, isWanted }) => (isWanted ? [software] : [])),
    reasons: new Map(decided.map(({ software, why }) => [software.id, why])),
  };
};
