import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDates, compareVersions } from "../../src/drivers/rank.ts";
import { DriverMatcher, HardwareIdIndex } from "../../src/index.ts";
import { driver, model, windows11 } from "./library.ts";

const id = "PCI\\VEN_8086&DEV_15F3";
const date = fc.constantFrom(null, "2019-01-31", "2023-12-01", "2023-12-02", "2024-02-29");
const version = fc.constantFrom(null, "0.0.0.0", "9.2.0.1", "10.0", "10.0.0.0", "10.0.0.70000", "10.10.0.0", "2.5");
/** Of the file, and of the install section, which counts where it says something. */
const age = fc.record({ date, version, ownDate: date, ownVersion: version });

describe("of drivers with one rank", () => {
  it("the latest is chosen, then the highest version, whichever of file and section tells it; equals are a conflict", () => {
    fc.assert(
      fc.property(fc.array(age, { minLength: 1, maxLength: 6 }), (ages) => {
        const drivers = ages.map(({ ownDate, ownVersion, ...file }, number) =>
          driver(
            `${number}.inf`,
            [model([id], { driverDate: ownDate, driverVersion: ownVersion })],
            {},
            { driverDate: file.date, driverVersion: file.version },
          ),
        );
        const [match] = new DriverMatcher(new HardwareIdIndex(drivers), windows11).match(
          [{ hardwareIds: [id], compatibleIds: [] }],
          () => ({ kind: "every-device", verdict: "matches" }),
        );
        const told = ages.map((one, number) => ({
          name: `${number}.inf`,
          date: one.ownDate ?? one.date,
          version: one.ownVersion ?? one.version,
        }));
        const isBest = (one: (typeof told)[number]) =>
          told.every((other) => (compareDates(one, other) || compareVersions(one, other)) >= 0);
        const best = told.filter(isBest).map(({ name }) => name);
        const { chosen, conflict } = match?.base ?? {};
        const got = chosen ? [chosen.driver.name] : conflict?.map((candidate) => candidate.driver.name);
        expect(got).toEqual(best);
      }),
      { numRuns: 1000, seed: 11 },
    );
  });
});
