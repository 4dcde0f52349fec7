import { type SettingsDefinition, settingsDefinition } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ResolvedSettings, resolveSettings } from "../src/index.ts";

const text = fc.string({ maxLength: 12 });
const layer = fc.record({
  timeZone: fc.option(text),
  userLocale: fc.option(text),
  systemLocale: fc.option(text),
  inputLocales: fc.option(fc.array(text, { minLength: 1, maxLength: 3 })),
  registeredOwner: fc.option(text),
  registeredOrganisation: fc.option(text),
  computerNameTemplate: fc.option(text),
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
      timeZone: { value: null, origin: "default" },
      userLocale: { value: null, origin: "default" },
      systemLocale: { value: null, origin: "default" },
      inputLocales: { value: [], origin: "default" },
      registeredOwner: { value: "", origin: "default" },
      registeredOrganisation: { value: "", origin: "default" },
      computerNameTemplate: { value: "PC-%SERIAL:8%", origin: "default" },
    });
  });

  it("tell an empty text from nothing: nobody can be set where somebody would be inherited", () => {
    const resolved = resolveSettings({ build: { registeredOwner: "" }, tenant: { registeredOwner: "Contoso" } });
    expect(resolved.registeredOwner).toEqual({ value: "", origin: "build" });
  });
});
