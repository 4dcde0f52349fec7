import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  askPatternProblem,
  computerName,
  computerNameProblem,
  computerNameTemplateProblem,
  couldGive,
  enteredNameProblem,
  factsOfSerialNumber,
  fillNameTemplate,
  isPlaceholderAssetTag,
  isPlaceholderSerial,
  type NamingFacts,
  namingFactsOf,
  parseNameTemplate,
  placeholderNames,
  shortModelName,
} from "../src/index.ts";
import { inventory } from "./fixtures.ts";

const noRandom = () => {
  throw new Error("this template needs no random number");
};

const facts: NamingFacts = {
  serialNumber: "5CG1234ABC",
  assetTag: "A-00417",
  modelName: "Latitude 5450",
  chassis: "laptop",
  locationCode: "MUC",
};

const given = (template: string, known: NamingFacts = facts, counter: number | null = null, random = () => 0.5) =>
  fillNameTemplate(parseNameTemplate(template), known, { random, counter });

describe("a computer name", () => {
  it.each([
    ["WL-%SERIAL%", "5CG1234ABC", "WL-5CG1234ABC"],
    ["%SERIAL%", "VMware-56 4d/8", "VMware-564d8"],
    ["PC-%SERIAL:4%", "5CG1234ABC", "PC-4ABC"],
    ["%serial:3%-DESK", "5CG1234ABC", "ABC-DESK"],
    ["KIOSK", "5CG1234ABC", "KIOSK"],
  ])("from “%s” and the serial number “%s” is %s", (template, serial, expected) => {
    expect(computerName(template, factsOfSerialNumber(serial), noRandom)).toBe(expected);
  });

  it("takes as many random digits as are asked for", () => {
    const digits = [0.05, 0.999, 0.5, 0.31];
    expect(computerName("WL-%RAND:4%", factsOfSerialNumber("x"), () => digits.shift() ?? 0)).toBe("WL-0953");
  });

  it.each([
    ["%LOCATION%-%CHASSIS%-%ASSET:5%", "MUC-L-00417"],
    ["%MODEL%-%SERIAL:4%", "L5450-4ABC"],
    ["PC%COUNTER:4%", "PC0017"],
    ["K%LETTERS:3%%RAND:2%", "KNNN55"],
  ])("from “%s” holds what is known of the device: %s", (template, name) => {
    expect(given(template, facts, 17)).toEqual({ name });
  });

  it.each([
    ["%SERIAL%", "1234567", "digits only"],
    ["WORKSTATION-%SERIAL%", "5CG1234ABC", "22 characters"],
    ["%SERIAL:4%", "AB-123", "begins or ends with a hyphen"],
    ["%SERIAL%", "To be filled by O.E.M.", "no real serial number"],
    ["%SERIAL%", "0000000", "no real serial number"],
    ["%SERIAL%", "///", "no real serial number"],
  ])("from “%s” and the serial number “%s” is refused: %s", (template, serial, what) => {
    expect(() => computerName(template, factsOfSerialNumber(serial), noRandom)).toThrow(
      expect.objectContaining({ code: "device.computer-name-invalid", message: expect.stringContaining(what) }),
    );
  });

  it.each([
    ["PC-%ASSET%", { assetTag: "No Asset Tag" }, "asset tag"],
    ["PC-%ASSET%", { assetTag: null }, "asset tag"],
    ["PC-%MODEL%", { modelName: null }, "does not name its model"],
    ["PC-%CHASSIS%", { chassis: null }, "kind of enclosure"],
    ["PC-%LOCATION%", { locationCode: null }, "location has no code"],
    ["PC-%COUNTER:2%", {}, "only the server counts"],
  ])("from “%s” is refused where the device has none of it: %o", (template, missing, what) => {
    expect(given(template, { ...facts, ...missing })).toEqual({
      name: template,
      problem: expect.stringContaining(what),
    });
  });

  it("is refused, and no digit is added, when the counter's digits are used up", () => {
    expect(given("PC-%COUNTER:2%", facts, 99)).toEqual({ name: "PC-99" });
    expect(given("PC-%COUNTER:2%", facts, 100)).toMatchObject({ problem: expect.stringContaining("used up") });
  });

  it.each([
    ["PC-%NAME%", "not a known placeholder"],
    ["PC-%RAND%", "needs a number"],
    ["PC-%COUNTER%", "needs a number"],
    ["PC-%CHASSIS:2%", "takes no number"],
    ["PC-%RAND:0%", "1 to 15"],
    ["PC_%SERIAL%", "characters other than"],
    ["PC-%SERIAL", "characters other than"],
    ["A-VERY-LONG-NAME-%SERIAL%", "at least 18 characters"],
    ["%RAND:6%", "digits only"],
    ["1%COUNTER:6%", "digits only"],
    ["12-%SERIAL%-", "hyphen"],
    ["SYSTEM", "reserves"],
    ["12345", "digits only"],
  ])("can never come from the template “%s”: %s", (template, what) => {
    expect(computerNameTemplateProblem(template)).toContain(what);
  });

  it("says where in the template what is wrong", () => {
    expect(parseNameTemplate("PC_%SERIAL%-%NAME%").problems).toMatchObject([
      { at: 2, length: 1 },
      { at: 12, length: 6 },
    ]);
  });

  it("comes from no placeholder that cannot be filled where the template is used", () => {
    expect(computerNameTemplateProblem("PC-%MODEL%", ["SERIAL"])).toContain("%MODEL% cannot be used here");
    expect(computerNameTemplateProblem("PC-%SERIAL%", ["SERIAL"])).toBeNull();
  });
});

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("PC-", "A", "-", "7", "%", ""));
const placeholder = fc
  .tuple(fc.constantFrom(...placeholderNames), fc.option(fc.nat({ max: 17 })))
  .map(([name, count]) => (count === null ? `%${name}%` : `%${name}:${count}%`));
const template = fc.array(fc.oneof(text, placeholder), { maxLength: 5 }).map((parts) => parts.join(""));
const anyFacts: fc.Arbitrary<NamingFacts> = fc.record({
  serialNumber: fc.string({ maxLength: 20 }),
  assetTag: fc.option(fc.string({ maxLength: 12 })),
  modelName: fc.option(fc.string({ maxLength: 30, unit: "grapheme" })),
  chassis: fc.option(fc.constantFrom("laptop" as const, "virtual" as const, "other" as const)),
  locationCode: fc.option(fc.constantFrom("MUC", "b2")),
});
const chance = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

describe("whatever template and device", () => {
  it("the outcome is a name that Windows accepts or a reason, and the same each time", () => {
    fc.assert(
      fc.property(template, anyFacts, fc.integer({ min: 1, max: 2e9 }), fc.nat(), (text, known, seed, counter) => {
        const once = given(text, known, counter, chance(seed));
        expect(given(text, known, counter, chance(seed))).toEqual(once);
        if ("problem" in once) {
          expect(once.problem).not.toBe("");
          return;
        }
        expect(computerNameProblem(once.name)).toBeNull();
        expect(computerNameTemplateProblem(text)).toBeNull();
        expect(couldGive(parseNameTemplate(text), known, once.name)).toBe(true);
        expect(couldGive(parseNameTemplate(text), known, `${once.name}X`)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("a template that is accepted gives a device of which all is known a name, or one that is too long", () => {
    const known: NamingFacts = { ...facts, serialNumber: "Z", assetTag: "Z9", modelName: "Z", locationCode: "Z" };
    const texts = fc
      .array(fc.oneof(fc.constantFrom("PC-", "X"), placeholder), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(computerNameTemplateProblem(text) === null);
        const filled = given(text, known, 1);
        if ("problem" in filled) expect(filled.problem).toMatch(/^it is 1[6-9] characters long$/);
      }),
    );
  });
});

describe("the name that a device has", () => {
  const parsed = parseNameTemplate("%LOCATION%-%RAND:3%%LETTERS:1%");

  it("could have come from the template whatever was drawn, in capitals or not", () => {
    expect(couldGive(parsed, facts, "muc-471b")).toBe(true);
  });

  it.each(["BER-471B", "MUC-47", "MUC-4711", "MUC-471BB"])("could not, where it is %s", (name) => {
    expect(couldGive(parsed, facts, name)).toBe(false);
  });
});

describe("what a device tells", () => {
  it("is its serial number, asset tag, model and kind of enclosure", () => {
    const told = inventory();
    expect(namingFactsOf({ ...told, smbios: { ...told.smbios, assetTag: "A17" } })).toEqual({
      serialNumber: "7XK29T3",
      assetTag: "A17",
      modelName: "Latitude 5450",
      chassis: "laptop",
      locationCode: null,
    });
  });

  it.each([
    ["ThinkPad X1 Carbon Gen 11", "TX1CG11"],
    ["HP EliteBook 840 G9", "HE840G9"],
    ["Surface Pro 9", "SP9"],
    ["OptiPlex-7010", "O7010"],
    ["Büro", "B"],
    ["", ""],
  ])("of the model “%s” the short form is “%s”", (name, short) => {
    expect(shortModelName(name)).toBe(short);
  });

  it.each(["", "No Asset Tag", "NO-ASSET-TAG", "Default string", "To Be Filled By O.E.M.", "0000", "Asset-1234567890"])(
    "is no asset tag where its firmware says “%s”",
    (tag) => {
      expect(isPlaceholderAssetTag(tag)).toBe(true);
    },
  );

  it("is a serial number unless a maker left a word for it", () => {
    expect(["Default string", "", "000"].every(isPlaceholderSerial)).toBe(true);
    expect(isPlaceholderSerial("7XK29T3")).toBe(false);
  });
});

describe("an entered name", () => {
  it.each([
    ["FIN-##", "fin-07", null],
    ["FIN-##", "FIN-7", "does not fit"],
    ["@@@-*", "MUC-DESK", null],
    ["@@@-*", "MU1-DESK", "does not fit"],
    [null, "ANY-NAME", null],
    [null, "TOO-LONG-A-NAME-17", "18 characters"],
    ["*", "SERVER", "reserves"],
  ])("with the pattern %s: “%s” (%s)", (pattern, name, what) => {
    const problem = enteredNameProblem(name, pattern);
    if (what === null) expect(problem).toBeNull();
    else expect(problem).toContain(what);
  });

  it.each([
    ["PC_#", "characters other than"],
    ["################", "at least 16"],
    ["###", "digits only"],
    ["-*", "hyphen"],
  ])("can never fit the pattern %s: %s", (pattern, what) => {
    expect(askPatternProblem(pattern)).toContain(what);
  });

  it("is judged in a moment, however many stars the pattern has", () => {
    const pattern = "*A".repeat(30);
    const started = performance.now();
    expect(enteredNameProblem("A".repeat(15), pattern)).toContain("does not fit");
    expect(performance.now() - started).toBeLessThan(100);
  });
});
