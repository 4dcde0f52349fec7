import {
  type Architecture,
  type DeviceFacts,
  type FilterVerdict,
  type Plan,
  type PublishedBuild,
  type PublishedPackage,
  type PublishedRemoval,
  type SoftwareStep,
  WindlassError,
} from "@windlass/protocol";
import { filterJudge, type JudgeOptions } from "../filters/judge.ts";
import { inDependencyOrder } from "../software/dependencies.ts";
import { filesOfStep } from "../software/files-of-step.ts";
import { optionsOf, withOverrides } from "../software/options.ts";
import { stepFilesOf } from "../software/pinned-files.ts";
import { packageProblems } from "../software/problems.ts";
import { replacedInList, replacementProblems } from "../software/replacements.ts";
import type { ChosenPackages } from "./chosen-packages.ts";
import { chooseDriverApps } from "./driver-apps.ts";
import { packageReason, stepReason } from "./reasons.ts";
import { rebootAfter, removalSteps, titleOf, verification } from "./removal-steps.ts";
import { inPhases, signInRefusal, waitForSignIn } from "./sign-in-phase.ts";
import type { UnnumberedStep } from "./unnumbered-step.ts";

export interface SoftwarePlan {
  readonly steps: UnnumberedStep[];
  readonly passedOver: Plan["passedOver"];
}

export interface SoftwareInputs {
  readonly build: PublishedBuild;
  /** Those that the build lists, after what was decided for the device. */
  readonly chosen: ChosenPackages;
  readonly all: readonly PublishedPackage[];
  /** Of those that packages replace. */
  readonly removals: readonly PublishedRemoval[];
  readonly architecture: Architecture;
  readonly facts: DeviceFacts;
  /** The names that the publication gives to vendors. */
  readonly judging: JudgeOptions;
}

/** Installers a processor runs, best first: x64 programs run on ARM64 since Windows 11, x86 programs on both. */
const runnable: Readonly<Record<Architecture, readonly Architecture[]>> = {
  x64: ["x64", "x86"],
  arm64: ["arm64", "x64", "x86"],
  x86: ["x86"],
};

/** A WinGet step with the one installer for this device; null where none fits. */
const fitted = (step: SoftwareStep, architecture: Architecture): SoftwareStep | null => {
  if (step.kind !== "winget") return step;
  const pin = runnable[architecture].flatMap((one) => step.pins.find((pinned) => pinned.architecture === one) ?? [])[0];
  return pin && stepFilesOf(pin).length > 0 ? { ...step, pins: [pin] } : null;
};

const verdictWords: Readonly<Record<Exclude<FilterVerdict, "matches">, string>> = {
  "does-not-match": "its filter does not match this device",
  "cannot-tell": "the device does not tell what its filter asks",
};

/** @throws WindlassError `build.incomplete` naming the first problem of the package */
const requireSound = ({ build, all, removals }: SoftwareInputs, software: PublishedPackage): void => {
  const [problem] = [...packageProblems(software, all), ...replacementProblems(software, all, removals)];
  if (problem)
    throw new WindlassError("build.incomplete", {
      parameters: { name: build.name, what: `software package “${software.name}”: ${problem.replace(/\.$/, "")}` },
      object: { kind: "software-package", id: software.id, name: software.name },
    });
};

/** Why this device does not get some of the packages, by id: each knows of those before it, which it may need. */
const reasonsAgainst = (
  ordered: readonly PublishedPackage[],
  { architecture, build }: SoftwareInputs,
  judge: (filter: PublishedPackage["filter"]) => { readonly verdict: FilterVerdict },
): ReadonlyMap<string, string> => {
  const reasons = new Map<string, string>();
  const refuseWhere = (reasonOf: (software: PublishedPackage) => string | null): void => {
    for (const software of ordered) {
      const missing = ordered.find(({ id }) => software.dependencies.includes(id) && reasons.has(id));
      const reason = missing ? `it needs ${titleOf(missing)}, which is passed over` : reasonOf(software);
      if (reason !== null && !reasons.has(software.id)) reasons.set(software.id, reason);
    }
  };
  refuseWhere((software) => {
    if (software.architectures.length > 0 && !software.architectures.includes(architecture))
      return `it is for ${software.architectures.join(", ")}, the device is ${architecture}`;
    const { verdict } = judge(software.filter);
    return verdict === "matches" ? signInRefusal(software, build) : verdictWords[verdict];
  });
  // Builds that list both are refused before; DriverApps meet on the device alone.
  const meeting = replacedInList(ordered.filter(({ id }) => !reasons.has(id)));
  refuseWhere(({ id }) => {
    const by = meeting.find(({ replaced }) => replaced.id === id)?.by;
    return by ? `${titleOf(by)} replaces it` : null;
  });
  return reasons;
};

/**
 * The software this device gets, DriverApps first and then what the build lists, each after what it needs and after what
 * it replaces is gone, first what needs nobody signed in, and what is passed over and why.
 *
 * @throws WindlassError `build.incomplete` for a package that cannot be installed anywhere
 */
export const planSoftware = (inputs: SoftwareInputs): SoftwarePlan => {
  const { build, chosen, all, removals, architecture, facts, judging } = inputs;
  const judge = filterJudge(facts, judging);
  const driverApps = chooseDriverApps(all, chosen.listed, architecture, judge);
  const ordered = inDependencyOrder([...driverApps.matching, ...chosen.wanted], all);
  const leftOut = chosen.listed.filter((software) => !ordered.includes(software));
  const passedOver: Plan["passedOver"] = [
    ...driverApps.passedOver,
    ...leftOut.map((software) => ({ name: titleOf(software), why: chosen.reasons.get(software.id) ?? "" })),
  ];
  for (const software of ordered) requireSound(inputs, software);
  const reasons = reasonsAgainst(ordered, inputs, judge);

  const whereItHolds = (candidates: readonly SoftwareStep[], title: string): SoftwareStep[] =>
    candidates.filter((step) => {
      const { verdict } = judge(step.when);
      if (verdict !== "matches")
        passedOver.push({ name: `${title}: ${step.name}`, why: verdictWords[verdict].replace("filter", "condition") });
      return verdict === "matches";
    });

  const stepsOf = (software: PublishedPackage): UnnumberedStep[] => {
    const title = titleOf(software);
    const reason = reasons.get(software.id);
    if (reason !== undefined) {
      passedOver.push({ name: title, why: reason });
      return [];
    }
    const { overrides } = optionsOf(build, software.id);
    const steps: UnnumberedStep[] = [];
    const running = whereItHolds(software.steps, title);
    const why = packageReason(software, chosen, ordered, judging);
    if (running.length === 0) return [];
    const mayFail = running.every((step) => step.continueOnError);
    const replaced = software.replaces.flatMap((id) => removals.find((removal) => removal.id === id) ?? []);
    for (const removal of replaced) {
      const removing = whereItHolds(removal.steps, `Removal of ${titleOf(removal)}`);
      steps.push(...removalSteps(removal, removing, software, mayFail));
    }
    running.forEach((step, index) => {
      const fit = fitted(withOverrides(step, overrides), architecture);
      if (!fit)
        throw new WindlassError("build.incomplete", {
          parameters: {
            name: build.name,
            what: `step “${step.name}” of “${software.name}” has no installer for ${architecture}, or it was published before the server fetched installers`,
          },
          object: { kind: "software-package", id: software.id, name: software.name },
        });
      steps.push({
        phase: "software",
        action: "run-software-step",
        title: `${title}: ${step.name}`,
        why: stepReason(why, step.when, judging),
        software: { id: software.id, name: software.name, version: software.version },
        replacedBy: null,
        step: fit,
        files: filesOfStep(fit, software.files),
        archive: fit.kind === "winget" ? null : software.archive,
        detection: software.detection,
        reboot: rebootAfter(software.reboot, index, running.length),
      });
    });
    return [...steps, ...verification(software, null, mayFail)];
  };
  const { before, signedIn } = inPhases(ordered, build);
  const early = before.flatMap(stepsOf);
  const late = signedIn.flatMap(stepsOf);
  return { steps: [...early, ...(late.length > 0 ? [waitForSignIn, ...late] : [])], passedOver };
};
