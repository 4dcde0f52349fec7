import { inDependencyOrder } from "@windlass/planner";
import { canonicalJson, type PublicationBody } from "@windlass/protocol";

/** The part of a publication that is deployed; the rest numbers, dates and chains it. */
export type Deployable = Pick<PublicationBody, "builds" | "operatingSystems" | "packages">;

const byId = (left: { id: string }, right: { id: string }): number => (left.id < right.id ? -1 : 1);

/**
 * Only what the builds name, the DriverApps, which go wherever their filters match, and what either needs before it; in
 * the order of ids: the same definitions always give the same text.
 */
export const onlyWhatIsUsed = (all: Deployable): Deployable => {
  const operatingSystemIds = new Set(
    all.builds.flatMap((build) => build.operatingSystems.map((entry) => entry.operatingSystemId)),
  );
  const named = new Set(all.builds.flatMap((build) => build.packageIds));
  const wanted = all.packages.filter((entry) => named.has(entry.id) || entry.class === "driver-app");
  return {
    builds: all.builds.toSorted(byId),
    operatingSystems: all.operatingSystems.filter((entry) => operatingSystemIds.has(entry.id)).toSorted(byId),
    packages: inDependencyOrder(wanted, all.packages).toSorted(byId),
  };
};

/** Without the archives: they hold the files that are named beside them, and come about a moment later. */
const textOf = ({ builds, operatingSystems, packages }: Deployable): string =>
  canonicalJson({ builds, operatingSystems, packages: packages.map((entry) => ({ ...entry, archive: null })) });

/** Whether both deploy exactly the same. */
export const deploysTheSame = (left: Deployable, right: Deployable): boolean => textOf(left) === textOf(right);

/** One build with all that it names; null when there is no such build. */
export const partOfBuild = (all: Deployable, buildId: string): Deployable | null => {
  const builds = all.builds.filter((build) => build.id === buildId);
  return builds.length === 0 ? null : onlyWhatIsUsed({ ...all, builds });
};
