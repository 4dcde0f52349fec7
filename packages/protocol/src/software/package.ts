import { z } from "zod";
import { filter } from "../filter/filter.ts";
import { referenceTo } from "../references.ts";
import { architecture } from "../values.ts";
import { detectionRule } from "./detection.ts";
import { softwareStep } from "./step.ts";

/** What a package is: software of the build, or what comes with hardware and goes only where that is. */
export const packageClass = z.enum(["software", "driver-app"]);

/**
 * `when-asked`: after a step whose exit code says so; `always`: after the package; `never`: codes that ask are noted, and
 * the next restart of the deployment serves them.
 */
export const rebootBehaviour = z.enum(["when-asked", "always", "never"]);

/** What an administrator describes of a package beside name, version, steps and files. */
export const packageDetails = z.object({
  description: z.string().max(4000).default(""),
  class: packageClass.default("software"),
  /** Processors it is for; none: all. */
  architectures: z.array(architecture).max(3).default([]),
  /** Devices it is for; null: all. */
  filter: filter.nullable().default(null),
  /** Packages that must be installed before. */
  dependencies: z.array(referenceTo("software-package")).max(100).default([]),
  /** Packages whose uninstall steps are run before, on devices that have them. */
  replaces: z.array(referenceTo("software-package")).max(50).default([]),
  reboot: rebootBehaviour.default("when-asked"),
  /**
   * All of them: the package is installed already and is passed over; after its steps they are asked again. None: it is
   * always installed, and nobody looks whether it is there then.
   */
  detection: z.array(detectionRule).max(20).default([]),
  /** What removes it again. */
  uninstallSteps: z.array(softwareStep).max(100).default([]),
});
export type PackageDetails = z.infer<typeof packageDetails>;

/** Why details cannot stand, one sentence each. */
export const packageDetailsProblems = (details: PackageDetails): string[] => [
  ...(details.class === "driver-app" && details.filter === null
    ? ["A DriverApp needs a filter that says which devices it is for."]
    : []),
];
