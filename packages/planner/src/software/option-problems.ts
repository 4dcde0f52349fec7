import type { BuildDefinition, PackageOptions, PublishedPackage } from "@windlass/protocol";
import { signsSomebodyIn } from "../endings/desktop-accounts.ts";
import { inDependencyOrder } from "./dependencies.ts";
import { optionsOf, parametersOf } from "./options.ts";

/** What of a package this looks at; the console's and the publication's have it. */
export type OptionedPackage = Pick<PublishedPackage, "id" | "name" | "version" | "dependencies" | "steps">;

type OptionedBuild = Pick<BuildDefinition, "packageIds" | "packageOptions" | "ending">;

/** Why a package cannot be had as a build has it. */
export interface OptionProblem {
  readonly packageId: string;
  readonly field: "presence" | "phase" | "overrides";
  /** A sentence that names the package, and what to do. */
  readonly message: string;
}

const titleOf = ({ name, version }: Pick<OptionedPackage, "name" | "version">): string => `“${name} ${version}”`;

/** The first of a package's steps that runs as whoever is signed in; undefined: all run as SYSTEM. */
export const signedInStepOf = ({ steps }: Pick<OptionedPackage, "steps">) =>
  steps.find((step) => "runAs" in step && step.runAs === "logged-on-user");

const overrideProblems = ({ overrides }: PackageOptions, software: OptionedPackage): string[] => {
  const parameters = parametersOf(software);
  const title = titleOf(software);
  return overrides.flatMap(({ of, name, ...set }, index) => {
    if (overrides.some((other, before) => before < index && other.of === of && other.name === name))
      return [`It sets the ${of} ${name} of ${title} twice: keep one.`];
    const parameter = parameters.find((known) => known.of === of && known.name === name);
    if (!parameter) return [`It sets the ${of} ${name} of ${title}, which the package does not have: take it out.`];
    if ("value" in set && parameter.defaults.some((value) => "secretId" in value))
      return [
        `It sets the ${of} ${name} of ${title} in plain text, which the package takes from a secret: choose one.`,
      ];
    return [];
  });
};

const phaseProblem = (
  { ending, ...build }: OptionedBuild,
  software: OptionedPackage,
  all: readonly OptionedPackage[],
): string | null => {
  const title = titleOf(software);
  const chosen = optionsOf(build, software.id).phase;
  const needed = inDependencyOrder([software], all);
  const person = needed.flatMap((one) => {
    const step = signedInStepOf(one);
    return step ? [{ one, step }] : [];
  })[0];
  const whose = person && (person.one === software ? "its" : `${titleOf(person.one)}, which it needs, has a`);
  if (!signsSomebodyIn(ending)) {
    const next = "let the build end at a ready desktop with a temporary administrator signed in while deploying";
    if (chosen === "signed-in")
      return `${title} is to be installed while somebody is signed in, and in this build nobody is: ${next}, or install it before the first sign-in.`;
    return person
      ? `${title} would wait for ever: ${whose} step “${person.step.name}” runs as the person signed in, and in this build nobody is. ${next.charAt(0).toUpperCase()}${next.slice(1)}, or take it out.`
      : null;
  }
  if (chosen === "signed-in") return null;
  if (person)
    return `${title} cannot be installed before the first sign-in: ${whose} step “${person.step.name}” runs as the person signed in. Install it while somebody is signed in.`;
  const late = needed.find((one) => optionsOf(build, one.id).phase === "signed-in");
  return late
    ? `${title} is installed before the first sign-in, and needs ${titleOf(late)}, which comes later: choose the same time for both.`
    : null;
};

/**
 * What stands against how a build has its packages: asked as it is edited, when it is saved, and before it is published.
 *
 * @param all the packages that can be listed or needed; those that are missing are told elsewhere
 */
export const packageOptionProblems = (build: OptionedBuild, all: readonly OptionedPackage[]): OptionProblem[] => {
  const byId = new Map(all.map((one) => [one.id, one]));
  const unlisted = build.packageOptions.filter(({ packageId }) => !build.packageIds.includes(packageId));
  return [
    ...unlisted.map(({ packageId }): OptionProblem => {
      const software = byId.get(packageId);
      const what = software ? titleOf(software) : `the software package ${packageId}`;
      return {
        packageId,
        field: "presence",
        message: `It has options for ${what}, which it does not list: list it, or take them out.`,
      };
    }),
    ...[...new Set(build.packageIds)].flatMap((packageId): OptionProblem[] => {
      const software = byId.get(packageId);
      if (!software) return [];
      const phase = phaseProblem(build, software, all);
      return [
        ...(phase === null ? [] : [{ packageId, field: "phase" as const, message: phase }]),
        ...overrideProblems(optionsOf(build, packageId), software).map((message) => ({
          packageId,
          field: "overrides" as const,
          message,
        })),
      ];
    }),
  ];
};
