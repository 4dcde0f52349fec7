import type { PublicationRetention } from "@windlass/protocol";

/** What holds where nobody set anything. */
export const defaultRetention: PublicationRetention = { keepLast: 20, keepDays: 90 };

/** A publication of one organisation, whose content is still there. */
export interface KeptRow {
  readonly id: string;
  readonly number: number;
  readonly publishedAt: Date;
  /** All devices, a build or a location get it now. */
  readonly isReleased: boolean;
  /** A deployment that is under way was approved with it. */
  readonly isDeploying: boolean;
}

/** Why a publication is kept, the first reason that holds. */
export type KeptFor = "newest" | "released" | "deploying" | "last" | "young";

const dayMilliseconds = 86_400_000;

/**
 * The publications of an organisation whose content stays, and why. The newest of the chain stays whatever the policy says:
 * the next one names its hash, and may be no different.
 */
export const publicationsToKeep = (
  rows: readonly KeptRow[],
  { keepLast, keepDays }: PublicationRetention,
  now: Date,
): ReadonlyMap<string, KeptFor> => {
  const newestFirst = rows.toSorted((left, right) => right.number - left.number);
  const young = now.getTime() - keepDays * dayMilliseconds;
  const reasonOf = (row: KeptRow, place: number): KeptFor | null => {
    if (place === 0) return "newest";
    if (row.isReleased) return "released";
    if (row.isDeploying) return "deploying";
    if (place < keepLast) return "last";
    return row.publishedAt.getTime() > young ? "young" : null;
  };
  return new Map(
    newestFirst.flatMap((row, place): [string, KeptFor][] => {
      const reason = reasonOf(row, place);
      return reason === null ? [] : [[row.id, reason]];
    }),
  );
};
