import { inDependencyOrder, replacedInList } from "@windlass/planner";
import type { SoftwarePackageView } from "@windlass/protocol";

const titleOf = ({ name, version }: SoftwarePackageView): string => `${name} ${version}`;

/** What of a build's packages, and of those they need, others of it would take away: a sentence for a listed package. */
export const packageConflicts = (
  listed: readonly string[],
  packages: readonly SoftwarePackageView[],
): ReadonlyMap<string, string> => {
  const wanted = packages.filter(({ id }) => listed.includes(id));
  const conflicts = new Map<string, string>();
  for (const { replaced, by } of replacedInList(inDependencyOrder(wanted, packages))) {
    if (listed.includes(replaced.id)) conflicts.set(replaced.id, `${titleOf(by)} replaces it: take one of them out.`);
    else if (listed.includes(by.id))
      conflicts.set(by.id, `It replaces ${titleOf(replaced)}, which another package of this build needs.`);
  }
  return conflicts;
};
