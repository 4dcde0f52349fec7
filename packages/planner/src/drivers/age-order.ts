import type { LibraryDriver } from "./library-driver.ts";
import { compareDates, compareVersions, type DriverAge } from "./rank.ts";

/** Numbers in place of texts: the later the date or the higher the version, the greater; equal ones have one number. */
export interface AgeNumbers {
  readonly date: number;
  readonly version: number;
}

type Compare = (a: DriverAge, b: DriverAge) => number;

const textOf = (value: string | null): string => value ?? "";

/** From each text to its place among all. */
const places = (texts: ReadonlySet<string>, ageOf: (text: string) => DriverAge, compare: Compare) => {
  const sorted = [...texts].map((text) => ({ text, age: ageOf(text) })).sort((a, b) => compare(a.age, b.age));
  const numbers = new Map<string, number>();
  let place = 0;
  let before: DriverAge | undefined;
  for (const { text, age } of sorted) {
    if (before && compare(before, age) !== 0) place += 1;
    numbers.set(text, place);
    before = age;
  }
  return numbers;
};

/**
 * Dates and versions of a library in their order, worked out once: the texts are scattered over its memory, and
 * comparing versions takes them apart.
 */
export const orderAges = (drivers: readonly LibraryDriver[]): ((age: DriverAge) => AgeNumbers) => {
  const dates = new Set<string>([""]);
  const versions = new Set<string>([""]);
  const add = (date: string | null | undefined, version: string | null | undefined): void => {
    if (date) dates.add(date);
    if (version) versions.add(version);
  };
  for (const { facts } of drivers) {
    add(facts.driverDate, facts.driverVersion);
    for (const { sections } of facts.manufacturers)
      for (const { models } of sections) for (const model of models) add(model.driverDate, model.driverVersion);
  }
  const dateNumbers = places(dates, (date) => ({ date: date || null, version: null }), compareDates);
  const versionNumbers = places(versions, (version) => ({ date: null, version: version || null }), compareVersions);
  return ({ date, version }) => ({
    date: dateNumbers.get(textOf(date)) ?? 0,
    version: versionNumbers.get(textOf(version)) ?? 0,
  });
};
