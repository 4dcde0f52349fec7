import type { PublicationBody, PublicationProblem, PublishedBuild, ReadinessRow } from "@windlass/protocol";
import { shortList } from "./short-text.ts";

/** What is known of an organisation's tenant. */
export interface KnownReadiness {
  /** When the connection was entered or changed; null: there is none. */
  readonly connectedAt: Date | null;
  /** When all of it was checked the last time; null: never. */
  readonly checkedAt: Date | null;
  /** Of the connection and of builds. */
  readonly rows: readonly ReadinessRow[];
}

const dayMilliseconds = 86_400_000;
/** Groups, profiles and secrets of a tenant change without Windlass; an older report says little of today. */
const oldAfterDays = 30;

/** The file of an offline profile asks nothing of the tenant while a device is deployed. */
const asksTenant = ({ autopilot }: PublishedBuild): boolean =>
  autopilot !== null && autopilot.way !== "offline-profile";

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const rowWords = ({ title, detail, checkedAt }: ReadinessRow): string =>
  `On ${checkedAt.slice(0, 10)}: ${title} (${detail.replace(/\.$/, "")}).`;

/** What is to be said of the connection as a whole, and whether anything can be said of builds beyond it. */
const connectionWords = ({ connectedAt, checkedAt, rows }: KnownReadiness, asking: string, now: Date): string[] => {
  if (connectedAt === null) return [`It is connected to no tenant, and devices of ${asking} go to Windows Autopilot.`];
  if (checkedAt === null) return [`It was never checked whether its tenant is ready for devices of ${asking}.`];
  if (checkedAt < connectedAt) return ["Its connection was changed since its tenant was checked the last time."];
  const isOld = now.getTime() - checkedAt.getTime() > oldAfterDays * dayMilliseconds;
  return [
    ...(isOld ? [`Its tenant was checked the last time on ${dayOf(checkedAt)}.`] : []),
    ...rows.filter(({ buildId, state }) => buildId === null && state === "failed").map(rowWords),
  ];
};

const buildWords = ({ connectedAt, checkedAt, rows }: KnownReadiness, { id }: PublishedBuild): string[] => {
  if (connectedAt === null || checkedAt === null) return [];
  const own = rows.filter(({ buildId }) => buildId === id);
  if (own.length === 0) return ["It was not checked yet whether the tenant is ready for it."];
  return own.filter(({ state }) => state === "failed").map(rowWords);
};

/**
 * What the last readiness report says against builds that need the organisation's tenant. Warnings: the tenant may have been
 * mended since, and nothing of it is published.
 */
export const readinessProblems = (
  { builds }: Pick<PublicationBody, "builds">,
  organisation: { readonly id: string; readonly name: string },
  known: KnownReadiness,
  now: Date,
): PublicationProblem[] => {
  const asking = builds.filter(asksTenant);
  if (asking.length === 0) return [];
  const names = shortList(asking.map(({ name }) => `“${name}”`));
  return [
    ...connectionWords(known, names, now).map(
      (message): PublicationProblem => ({
        severity: "warning",
        topic: "autopilot",
        objectKind: "organisation",
        objectId: organisation.id,
        name: organisation.name,
        message,
      }),
    ),
    ...asking.flatMap((build) =>
      buildWords(known, build).map(
        (message): PublicationProblem => ({
          severity: "warning",
          topic: "autopilot",
          objectKind: "build",
          objectId: build.id,
          name: build.name,
          message,
        }),
      ),
    ),
  ];
};
