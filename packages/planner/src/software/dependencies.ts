import type { PublishedPackage } from "@windlass/protocol";

type Dependent = Pick<PublishedPackage, "id" | "name" | "version" | "dependencies">;

type Titled = Pick<Dependent, "id" | "name" | "version">;

const title = ({ name, version }: Titled): string => `${name} ${version}`;

/**
 * A way round through what packages name of each other, as names from a package back to itself; null without one.
 *
 * @param start where to look from
 */
export const roundTrip = <Package extends Titled>(
  packages: readonly Package[],
  start: string,
  namedBy: (entry: Package) => readonly string[],
): string[] | null => {
  const byId = new Map(packages.map((entry) => [entry.id, entry]));
  const finished = new Set<string>();
  const path: Package[] = [];
  const visit = (id: string): string[] | null => {
    const found = byId.get(id);
    if (!found || finished.has(id)) return null;
    const at = path.findIndex((entry) => entry.id === id);
    if (at >= 0) return [...path.slice(at), found].map(title);
    path.push(found);
    for (const next of namedBy(found)) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    path.pop();
    finished.add(id);
    return null;
  };
  return visit(start);
};

/** A way round through dependencies; null without one. */
export const dependencyCycle = (packages: readonly Dependent[], start: string): string[] | null =>
  roundTrip(packages, start, ({ dependencies }) => dependencies);

/**
 * Packages with everything they need before them; otherwise in the order given. Each comes once. What is missing or goes
 * round is left to {@link dependencyCycle} and the publication's problems.
 */
export const inDependencyOrder = <Package extends Dependent>(
  wanted: readonly Package[],
  all: readonly Package[],
): Package[] => {
  const byId = new Map(all.map((entry) => [entry.id, entry]));
  const ordered: Package[] = [];
  const seen = new Set<string>();
  const add = (entry: Package): void => {
    if (seen.has(entry.id)) return;
    seen.add(entry.id);
    for (const id of entry.dependencies) {
      const dependency = byId.get(id);
      if (dependency) add(dependency);
    }
    ordered.push(entry);
  };
  for (const entry of wanted) add(entry);
  return ordered;
};
