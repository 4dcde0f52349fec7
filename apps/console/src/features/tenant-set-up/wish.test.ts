import { describe, expect, test } from "vitest";
import { profileInMode, tagFor, usualProfile, usualWish, wishProblems } from "./wish.ts";

describe("the choices on offer", () => {
  test.each([
    ["Contoso Finance", "OD-CONTOSO-FINANCE"],
    ["Müller & Söhne GmbH", "OD-MULLER-SOHNE-GMBH"],
    ["東京", "OD-DEVICES"],
  ])("give %s the tag %s", (name, tag) => expect(tagFor(name)).toBe(tag));

  test("are complete for an organisation of any name", () => {
    for (const name of ["Contoso", "東京", "O'Brien - Söhne (Nord)", "x".repeat(120)])
      expect(wishProblems(usualWish(name, ["global"]))).toEqual({});
  });

  test("stay complete when the mode changes", () => {
    const profile = { ...usualProfile, deviceNameTemplate: "PC-%SERIAL%", preprovisioningAllowed: true };
    const wish = usualWish("Contoso", ["global"]);
    for (const mode of ["user-driven", "self-deploying", "hybrid-user-driven"] as const)
      expect(wishProblems({ ...wish, profile: profileInMode(profile, mode) })).toEqual({});
  });

  test("name the field that is wrong", () => {
    const wish = usualWish("Contoso", ["global"]);
    expect(wishProblems({ ...wish, group: { ...wish.group, tag: "a“b" } })).toHaveProperty(["group.tag"]);
    const profile = { ...usualProfile, deviceNameTemplate: "FAR-TOO-LONG-%RAND:9%" };
    expect(wishProblems({ ...wish, profile })).toHaveProperty(["profile.deviceNameTemplate"]);
  });
});
