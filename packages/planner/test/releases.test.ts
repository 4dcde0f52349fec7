import { contentNamedBy } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chooseRelease,
  contentInWords,
  defaultRetention,
  type KeptRow,
  pilotsToEnd,
  publicationsToKeep,
} from "../src/index.ts";
import { copyStep, hash, id, publication, tools } from "./fixtures.ts";

const keys = fc.constantFrom("a", "b", "c");
const held = fc.dictionary(keys, fc.integer({ min: 1, max: 99 })).map((all) => new Map(Object.entries(all)));
const releasedNow = fc.record({ all: fc.option(fc.integer({ min: 1, max: 99 })), builds: held, locations: held });
const device = fc.record({ buildId: keys, locationId: fc.option(keys) });

describe("what a device gets", () => {
  it("is its build's before its location's before everybody's, whatever is released", () => {
    fc.assert(
      fc.property(releasedNow, device, (now, { buildId, locationId }) => {
        const chosen = chooseRelease(now, { buildId, locationId });
        const inOrder = [
          now.builds.get(buildId),
          locationId === null ? undefined : now.locations.get(locationId),
          now.all,
        ];
        expect(chosen?.publication ?? null).toBe(inOrder.find((one) => one !== undefined && one !== null) ?? null);
      }),
    );
  });

  it("does not depend on what other builds and locations have", () => {
    const now = { all: 3, builds: new Map([["kiosk", 1]]), locations: new Map([["berlin", 2]]) };
    expect(chooseRelease(now, { buildId: "office", locationId: "paris" })).toEqual({ publication: 3, by: "all" });
    expect(chooseRelease(now, { buildId: "office", locationId: "berlin" })).toEqual({ publication: 2, by: "location" });
    expect(chooseRelease(now, { buildId: "kiosk", locationId: "berlin" })).toEqual({ publication: 1, by: "build" });
    expect(chooseRelease({ ...now, all: null }, { buildId: "office", locationId: null })).toBeNull();
  });
});

describe("pilots", () => {
  it("are over when all devices have what they tried, or something newer", () => {
    const pilots = [{ number: 4 }, { number: 5 }, { number: 6 }];
    expect(pilotsToEnd(pilots, 5)).toEqual([{ number: 4 }, { number: 5 }]);
    expect(pilotsToEnd(pilots, 3)).toEqual([]);
  });
});

const now = new Date("2026-11-20T12:00:00.000Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const row = (number: number, changes: Partial<KeptRow> = {}): KeptRow => ({
  id: id(number),
  number,
  publishedAt: daysAgo(1000 - number),
  isReleased: false,
  isDeploying: false,
  ...changes,
});

describe("what is kept of publications", () => {
  it("are the last so many, what is young, and what some device gets or is getting", () => {
    const rows = [
      row(1, { isReleased: true }),
      row(2, { isDeploying: true }),
      row(3),
      row(4, { publishedAt: daysAgo(30) }),
      row(5),
      row(6),
    ];
    expect([...publicationsToKeep(rows, { keepLast: 2, keepDays: 90 }, now)]).toEqual([
      [id(6), "newest"],
      [id(5), "last"],
      [id(4), "young"],
      [id(2), "deploying"],
      [id(1), "released"],
    ]);
  });

  it("is the newest even where nothing is to be kept", () => {
    expect([...publicationsToKeep([row(1), row(2)], { keepLast: 0, keepDays: 0 }, now).keys()]).toEqual([id(2)]);
    expect(publicationsToKeep([], defaultRetention, now).size).toBe(0);
  });

  it("never shrinks below what is released or deploying, and does not depend on the order of rows", () => {
    const rows = fc.uniqueArray(
      fc.record({
        number: fc.integer({ min: 1, max: 60 }),
        age: fc.integer({ min: 0, max: 400 }),
        isReleased: fc.boolean(),
        isDeploying: fc.boolean(),
      }),
      { selector: ({ number }) => number, maxLength: 60 },
    );
    const policies = fc.record({
      keepLast: fc.integer({ min: 0, max: 70 }),
      keepDays: fc.integer({ min: 0, max: 500 }),
    });
    fc.assert(
      fc.property(rows, policies, fc.func(fc.integer()), (drawn, policy, order) => {
        const all = drawn.map(({ number, age, ...rest }) => row(number, { publishedAt: daysAgo(age), ...rest }));
        const kept = publicationsToKeep(all, policy, now);
        for (const one of all) if (one.isReleased || one.isDeploying) expect(kept.has(one.id)).toBe(true);
        expect(kept.size).toBeGreaterThanOrEqual(Math.min(all.length, policy.keepLast));
        const shuffled = all.toSorted((left, right) => order(left.number) - order(right.number));
        expect(publicationsToKeep(shuffled, policy, now)).toEqual(kept);
      }),
    );
  });
});

describe("content in words", () => {
  it("has words for all that a publication names", () => {
    const body = publication({
      packages: [
        { ...tools, archive: { sha256: hash("a"), sizeBytes: 5 } },
        { ...tools, id: id(77), steps: [copyStep(9, "tool.exe")], archive: null },
      ],
      driverCatalogue: {
        sha256: hash("b"),
        sizeBytes: 9,
        fingerprint: hash("c"),
        archives: [hash("d"), hash("e")],
        drivers: 2,
      },
    });
    const told = contentInWords(body);
    expect(new Set(told.map(({ sha256 }) => sha256))).toEqual(new Set(contentNamedBy(body)));
    expect(told.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        "the image of “Windows 11 24H2”",
        "the files of “Contoso Tools 2.1.0”",
        "the catalogue of drivers",
        "an archive of a driver",
      ]),
    );
  });
});
