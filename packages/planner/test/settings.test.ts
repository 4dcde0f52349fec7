import { publishedBuild, type SettingsDefinition, settingsDefinition } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePlan, defaultQualityChecks, type ResolvedSettings, resolveSettings } from "../src/index.ts";
import { build, hash, id, inventory, publication } from "./fixtures.ts";

const text = fc.string({ maxLength: 12 });
const layer = fc.record({
  timeZone: fc.option(text),
  userLocale: fc.option(text),
  systemLocale: fc.option(text),
  inputLocales: fc.option(fc.array(text, { minLength: 1, maxLength: 3 })),
  registeredOwner: fc.option(text),
  registeredOrganisation: fc.option(text),
  computerNameTemplate: fc.option(text),
  checks: fc.option(fc.constantFrom(defaultQualityChecks, { decisionMinutes: 5, list: [] })),
  publicationRetention: fc.option(fc.record({ keepLast: fc.nat(), keepDays: fc.nat() })),
});
const names = settingsDefinition.keyof().options;
const nothing = settingsDefinition.parse({});

/** The rule in other words: from the top down, the first that is not null. */
const expected = (name: (typeof names)[number], layers: readonly (readonly [string, SettingsDefinition])[]) => {
  const set = layers.find(([, definition]) => definition[name] !== null);
  return set ? { value: set[1][name], origin: set[0] } : resolveSettings({ tenant: nothing })[name];
};

describe("settings", () => {
  it("come from the build, else from its organisation, else from the tenant, each by itself", () => {
    fc.assert(
      fc.property(layer, layer, layer, (build, organisation, tenant) => {
        const resolved = resolveSettings({ build, organisation, tenant });
        const layers = [
          ["build", build],
          ["organisation", organisation],
          ["tenant", tenant],
        ] as const;
        for (const name of names) expect(resolved[name]).toEqual(expected(name, layers));
      }),
    );
  });

  it("are what they were when what holds anyway is set once more", () => {
    fc.assert(
      fc.property(layer, layer, (organisation, tenant) => {
        const before = resolveSettings({ organisation, tenant });
        const values = Object.fromEntries(names.map((name) => [name, before[name].value]));
        const after: ResolvedSettings = resolveSettings({ build: { ...nothing, ...values }, organisation, tenant });
        for (const name of names) expect(after[name].value).toEqual(before[name].value);
      }),
    );
  });

  it("do not ask a level that is not there", () => {
    fc.assert(
      fc.property(layer, layer, fc.constant({}), (organisation, tenant, build) => {
        expect(resolveSettings({ build, organisation, tenant })).toEqual(resolveSettings({ organisation, tenant }));
        expect(resolveSettings({ organisation: nothing, tenant })).toEqual(resolveSettings({ tenant }));
      }),
    );
  });

  it("that nobody set are Windlass' own, which leaves region and keyboard to Windows", () => {
    expect(resolveSettings({ tenant: nothing })).toEqual({
      checks: { value: null, origin: "default" },
      timeZone: { value: null, origin: "default" },
      userLocale: { value: null, origin: "default" },
      systemLocale: { value: null, origin: "default" },
      inputLocales: { value: [], origin: "default" },
      registeredOwner: { value: "", origin: "default" },
      registeredOrganisation: { value: "", origin: "default" },
      computerNameTemplate: { value: "PC-%SERIAL:8%", origin: "default" },
      publicationRetention: { value: { keepLast: 20, keepDays: 90 }, origin: "default" },
    });
  });

  it("tell an empty text from nothing: nobody can be set where somebody would be inherited", () => {
    const resolved = resolveSettings({ build: { registeredOwner: "" }, tenant: { registeredOwner: "Contoso" } });
    expect(resolved.registeredOwner).toEqual({ value: "", origin: "build" });
  });
});

describe("the settings of a published build", () => {
  const settingsOf = (changes: Parameters<typeof build>[0]) => {
    const plan = compilePlan({
      publication: publication({ builds: [build(changes)] }),
      publicationSha256: hash("7"),
      buildId: id(10),
      inventory: inventory(),
      random: () => 0.5,
    });
    return plan.steps.flatMap((step) => (step.action === "write-answer-file" ? [step.settings] : []))[0];
  };

  it("are what the device's answer file says", () => {
    const regional = {
      timeZone: "W. Europe Standard Time",
      userLocale: "de-CH",
      systemLocale: "de-DE",
      inputLocales: ["0807:00000807", "en-US"],
    };
    const answered = settingsOf({ ...regional, registeredOwner: "Ada", registeredOrganisation: "Contoso" });
    expect(answered).toMatchObject({ regional, registeredOwner: "Ada", registeredOrganisation: "Contoso" });
  });

  it("of a publication from before there were any are left to Windows", () => {
    const { timeZone: _zone, userLocale: _user, systemLocale: _system, inputLocales: _input, ...older } = build();
    const { registeredOwner: _owner, registeredOrganisation: _organisation, ...before } = older;
    expect(publishedBuild.parse(before)).toEqual(build());
  });
});
