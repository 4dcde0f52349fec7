import type { PublishedPackage, PublishedRemoval, SoftwareStep } from "@windlass/protocol";
import { filesOfStep } from "../software/files-of-step.ts";
import type { UnnumberedStep } from "./unnumbered-step.ts";

type Titled = Pick<PublishedPackage, "id" | "name" | "version">;

export const titleOf = ({ name, version }: Pick<Titled, "name" | "version">): string => `${name} ${version}`;

const plannedOf = ({ id, name, version }: Titled) => ({ id, name, version });

/** When a package's last step restarts the device, those before do where they ask for it. */
export const rebootAfter = (reboot: PublishedPackage["reboot"], index: number, count: number) =>
  reboot === "always" && index < count - 1 ? "when-asked" : reboot;

/** The step that asks the rules of a package again, where it has any. */
export const verification = (
  software: Titled & Pick<PublishedPackage, "detection">,
  replacedBy: Titled | null,
  continueOnError: boolean,
): UnnumberedStep[] =>
  software.detection.length === 0
    ? []
    : [
        {
          phase: "software",
          action: "verify-software",
          title: `Verify that ${titleOf(software)} is ${replacedBy ? "gone" : "installed"}`,
          why: "The package says how it is seen whether it is there.",
          software: plannedOf(software),
          replacedBy: replacedBy && plannedOf(replacedBy),
          detection: software.detection,
          continueOnError,
        },
      ];

/**
 * What removes a package before the one that replaces it. Whether it is there, only the device can tell.
 *
 * @param running those of its uninstall steps whose conditions hold
 * @param mayFail no step of the replacing package may fail the deployment: then these do neither, and the last one decides
 */
export const removalSteps = (
  removal: PublishedRemoval,
  running: readonly SoftwareStep[],
  replacedBy: Titled,
  mayFail: boolean,
): UnnumberedStep[] => [
  ...running.map(
    (step, index): UnnumberedStep => ({
      phase: "software",
      action: "run-software-step",
      title: `Remove ${titleOf(removal)}: ${step.name}`,
      why: `“${titleOf(replacedBy)}” replaces it. Where it is not there, nothing is done.`,
      software: plannedOf(removal),
      replacedBy: plannedOf(replacedBy),
      step: mayFail ? { ...step, continueOnError: true } : step,
      files: filesOfStep(step, removal.files),
      archive: removal.archive,
      detection: removal.detection,
      reboot: rebootAfter(removal.reboot, index, running.length),
    }),
  ),
  ...verification(removal, replacedBy, mayFail),
];
