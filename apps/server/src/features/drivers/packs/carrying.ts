import type { OtherData } from "@windlass/protocol";
import type { SaidRow } from "../many/repository.ts";
import type { PackRow } from "./repository.ts";

/** As many as a driver or a pack takes; see `otherData` of the protocol. */
const mostOtherData = 50;

/** Entries of before whose names are not there yet. */
const withMissing = (there: OtherData, before: OtherData): OtherData => {
  const names = new Set(there.map(({ name }) => name.toLowerCase()));
  return [...there, ...before.filter(({ name }) => !names.has(name.toLowerCase()))].slice(0, mostOtherData);
};

export interface Carried<Row> {
  readonly after: Row;
  /** What was taken over, by name. */
  readonly fields: readonly string[];
}

/**
 * What people said of a driver goes over to the one that takes its place, field by field: what somebody said of the other
 * already stays. Description and version are of the driver itself.
 */
export const carryDriver = (from: SaidRow, to: SaidRow): Carried<SaidRow> => {
  const other_data = withMissing(to.other_data, from.other_data);
  const takes = {
    active: !from.active && to.active,
    availableToWindowsPe: from.available_to_windows_pe && !to.available_to_windows_pe,
    filter: from.filter !== null && to.filter === null,
    limitedArchitectures: from.limited_architectures !== null && to.limited_architectures === null,
    limitedMinimumBuild: from.limited_minimum_build !== null && to.limited_minimum_build === null,
    notes: from.notes !== "" && to.notes === "",
    otherData: other_data.length > to.other_data.length,
  };
  return {
    after: {
      ...to,
      active: takes.active ? false : to.active,
      available_to_windows_pe: takes.availableToWindowsPe || to.available_to_windows_pe,
      filter: takes.filter ? from.filter : to.filter,
      limited_architectures: takes.limitedArchitectures ? from.limited_architectures : to.limited_architectures,
      limited_minimum_build: takes.limitedMinimumBuild ? from.limited_minimum_build : to.limited_minimum_build,
      notes: takes.notes ? from.notes : to.notes,
      other_data,
    },
    fields: Object.entries(takes).flatMap(([name, taken]) => (taken ? [name] : [])),
  };
};

/** The same of the packs themselves: which devices they are for, maker, notes and other data. */
export const carryPack = (from: PackRow, to: PackRow): Carried<PackRow> => {
  const other_data = withMissing(to.other_data, from.other_data);
  const takes = {
    filter: from.filter !== null && to.filter === null,
    vendor: from.vendor !== "" && to.vendor === "",
    notes: from.notes !== "" && to.notes === "",
    otherData: other_data.length > to.other_data.length,
  };
  return {
    after: {
      ...to,
      filter: takes.filter ? from.filter : to.filter,
      vendor: takes.vendor ? from.vendor : to.vendor,
      notes: takes.notes ? from.notes : to.notes,
      other_data,
    },
    fields: Object.entries(takes).flatMap(([name, taken]) => (taken ? [name] : [])),
  };
};
