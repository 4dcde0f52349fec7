import { isReadinessRowId, readinessRowCatalogue } from "@windlass/autopilot";
import type { ReadinessRow } from "@windlass/protocol";

/** What must be in order for a device to be registered at all. */
const essentials = ["token", "tenant-id", "permission-required", "consent"];

/** Whether nothing that every registration needs was found wrong. */
export const canRegister = (rows: readonly ReadinessRow[]): boolean =>
  rows.every(({ id, state }) => !essentials.includes(id) || state === "passed");

export const rowIsOfBuild = (rowId: string): boolean =>
  isReadinessRowId(rowId) && readinessRowCatalogue[rowId].of === "build";

const order = Object.keys(readinessRowCatalogue);

/** The connection's rows first, then those of each build, builds in the order given. */
export const sortRows = (rows: readonly ReadinessRow[], buildIds: readonly string[]): ReadinessRow[] => {
  const place = ({ buildId }: ReadinessRow) => (buildId === null ? -1 : buildIds.indexOf(buildId));
  return rows.toSorted((left, right) => place(left) - place(right) || order.indexOf(left.id) - order.indexOf(right.id));
};

/** What a build is as far as its rows go: rows from before it was changed say nothing of it. */
export interface CheckedBuild {
  readonly id: string;
  readonly updatedAt: Date;
}

/** Rows of a report that are still true of the connection and of the builds as they are. */
export const stillTrue = (
  rows: readonly ReadinessRow[],
  builds: readonly CheckedBuild[],
  connectionChangedAt: Date,
): ReadinessRow[] =>
  rows.filter(({ buildId, checkedAt }) => {
    const at = Date.parse(checkedAt);
    if (at < connectionChangedAt.getTime()) return false;
    const build = builds.find(({ id }) => id === buildId);
    return buildId === null || (build !== undefined && at >= build.updatedAt.getTime());
  });

/** A report after one check of everything: fresh rows, and those of builds that were not asked about this time. */
export const withOtherBuilds = (fresh: readonly ReadinessRow[], earlier: readonly ReadinessRow[]): ReadinessRow[] => {
  const asked = new Set(fresh.map(({ buildId }) => buildId));
  return [...fresh, ...earlier.filter(({ buildId }) => buildId !== null && !asked.has(buildId))];
};

/** A report after one row was checked again; a row that somebody else checked later stays. */
export const withRow = (
  rows: readonly ReadinessRow[],
  rowId: string,
  buildId: string | null,
  fresh: ReadinessRow | undefined,
): ReadinessRow[] => {
  const isIt = (row: ReadinessRow) => row.id === rowId && row.buildId === buildId;
  const later = rows.some((row) => isIt(row) && fresh !== undefined && row.checkedAt > fresh.checkedAt);
  if (later) return [...rows];
  return [...rows.filter((row) => !isIt(row)), ...(fresh ? [fresh] : [])];
};
