import type { PublishedBuild, PublishedPackage } from "@windlass/protocol";
import { signsSomebodyIn, temporaryAccount } from "../endings/desktop-accounts.ts";
import { type OptionedPackage, signedInStepOf } from "../software/option-problems.ts";
import { optionsOf } from "../software/options.ts";
import type { UnnumberedStep } from "./unnumbered-step.ts";

/** Windows makes the profile of an account that signs in for the first time, which takes minutes on a slow disk. */
const minutesToSignIn = 30;

/** Packages in dependency order, in the two times at which they are installed. */
export interface InPhases<Package> {
  readonly before: readonly Package[];
  readonly signedIn: readonly Package[];
}

/**
 * Which of the packages wait until somebody is signed in: those that the build says, those with a step that runs as that
 * person, and whatever needs one of them.
 *
 * @param ordered with everything that a package needs before it
 */
export const inPhases = <Package extends OptionedPackage>(
  ordered: readonly Package[],
  build: Pick<PublishedBuild, "ending" | "packageOptions">,
): InPhases<Package> => {
  if (!signsSomebodyIn(build.ending)) return { before: ordered, signedIn: [] };
  const late = new Set<string>();
  for (const software of ordered) {
    const isLate =
      optionsOf(build, software.id).phase === "signed-in" ||
      signedInStepOf(software) !== undefined ||
      software.dependencies.some((id) => late.has(id));
    if (isLate) late.add(software.id);
  }
  return {
    before: ordered.filter(({ id }) => !late.has(id)),
    signedIn: ordered.filter(({ id }) => late.has(id)),
  };
};

/** Why a DriverApp cannot go to devices of a build; null: it can. Packages that a build lists are refused when it is saved. */
export const signInRefusal = (software: PublishedPackage, { ending }: PublishedBuild): string | null => {
  const step = software.class === "driver-app" && !signsSomebodyIn(ending) ? signedInStepOf(software) : undefined;
  return step ? `its step “${step.name}” runs as the person signed in, and in this build nobody is` : null;
};

/** The step between the two. */
export const waitForSignIn: UnnumberedStep = {
  phase: "software",
  action: "wait-for-sign-in",
  title: `Wait until ${temporaryAccount} is signed in`,
  why: "The packages that come now are installed while somebody is signed in.",
  account: temporaryAccount,
  minutes: minutesToSignIn,
};
