import { compareDates, compareVersions } from "@windlass/planner";
import type { PackDriverOutcome } from "@windlass/protocol";
import type { PackMemberRow } from "./replacement-repository.ts";

export interface DriverPair {
  readonly outcome: PackDriverOutcome;
  readonly from: PackMemberRow | null;
  readonly to: PackMemberRow | null;
}

/** As Windows prefers one of equal rank: the later date, then the higher version. */
const compareAges = (a: PackMemberRow, b: PackMemberRow): number => {
  const one = { date: a.driver_date, version: a.driver_version };
  const other = { date: b.driver_date, version: b.driver_version };
  return compareDates(one, other) || compareVersions(one, other);
};

const outcomeOf = (from: PackMemberRow, to: PackMemberRow): PackDriverOutcome => {
  const order = compareAges(to, from);
  return order === 0 ? "rebuilt" : order > 0 ? "newer" : "older";
};

const byName = (members: readonly PackMemberRow[]): Map<string, PackMemberRow[]> =>
  Map.groupBy(members, ({ inf_name }) => inf_name.toLowerCase());

/** Newest first. */
const byAge = (members: readonly PackMemberRow[]): PackMemberRow[] =>
  members.toSorted((a, b) => compareAges(b, a) || a.inf_path.localeCompare(b.inf_path, "en"));

/**
 * Which driver of a pack takes the place of which of another. Makers keep the name of an INF from one release to the next,
 * so drivers are paired by it; a name that a pack has several times (one folder for each Windows) is paired by age, newest
 * with newest.
 */
export const pairDrivers = (from: readonly PackMemberRow[], to: readonly PackMemberRow[]): DriverPair[] => {
  const there = new Set(to.map(({ id }) => id));
  const same = from.filter(({ id }) => there.has(id));
  const shared = new Set(same.map(({ id }) => id));
  const before = byName(from.filter(({ id }) => !shared.has(id)));
  const after = byName(to.filter(({ id }) => !shared.has(id)));
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const pairs = names.flatMap((name): DriverPair[] => {
    const left = byAge(before.get(name) ?? []);
    const right = byAge(after.get(name) ?? []);
    return Array.from({ length: Math.max(left.length, right.length) }, (_, position): DriverPair => {
      const [one = null, other = null] = [left[position], right[position]];
      if (!one) return { outcome: "added", from: null, to: other };
      if (!other) return { outcome: "gone", from: one, to: null };
      return { outcome: outcomeOf(one, other), from: one, to: other };
    });
  });
  return [...same.map((one): DriverPair => ({ outcome: "same", from: one, to: one })), ...pairs];
};
