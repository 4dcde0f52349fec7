import { checkVerdict, inventory, qualityCheck } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultQualityChecks, freshCheck, newCheck } from "../../src/checks/default-checks.ts";
import type { MeasuredFacts } from "../../src/checks/facts.ts";
import { gateOf } from "../../src/checks/gate.ts";
import { judgeCheck } from "../../src/checks/judge.ts";
import { checkInWords } from "../../src/checks/words.ts";
import { id, internalDisk, inventory as plainInventory } from "../fixtures.ts";

const text = fc.string({ maxLength: 256, unit: "binary" });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const positive = fc.integer({ min: 1, max: 1_000_000 });

const arbitraryCheck = fc.oneof(
  fc
    .tuple(fc.constantFrom(...(Object.keys(newCheck) as (keyof typeof newCheck)[])), fc.boolean())
    .map(([kind, blocks]) => ({ ...freshCheck(kind), level: blocks ? ("block" as const) : ("warn" as const) })),
  fc.constant(
    qualityCheck.parse({ kind: "script", id: id(99), name: "s", when: "after", script: "x", level: "block" }),
  ),
);

const arbitraryInventory = fc
  .record({
    firmware: fc.constantFrom("uefi" as const, "bios" as const),
    architecture: fc.constantFrom("x64" as const, "arm64" as const, "x86" as const),
    secureBoot: orNull(fc.boolean()),
    memoryBytes: fc.nat(),
    tpm: fc.record({
      present: fc.boolean(),
      version: orNull(text),
      enabled: maybe(fc.boolean()),
      owned: maybe(fc.boolean()),
    }),
    processor: maybe(
      fc.record(
        {
          name: text,
          manufacturer: fc.oneof(text, fc.constantFrom("GenuineIntel", "AuthenticAMD")),
          family: fc.nat(40),
          model: fc.nat(255),
          stepping: fc.nat(15),
          cores: positive,
          maximumMegahertz: positive,
          addressBits: fc.constantFrom(32 as const, 64 as const),
        },
        { requiredKeys: [] },
      ),
    ),
    power: maybe(
      fc.record({
        onMains: orNull(fc.boolean()),
        hasBattery: orNull(fc.boolean()),
        batteryPercent: orNull(fc.nat(100)),
      }),
    ),
    deviceNodes: fc.array(
      fc.record({
        name: maybe(text),
        hardwareIds: fc.array(text, { maxLength: 3 }),
        compatibleIds: fc.constant([]),
        problemCode: maybe(fc.nat(60)),
      }),
      { maxLength: 5 },
    ),
  })
  .map((changes) => inventory.parse(plainInventory(JSON.parse(JSON.stringify(changes)))));

const arbitraryMeasures: fc.Arbitrary<MeasuredFacts> = fc.record(
  {
    network: fc.oneof(
      fc.record({ source: text, megabitsPerSecond: fc.double({ min: 0, noNaN: true }), bytes: fc.nat() }),
      fc.record({ source: text, unreachable: text }),
    ),
    clockDeviation: fc.double(),
    now: fc.date({ noInvalidDate: true }),
    scripts: fc.constantFrom(
      new Map([[id(99), { kind: "ended" as const, exitCode: 2, output: "x\0".repeat(9000) }]]),
      new Map([[id(99), { kind: "not-run" as const, why: "no PowerShell" }]]),
    ),
    leftovers: fc.array(text),
    windows: fc.record({
      problemDevices: orNull(
        fc.array(fc.record({ name: text, hardwareIds: fc.array(text), class: orNull(text), problemCode: fc.nat(60) })),
      ),
      activated: orNull(fc.boolean()),
      join: orNull(fc.record({ kind: fc.constantFrom("workgroup" as const, "entra" as const), name: text })),
      bitLocker: orNull(fc.constantFrom("on" as const, "off" as const, "changing" as const)),
    }),
  },
  { requiredKeys: [] },
);

describe("judging", () => {
  it("gives every check a verdict that the protocol takes, whatever a device tells, and the same one again", () => {
    fc.assert(
      fc.property(
        arbitraryCheck,
        arbitraryInventory,
        arbitraryMeasures,
        fc.boolean(),
        (check, told, measured, hasDisk) => {
          const facts = { inventory: told, targetDisk: hasDisk ? internalDisk : null, driverFindings: null, measured };
          const verdict = judgeCheck(check, facts);
          expect(checkVerdict.parse(verdict)).toEqual(verdict);
          expect(judgeCheck(check, facts)).toEqual(verdict);
          expect(verdict.remedy === null).toBe(verdict.outcome === "passed");
          expect(checkInWords(check)).toMatch(/^(warns|blocks)/);
        },
      ),
      { numRuns: 1500, seed: 20261123 },
    );
  });

  it("lets nothing that blocks go on unless it is passed, and asks a technician only where all that stand against it may be overridden", () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryCheck, { maxLength: 6 }),
        arbitraryInventory,
        arbitraryMeasures,
        (checks, told, measured) => {
          const verdicts = checks.map((check) =>
            judgeCheck(check, { inventory: told, targetDisk: null, driverFindings: null, measured }),
          );
          const against = verdicts.filter(({ level, outcome }) => level === "block" && outcome !== "passed");
          const gate = gateOf(verdicts);
          expect(gate.kind === "open").toBe(against.length === 0);
          if (gate.kind === "waits") expect(against.every(({ mayOverride }) => mayOverride)).toBe(true);
          if (gate.kind === "closed") expect(gate.against.every(({ mayOverride }) => !mayOverride)).toBe(true);
        },
      ),
      { numRuns: 500, seed: 20261123 },
    );
  });

  it("blocks by default only by what every device tells", () => {
    const told = plainInventory();
    const facts = {
      inventory: told,
      targetDisk: internalDisk,
      driverFindings: null,
      measured: { hash: { hasTpmData: true, findings: [] }, leftovers: [] },
    };
    expect(gateOf(defaultQualityChecks.list.map((check) => judgeCheck(check, facts))).kind).toBe("open");
  });
});
