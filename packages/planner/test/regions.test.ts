import { inputLocale, localeTag, timeZoneId } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import {
  inputLocaleName,
  keyboards,
  localeName,
  locales,
  regionProblem,
  timeZoneName,
  timeZones,
} from "../src/index.ts";

const once = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);

describe("what Windows names regions by", () => {
  it("is in a form that answer files take, and each there once", () => {
    for (const { id } of timeZones) expect(timeZoneId.safeParse(id), id).toMatchObject({ success: true });
    for (const { tag } of locales) expect(localeTag.safeParse(tag), tag).toMatchObject({ success: true });
    for (const { languageId } of locales)
      for (const { id } of keyboards)
        expect(inputLocale.safeParse(`${languageId}:${id}`), `${languageId}:${id}`).toMatchObject({ success: true });
    once(timeZones.map(({ id }) => id));
    once(timeZones.map(timeZoneName));
    once(locales.map(({ tag }) => tag));
    once(locales.map(({ languageId }) => languageId));
    once(keyboards.map(({ id }) => id));
    once(keyboards.map(({ name }) => name));
  });

  it("has time zones from west to east, each where some place of the world has its offset", () => {
    const offsets = timeZones.map(({ offsetMinutes }) => offsetMinutes);
    expect(offsets).toEqual(offsets.toSorted((left, right) => left - right));
    const january = new Date("2026-01-15T12:00:00Z");
    const july = new Date("2026-07-15T12:00:00Z");
    const offsetOf = (zone: string, at: Date): number => {
      const text = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
        .formatToParts(at)
        .find(({ type }) => type === "timeZoneName")?.value;
      const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(text ?? "") ?? [];
      return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    };
    const real = new Set(
      Intl.supportedValuesOf("timeZone").flatMap((zone) => [offsetOf(zone, january), offsetOf(zone, july)]),
    );
    // The date line's time belongs to no inhabited place, so that no database of places has it.
    for (const { id, offsetMinutes } of timeZones.slice(1)) expect(real, id).toContain(offsetMinutes);
  });

  it("is all there is: what Windows would not know is told, in whatever case it is written", () => {
    const nothing = { timeZone: null, userLocale: null, systemLocale: null, inputLocales: null };
    const known = { timeZone: "tokyo standard time", userLocale: "de-ch", systemLocale: "", inputLocales: [] };
    expect(regionProblem(nothing)).toBeNull();
    expect(regionProblem(known)).toBeNull();
    for (const { id } of timeZones) expect(regionProblem({ ...nothing, timeZone: id })).toBeNull();
    const profiles = [
      "en-GB",
      "0807:00000807",
      "0411:{03B5835F-F03C-411B-9CE2-AA23E1171E36}{A76C93D9-5523-4E90-AAFA-4DB112F9AC76}",
    ];
    expect(regionProblem({ ...nothing, inputLocales: profiles })).toBeNull();
    expect(regionProblem({ ...nothing, timeZone: "Mars Standard Time" })).toContain("Mars Standard Time");
    expect(regionProblem({ ...nothing, userLocale: "en" })).toContain("“en” is no language with its region");
    expect(regionProblem({ ...nothing, systemLocale: "de-JP" })).toContain("de-JP");
    expect(regionProblem({ ...nothing, inputLocales: ["en-GB", "fr"] })).toContain("“fr”");
    expect(regionProblem({ ...nothing, inputLocales: ["0407:0000ABCD"] })).toContain("no keyboard layout 0000ABCD");
    expect(regionProblem({ ...nothing, inputLocales: ["7777:00000407"] })).toContain("no language");
  });

  it("is told as Windows tells it", () => {
    const shown = (id: string) => timeZones.filter((zone) => zone.id === id).map(timeZoneName);
    expect(shown("W. Europe Standard Time")).toEqual(["(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"]);
    expect(shown("Newfoundland Standard Time")).toEqual(["(UTC-03:30) Newfoundland"]);
    expect(shown("UTC")).toEqual(["(UTC) Coordinated Universal Time"]);
    expect(localeName("de-CH")).toBe("German (Switzerland)");
    expect(inputLocaleName("fr-FR")).toBe("French (France), usual keyboard");
    expect(inputLocaleName("0407:00020409")).toBe("German (Germany), United States-International");
    expect(inputLocaleName("0407:0000abcd")).toBe("German (Germany), 0000abcd");
  });

  it("knows every language of locales in English", () => {
    for (const { tag } of locales) expect(localeName(tag), tag).toMatch(/^[\p{L}’ ]+ \(.+\)$/u);
    expect(localeName("no such thing")).toBe("no such thing");
  });
});
