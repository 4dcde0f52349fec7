import type { PublishedPackage, PublishedRemoval } from "@windlass/protocol";
import { roundTrip } from "./dependencies.ts";
import { copiesNothing, missingFiles } from "./problems.ts";

type Replacing = Pick<PublishedPackage, "id" | "name" | "version" | "dependencies" | "replaces">;

const titleOf = ({ name, version }: Pick<Replacing, "name" | "version">): string => `${name} ${version}`;

/** A way round through what packages replace, as names from a package back to itself; null without one. */
export const replacementCycle = (packages: readonly Replacing[], start: string): string[] | null =>
  roundTrip(packages, start, ({ replaces }) => replaces);

/**
 * The way from a package through dependencies to one that it replaces, as names; null without one. Such a package would
 * take away what it stands on.
 */
export const neededReplacement = (packages: readonly Replacing[], start: string): string[] | null => {
  const byId = new Map(packages.map((entry) => [entry.id, entry]));
  const first = byId.get(start);
  if (!first) return null;
  const replaced = new Set(first.replaces);
  const seen = new Set<string>();
  const wayFrom = (entry: Replacing, path: readonly string[]): string[] | null => {
    const here = [...path, titleOf(entry)];
    if (path.length > 0 && replaced.has(entry.id)) return here;
    if (seen.has(entry.id)) return null;
    seen.add(entry.id);
    for (const id of entry.dependencies) {
      const next = byId.get(id);
      const way = next && wayFrom(next, here);
      if (way) return way;
    }
    return null;
  };
  return wayFrom(first, []);
};

/** Packages of a list that another one of it replaces, each with the first that does. */
export const replacedInList = <Package extends Replacing>(
  packages: readonly Package[],
): { readonly replaced: Package; readonly by: Package }[] =>
  packages.flatMap((replaced) => {
    const by = packages.find(({ id, replaces }) => id !== replaced.id && replaces.includes(replaced.id));
    return by ? [{ replaced, by }] : [];
  });

const removalProblems = (removal: PublishedRemoval): string[] => {
  const named = `It replaces “${titleOf(removal)}”`;
  return [
    ...(removal.detection.length === 0
      ? [`${named}, which has no detection rules: without one, no device can tell whether it is there, or gone.`]
      : []),
    ...(removal.steps.length === 0 ? [`${named}, which has no uninstall steps.`] : []),
    ...removal.steps.flatMap((step) => [
      ...(step.kind === "winget"
        ? [`${named}, whose uninstall step “${step.name}” is one of WinGet, which installs and does not remove.`]
        : []),
      ...(copiesNothing(step, removal.files)
        ? [`${named}, whose uninstall step “${step.name}” copies what the package does not hold.`]
        : []),
      ...missingFiles(step, removal.files).map(
        (path) => `${named}, whose uninstall step “${step.name}” names the file ${path}, which it does not hold.`,
      ),
    ]),
  ];
};

/** Why a package cannot take the place of those it replaces, one sentence each; empty when it can. */
export const replacementProblems = (
  software: PublishedPackage,
  all: readonly PublishedPackage[],
  removals: readonly PublishedRemoval[],
): string[] => {
  const cycle = replacementCycle(all, software.id);
  const way = neededReplacement(all, software.id);
  return [
    ...(cycle ? [`Packages replace each other in a circle: ${cycle.join(" → ")}.`] : []),
    ...(way ? [`It replaces what it needs: ${way.join(" → ")}.`] : []),
    ...software.replaces.flatMap((id) => {
      const removal = removals.find((other) => other.id === id);
      return removal ? removalProblems(removal) : [`It replaces the software package ${id}, which is not there.`];
    }),
  ];
};
