import { neededReplacement, replacementCycle } from "@windlass/planner";
import type { SoftwarePackageView } from "@windlass/protocol";

interface ReplacementProblem {
  readonly message: string;
  /** An error cannot be saved; a warning keeps from publishing. */
  readonly state: "error" | "warning";
}

/** What a package lacks that another could replace it; null where that is nothing. */
export const lackOf = ({
  detection,
  uninstallSteps,
}: Pick<SoftwarePackageView, "detection" | "uninstallSteps">): string | null => {
  if (detection.length === 0 && uninstallSteps.length === 0) return "no detection rules and no uninstall steps";
  if (detection.length === 0) return "no detection rules";
  return uninstallSteps.length === 0 ? "no uninstall steps" : null;
};

/** What stands against that a package replaces those it names, the worst first; null where nothing does. */
export const replacementProblem = (packages: readonly SoftwarePackageView[], id: string): ReplacementProblem | null => {
  const cycle = replacementCycle(packages, id);
  if (cycle) return { message: `They replace each other in a circle: ${cycle.join(" → ")}.`, state: "error" };
  const way = neededReplacement(packages, id);
  if (way) return { message: `It would replace what it needs: ${way.join(" → ")}.`, state: "error" };
  const replaced = packages.find((other) => other.id === id)?.replaces ?? [];
  for (const other of packages) {
    const lack = replaced.includes(other.id) ? lackOf(other) : null;
    if (lack)
      return { message: `${other.name} ${other.version} has ${lack}. Add them before you publish.`, state: "warning" };
  }
  return null;
};
