import { dependencyCycle, installationOrder, optionsOf, packagePhaseWords, presenceWords } from "@windlass/planner";
import type { BuildDefinition, SoftwarePackageView } from "@windlass/protocol";
import { counted } from "../../../components/format.ts";
import { packageConflicts } from "./package-conflicts.ts";

/** A line of the list of a build's software. */
export interface SoftwareRow {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** Whether the build lists it; otherwise it comes because something needs it. */
  readonly listed: boolean;
  /** What stands against it, each with what to do. */
  readonly problems: readonly string[];
  /** The package is there, so that its options can be set. */
  readonly known: boolean;
}

export const titleOf = ({ name, version }: Pick<SoftwarePackageView, "name" | "version">): string =>
  `${name} ${version}`;

type Build = Pick<BuildDefinition, "packageIds" | "packageOptions" | "ending">;

const dependencyProblems = (software: SoftwarePackageView, all: readonly SoftwarePackageView[]): string[] => {
  const missing = software.dependencies.filter((id) => !all.some((other) => other.id === id));
  const cycle = dependencyCycle(all, software.id);
  return [
    ...(missing.length > 0
      ? [`It needs ${counted(missing.length, "package")} that the library does not have: choose others in the package.`]
      : []),
    ...(cycle
      ? [`Packages need each other in a circle, ${cycle.join(" → ")}: take one of these out of the other.`]
      : []),
  ];
};

const optionWords = (build: Build, id: string): string[] => {
  const { presence, phase, overrides } = optionsOf(build, id);
  return [
    ...(presence === "required" ? [] : [presenceWords[presence]]),
    ...(phase === "before-sign-in" ? [] : [packagePhaseWords[phase]]),
    ...(overrides.length === 0 ? [] : [`${counted(overrides.length, "value")} of this build`]),
  ];
};

/**
 * The software of a build in the order in which devices install it, with what is brought because it is needed; what the
 * build lists and nobody has any more is at the end.
 *
 * @param optionProblems by package
 */
export const softwareRows = (
  build: Build,
  all: readonly SoftwarePackageView[],
  optionProblems: ReadonlyMap<string, readonly string[]>,
): SoftwareRow[] => {
  const conflicts = packageConflicts(build.packageIds, all);
  const gone = build.packageIds.filter((id) => !all.some((one) => one.id === id));
  return [
    ...installationOrder(build, all).map(({ software, listed, neededBy, signedIn }): SoftwareRow => {
      const conflict = conflicts.get(software.id);
      const needed = neededBy.length > 0 ? [`needed by ${neededBy.map(titleOf).join(", ")}`] : [];
      const late = signedIn && !listed ? [packagePhaseWords["signed-in"]] : [];
      return {
        id: software.id,
        title: titleOf(software),
        detail: [
          counted(software.steps.length, "step"),
          ...(listed ? optionWords(build, software.id) : late),
          ...needed,
        ].join(" · "),
        listed,
        known: true,
        problems: [
          ...(conflict ? [conflict] : []),
          ...(software.class === "driver-app" && listed
            ? ["A DriverApp: remove it from the build, it is installed wherever its filter matches."]
            : []),
          ...dependencyProblems(software, all),
          ...(optionProblems.get(software.id) ?? []),
        ],
      };
    }),
    ...gone.map((id) => ({
      id,
      title: "A package that is no longer there",
      detail: id,
      listed: true,
      known: false,
      problems: ["Remove it from the build."],
    })),
  ];
};
