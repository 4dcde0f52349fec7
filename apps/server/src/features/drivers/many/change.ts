import type { DriverArchitecture, DriverLeftReason, DriverManyChange, Filter, OtherData } from "@windlass/protocol";
import type { SaidRow } from "./repository.ts";

/** As many as a driver takes; see `otherData` of the protocol. */
const mostOtherData = 50;

const filterAfter = (before: Filter | null, change: DriverManyChange["filter"]): Filter | null => {
  if (change === undefined) return before;
  if (change.how === "remove") return null;
  return change.how === "fill" && before !== null ? before : change.filter;
};

const otherDataAfter = (before: OtherData, change: DriverManyChange["otherData"]): OtherData => {
  if (change === undefined) return before;
  const setTo = new Map(change.set.map((entry) => [entry.name.toLowerCase(), entry]));
  const removed = new Set(change.remove.map((name) => name.toLowerCase()));
  const kept = before
    .filter(({ name }) => !removed.has(name.toLowerCase()))
    .map((entry) => setTo.get(entry.name.toLowerCase()) ?? entry);
  const there = new Set(before.map(({ name }) => name.toLowerCase()));
  return [...kept, ...change.set.filter(({ name }) => !there.has(name.toLowerCase()))];
};

/** Limited to architectures that its INF is not for, a driver would serve nothing and look active. */
const servesSome = (architectures: readonly DriverArchitecture[], limits: DriverManyChange["limitedArchitectures"]) =>
  !limits || architectures.length === 0 || limits.some((limit) => architectures.includes(limit));

export type ManyOutcome = { readonly after: SaidRow } | { readonly left: DriverLeftReason };

/** What a change of many makes of one driver, or why it leaves it alone. */
export const changedDriver = (before: SaidRow, change: DriverManyChange): ManyOutcome => {
  if (!servesSome(before.architectures, change.limitedArchitectures)) return { left: "no-such-architecture" };
  const otherData = otherDataAfter(before.other_data, change.otherData);
  if (otherData.length > mostOtherData) return { left: "too-much-other-data" };
  const { limitedArchitectures = before.limited_architectures, limitedMinimumBuild = before.limited_minimum_build } =
    change;
  return {
    after: {
      ...before,
      active: change.active ?? before.active,
      available_to_windows_pe: change.availableToWindowsPe ?? before.available_to_windows_pe,
      filter: filterAfter(before.filter, change.filter),
      limited_architectures: limitedArchitectures,
      limited_minimum_build: limitedMinimumBuild,
      other_data: otherData,
    },
  };
};
