import {
  type Architecture,
  type DeviceFacts,
  type FilterVerdict,
  type PackageFile,
  type Plan,
  type PublishedBuild,
  type PublishedPackage,
  type SoftwareStep,
  WindlassError,
} from "@windlass/protocol";
import { filterJudge, type JudgeOptions } from "../filters/judge.ts";
import { inDependencyOrder } from "../software/dependencies.ts";
import { stepFilesOf } from "../software/pinned-files.ts";
import { packageProblems } from "../software/problems.ts";
import { chooseDriverApps } from "./driver-apps.ts";
import type { UnnumberedStep } from "./unnumbered-step.ts";

/**
 * The files that one step needs: a copy step those it names (one file, or all below a folder), a program all of its
 * package, because only running it would tell; changes of the registry none.
 */
const filesOfStep = (step: SoftwareStep, files: readonly PackageFile[]): PackageFile[] => {
  if (step.kind === "registry" || step.kind === "registry-bulk") return [];
  if (step.kind === "winget") return step.pins.flatMap(stepFilesOf);
  if (step.kind !== "copy") return [...files];
  const folder = `${step.source.replace(/\/$/, "")}/`;
  return files.filter((file) => file.path === step.source || file.path.startsWith(folder));
};

export interface SoftwarePlan {
  readonly steps: UnnumberedStep[];
  readonly passedOver: Plan["passedOver"];
}

export interface SoftwareInputs {
  readonly build: PublishedBuild;
  /** Those that the build lists, in its order. */
  readonly wanted: readonly PublishedPackage[];
  readonly all: readonly PublishedPackage[];
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

/**
 * The software this device gets, DriverApps first and then what the build lists, each after what it needs, and what is
 * passed over and why.
 *
 * @throws WindlassError `build.incomplete` for a package that cannot be installed anywhere
 */
export const planSoftware = ({ build, wanted, all, architecture, facts, judging }: SoftwareInputs): SoftwarePlan => {
  const judge = filterJudge(facts, judging);
  const driverApps = chooseDriverApps(all, wanted, architecture, judge);
  const passedOver: Plan["passedOver"] = [...driverApps.passedOver];
  const left = new Set<string>();
  const steps: UnnumberedStep[] = [];

  const reasonAgainst = (software: PublishedPackage): string | null => {
    if (software.architectures.length > 0 && !software.architectures.includes(architecture))
      return `it is for ${software.architectures.join(", ")}, the device is ${architecture}`;
    const { verdict } = judge(software.filter);
    if (verdict !== "matches") return verdictWords[verdict];
    const missing = all.find(({ id }) => software.dependencies.includes(id) && left.has(id));
    return missing ? `it needs ${missing.name} ${missing.version}, which is passed over` : null;
  };

  for (const software of inDependencyOrder([...driverApps.matching, ...wanted], all)) {
    const [problem] = packageProblems(software, all);
    if (problem)
      throw new WindlassError("build.incomplete", {
        parameters: { name: build.name, what: `software package “${software.name}”: ${problem.replace(/\.$/, "")}` },
        object: { kind: "software-package", id: software.id, name: software.name },
      });
    const title = `${software.name} ${software.version}`;
    const reason = reasonAgainst(software);
    if (reason !== null) {
      left.add(software.id);
      passedOver.push({ name: title, why: reason });
      continue;
    }
    const running = software.steps.filter((step) => {
      const { verdict } = judge(step.when);
      if (verdict !== "matches")
        passedOver.push({ name: `${title}: ${step.name}`, why: verdictWords[verdict].replace("filter", "condition") });
      return verdict === "matches";
    });
    running.forEach((step, index) => {
      const chosen = fitted(step, architecture);
      if (!chosen)
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
        software: { id: software.id, name: software.name, version: software.version },
        step: chosen,
        files: filesOfStep(chosen, software.files),
        archive: chosen.kind === "winget" ? null : software.archive,
        detection: software.detection,
        reboot: software.reboot === "always" && index < running.length - 1 ? "when-asked" : software.reboot,
      });
    });
  }
  return { steps, passedOver };
};
