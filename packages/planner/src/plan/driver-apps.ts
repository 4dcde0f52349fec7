import type { Architecture, Filter, FilterJudgement, Plan, PublishedPackage } from "@windlass/protocol";

/** DriverApps a device gets, and what is worth saying of the others. */
export interface ChosenDriverApps {
  readonly matching: readonly PublishedPackage[];
  readonly passedOver: Plan["passedOver"];
}

/** How many are called by their names in one line. */
const mostNamed = 5;

const titleOf = ({ name, version }: PublishedPackage): string => `${name} ${version}`;

/** Two may have one name and version; then by id, whatever the order in which the publication lists them. */
const byTitle = (left: PublishedPackage, right: PublishedPackage): number => {
  const [one, other] = [`${titleOf(left)} ${left.id}`, `${titleOf(right)} ${right.id}`];
  return one < other ? -1 : 1;
};

const namesOf = (packages: readonly PublishedPackage[]): string => {
  const named = packages.slice(0, mostNamed).map(titleOf).join(", ");
  return packages.length > mostNamed ? `${named} and ${packages.length - mostNamed} more` : named;
};

/**
 * The DriverApps for a device, by name: no build lists them, their filters say where they go. A library holds hundreds
 * of them, and a plan says of all that are for other hardware no more than how many they are.
 *
 * @param listed what the build lists: publications from before it was refused may list a DriverApp
 */
export const chooseDriverApps = (
  all: readonly PublishedPackage[],
  listed: readonly PublishedPackage[],
  architecture: Architecture,
  judge: (filter: Filter | null) => FilterJudgement,
): ChosenDriverApps => {
  const apps = all
    .filter((entry) => entry.class === "driver-app" && !listed.some(({ id }) => id === entry.id))
    .toSorted(byTitle);
  const runs = ({ architectures }: PublishedPackage): boolean =>
    architectures.length === 0 || architectures.includes(architecture);
  const verdicts = apps.map((app) => ({ app, verdict: runs(app) ? judge(app.filter).verdict : "does-not-match" }));
  const untold = verdicts.flatMap(({ app, verdict }) => (verdict === "cannot-tell" ? [app] : []));
  const others = verdicts.filter(({ verdict }) => verdict === "does-not-match").length;
  return {
    matching: verdicts.flatMap(({ app, verdict }) => (verdict === "matches" ? [app] : [])),
    passedOver: [
      ...(untold.length > 0
        ? [{ name: `DriverApps: ${namesOf(untold)}`, why: "the device does not tell what their filters ask" }]
        : []),
      ...(others > 0 ? [{ name: "DriverApps", why: `${others} of ${apps.length} are for other devices` }] : []),
    ],
  };
};
