import { filterContextOf, inDependencyOrder } from "@windlass/planner";
import { canonicalJson, type Filter, type PublicationBody } from "@windlass/protocol";

/** The part of a publication that is deployed; the rest numbers, dates and chains it. */
export type Deployable = Pick<
  PublicationBody,
  "builds" | "operatingSystems" | "packages" | "removals" | "diskTemplates" | "securityModels" | "vendors" | "locations"
>;

const byId = (left: { id: string }, right: { id: string }): number => (left.id < right.id ? -1 : 1);

const named = <Item extends { id: string }>(items: readonly Item[], ids: readonly (string | null)[]): Item[] => {
  const wanted = new Set(ids);
  return items.filter(({ id }) => wanted.has(id)).toSorted(byId);
};

/**
 * Only what the builds name, the DriverApps, which go wherever their filters match, what either needs before it, and how
 * what these replace is removed; in the order of ids: the same definitions always give the same text.
 *
 * @param ofDrivers filters of its drivers and their packs
 */
export const onlyWhatIsUsed = (all: Deployable, ofDrivers: readonly (Filter | null)[] = []): Deployable => {
  const { builds } = all;
  const operatingSystemIds = builds.flatMap((build) => build.operatingSystems.map((entry) => entry.operatingSystemId));
  const listed = new Set(builds.flatMap((build) => build.packageIds));
  const wanted = all.packages.filter((entry) => listed.has(entry.id) || entry.class === "driver-app");
  const packages = inDependencyOrder(wanted, all.packages).toSorted(byId);
  const removals = named(
    all.removals,
    packages.flatMap(({ replaces }) => replaces),
  );
  return {
    builds: builds.toSorted(byId),
    operatingSystems: named(all.operatingSystems, operatingSystemIds),
    packages,
    removals,
    diskTemplates: named(
      all.diskTemplates,
      builds.map(({ diskTemplateId }) => diskTemplateId),
    ),
    securityModels: named(
      all.securityModels,
      builds.map(({ securityModelId }) => securityModelId),
    ),
    ...filterContextOf({ packages, removals, vendors: all.vendors, locations: all.locations }, ofDrivers, builds),
  };
};

/** Without the archives: they hold the files that are named beside them, and come about a moment later. */
const textOf = ({ packages, removals, ...all }: Deployable): string => {
  const { builds, operatingSystems, diskTemplates, securityModels, vendors, locations } = all;
  return canonicalJson({
    builds,
    operatingSystems,
    packages: packages.map((entry) => ({ ...entry, archive: null })),
    removals: removals.map((entry) => ({ ...entry, archive: null })),
    diskTemplates,
    securityModels,
    vendors,
    locations,
  });
};

/** Whether both deploy exactly the same. */
export const deploysTheSame = (left: Deployable, right: Deployable): boolean => textOf(left) === textOf(right);

/** One build with all that it names; null when there is no such build. */
export const partOfBuild = (all: Deployable, buildId: string): Deployable | null => {
  const builds = all.builds.filter((build) => build.id === buildId);
  return builds.length === 0 ? null : onlyWhatIsUsed({ ...all, builds });
};
