import type { PublishedPackage, PublishedRemoval } from "@windlass/protocol";
import { filesOfStep } from "./files-of-step.ts";

/** What of a package a device needs to remove it; its files and their archive only where an uninstall step needs some. */
export const removalOf = (software: PublishedPackage): PublishedRemoval => {
  const { id, name, version, detection, uninstallSteps, reboot } = software;
  const needed = new Set(uninstallSteps.flatMap((step) => filesOfStep(step, software.files)).map(({ path }) => path));
  const files = software.files.filter(({ path }) => needed.has(path));
  const archive = files.length > 0 ? software.archive : null;
  return { id, name, version, detection, steps: uninstallSteps, reboot, files, archive };
};
