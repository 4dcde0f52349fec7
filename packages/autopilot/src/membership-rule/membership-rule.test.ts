import { describe, expect, test } from "vitest";
import { evaluateMembershipRule, longestMembershipRule, membershipRuleForTag } from "./membership-rule.ts";

const finance = { physicalIds: ["[ZTDID]:0a6b5c1e-6a6f-4f35-93a8-2f3d3e1f0a11", "[OrderId]:OD-FINANCE"] };
const any = (condition: string) => `(device.devicePhysicalIds -any (${condition}))`;
const result = (rule: string, candidate = finance) => evaluateMembershipRule(rule, candidate).result;
const codes = (rule: string, candidate = finance) =>
  evaluateMembershipRule(rule, candidate).problems.map(({ code }) => code);

describe("a membership rule", () => {
  test("for a group tag takes in the device with that tag and has nothing to complain of", () => {
    expect(evaluateMembershipRule(any('_ -eq "[OrderID]:OD-FINANCE"'), finance)).toEqual({
      result: "match",
      problems: [],
      suggested: null,
    });
  });

  test("for another tag does not take it in, and the right rule is suggested", () => {
    const judged = evaluateMembershipRule(any('_ -eq "[OrderID]:OD-SALES"'), finance);
    expect(judged.result).toBe("no-match");
    expect(judged.suggested).toBe('(device.devicePhysicalIds -any (_ -eq "[OrderID]:OD-FINANCE"))');
  });

  test.each([
    [any('_ -startsWith "[ZTDid]"'), "match"],
    ['device.devicePhysicalIds -any _ -startsWith "[ZTDId]"', "match"],
    [any('_ -contains "FINANCE"'), "match"],
    [any('_ -endsWith "-sales"'), "no-match"],
    [any('_ -in ["[OrderID]:A", "[OrderID]:OD-FINANCE"]'), "match"],
    [any("_ eq '[OrderID]:OD-FINANCE'"), "match"],
    ['device.devicePhysicalIds -all (_ -startsWith "[")', "match"],
    ['device.devicePhysicalIds -all (_ -startsWith "[ZTDID]")', "no-match"],
    [`-not ${any('_ -eq "[OrderID]:OD-FINANCE"')}`, "no-match"],
    [`${any('_ -eq "[OrderID]:A"')} -or ${any('_ -eq "[OrderID]:OD-FINANCE"')}`, "match"],
    [`${any('_ -eq "[OrderID]:A"')} -and ${any('_ -eq "[OrderID]:OD-FINANCE"')}`, "no-match"],
    [any('_ -startsWith "[OrderID]" -and _ -notContains "SALES"'), "match"],
    ["device.objectId -ne null", "match"],
  ])("%s gives %s", (rule, expected) => {
    expect(result(rule)).toBe(expected);
  });

  test("binds -and tighter than -or", () => {
    const no = any('_ -eq "[OrderID]:NO"');
    const yes = any('_ -eq "[OrderID]:OD-FINANCE"');
    expect(result(`${yes} -or ${no} -and ${no}`)).toBe("match");
    expect(result(`(${yes} -or ${no}) -and ${no}`)).toBe("no-match");
  });

  test("with typographic quotation marks matches nobody; the mistake is named and the straight rule suggested", () => {
    const judged = evaluateMembershipRule(any("_ -eq “[OrderID]:OD-FINANCE”"), finance);
    expect(judged.result).toBe("no-match");
    expect(judged.problems.map(({ code }) => code)).toEqual(["typographic-quotes"]);
    expect(judged.suggested).toBe(any('_ -eq "[OrderID]:OD-FINANCE"'));
  });

  test("keeps its other parts when only its quotation marks are corrected", () => {
    const rule = `${any("_ -eq “[OrderID]:A”")} -or ${any("_ -eq “[OrderID]:OD-FINANCE”")}`;
    expect(evaluateMembershipRule(rule, finance).suggested).toBe(rule.replaceAll(/[“”]/gu, '"'));
  });

  test("may carry a typographic mark inside straight quotes, as a part of the tag", () => {
    expect(result(any('_ -eq "[OrderID]:O’BRIEN"'), { physicalIds: ["[OrderId]:O’Brien"] })).toBe("match");
  });

  test("with a dash instead of a hyphen is named", () => {
    expect(codes(any('_ –eq "[OrderID]:OD-FINANCE"'))).toEqual(["typographic-dash"]);
  });

  test("with a property in the wrong case matches nobody", () => {
    const rule = '(device.DevicePhysicalIds -any (_ -eq "[OrderID]:OD-FINANCE"))';
    expect(result(rule)).toBe("no-match");
    expect(codes(rule)).toEqual(["property-case"]);
    expect(evaluateMembershipRule(rule, finance).suggested).toBe(any('_ -eq "[OrderID]:OD-FINANCE"'));
  });

  test("in the spelling that Microsoft both prints and forbids cannot be told", () => {
    expect(result('(device.devicePhysicalIDs -any (_ -startsWith "[ZTDId]"))')).toBe("cannot-tell");
  });

  test.each([
    [any('_ -eq "OD-FINANCE"'), "missing-order-id-prefix", "no-match"],
    [any('_ -eq "[GroupTag]:OD-FINANCE"'), "unknown-prefix", "no-match"],
    [any('_ -eq "[OrderID]: OD-FINANCE"'), "stray-space", "no-match"],
    [any('_ -eq "[OrderID]:OD-FINANCE "'), "stray-space", "no-match"],
    [any('_ -eq "[Order ID]:OD-FINANCE"'), "stray-space", "no-match"],
    [any('_ -eq "[OrderID]OD-FINANCE"'), "missing-order-id-prefix", "no-match"],
    [any('_ -eq "[OrderID];OD-FINANCE"'), "missing-order-id-prefix", "no-match"],
    [any('_ -eq "[OrderID]=OD-FINANCE"'), "missing-order-id-prefix", "no-match"],
    [any("_ -eq \u2033[OrderID]:OD-FINANCE\u2033"), "typographic-quotes", "no-match"],
    [any("_ -eq \uff02[OrderID]:OD-FINANCE\uff02"), "typographic-quotes", "no-match"],
    // Microsoft prints this property in small letters, too.
    ["device.memberof -any (group.objectId -in ['a'])", "value-not-known", "cannot-tell"],
    [any('_ -eq "[OrderID]:od-finance"'), "tag-case", "match"],
    ["", "empty-rule", "no-match"],
    ['(user.department -eq "Sales")', "user-rule", "no-match"],
    ['Direct Reports for "11111111-1111-4111-8111-111111111111"', "user-rule", "no-match"],
    ['user.assignedPlans -any (assignedPlan.service -eq "SCO")', "user-rule", "no-match"],
    ["device.memberOf -any (group.objectId -in ['a'])", "value-not-known", "cannot-tell"],
    ['device.physicalIds -any (_ -eq "x")', "unknown-property", "cannot-tell"],
    ['(device.displayName -startsWith "PC")', "value-not-known", "cannot-tell"],
    ['device.organizationalUnit -eq "x"', "unknown-property", "cannot-tell"],
    [any("_ -eq [OrderID]:OD-FINANCE"), "missing-quotes", "cannot-tell"],
    [any("_ -eq OD-FINANCE"), "missing-quotes", "no-match"],
    [any('_ -eq "[OrderID]:OD-FINANCE'), "unclosed-quote", "cannot-tell"],
    [`${any('_ -eq "[OrderID]:A"')})`, "unbalanced-parentheses", "cannot-tell"],
    [any('_ -eq "[OrderID]:A"').slice(0, -1), "unbalanced-parentheses", "cannot-tell"],
    [any("_ -eq"), "syntax", "cannot-tell"],
    [any('_ -in "[OrderID]:A"'), "syntax", "cannot-tell"],
    [any("_ -eq '[OrderID]:OD-FINANCE'"), "single-quotes", "match"],
    [any('_ -eq `"[OrderID]:OD-FINANCE`"'), "backtick", "cannot-tell"],
    [any('_ -eq\u00a0"[OrderID]:OD-FINANCE"'), "stray-space", "cannot-tell"],
    [any('_ -eq "[OrderID]:\u00a0OD-FINANCE"'), "stray-space", "no-match"],
    [any('\u200b_ -eq "[OrderID]:OD-FINANCE"'), "stray-space", "cannot-tell"],
    ['(device.devicePhysicalIds -eq "[OrderID]:OD-FINANCE")', "missing-any", "cannot-tell"],
    ['(_ -eq "[OrderID]:OD-FINANCE")', "missing-any", "cannot-tell"],
    [any('-eq "[OrderID]:OD-FINANCE"'), "missing-item", "cannot-tell"],
    [any('device.devicePhysicalIds -eq "[OrderID]:OD-FINANCE"'), "missing-item", "cannot-tell"],
    ['device.devicePhysicalIds -any _ -eq "[OrderID]:OD-FINANCE"', "missing-parentheses", "match"],
    ["device.objectId -eq null", "null-comparison", "no-match"],
    [any("_ -eq null"), "null-comparison", "no-match"],
    ['device.enrollmentProfileName -eq "null"', "null-comparison", "cannot-tell"],
    ["device.enrollmentProfileName -not null", "null-comparison", "cannot-tell"],
    ["device.enrollmentProfileName -startsWith null", "null-comparison", "cannot-tell"],
    ['device.deviceOwnership -eq "Corporate"', "unknown-value", "cannot-tell"],
    ["device.deviceOSVersion -ge 10", "unsupported", "cannot-tell"],
    ["device.deviceOSVersion -ge system.now", "unsupported", "cannot-tell"],
    [any('_ -match "[OrderID]:OD"'), "unescaped-bracket", "no-match"],
    [any('_ -match "(?=OD)"'), "unsupported", "cannot-tell"],
    [any('_ -match "("'), "unsupported", "cannot-tell"],
    ["(".repeat(3000), "unsupported", "cannot-tell"],
    ["(".repeat(longestMembershipRule + 1), "too-long", "cannot-tell"],
    ['device.devicePhysicalIds -any _ -eq "a" -or device.objectId -eq null', "unsupported", "cannot-tell"],
  ])("%# names what is wrong: %s is %s", (rule, code, expected) => {
    expect(codes(rule)).toContain(code);
    expect(result(rule)).toBe(expected);
  });

  test.each([
    [any('_ -match "^\\[OrderID\\]:OD-(FINANCE|SALES)$"'), "match"],
    [any('_ -match "finance"'), "match"],
    [any('_ -notMatch "^\\["'), "no-match"],
    [any('_ -match "^FINANCE"'), "no-match"],
    ["device.enrollmentProfileName -startsWith null -or device.objectId -ne null", "cannot-tell"],
  ])("%s is searched as a regular expression, anywhere and in any case: %s", (rule, expected) => {
    expect(result(rule)).toBe(expected);
  });

  test("names all its mistakes together, each with its place", () => {
    const rule = "(Device.devicePhysicalIds –any (_ -eq “[OrderID]: OD-FINANCE”))";
    const { problems, suggested } = evaluateMembershipRule(rule, finance);
    expect(problems.map(({ code, at }) => [code, at === undefined ? null : rule.slice(at, at + 6)])).toEqual([
      ["typographic-dash", "–any ("],
      ["typographic-quotes", "“[Orde"],
      ["property-case", "Device"],
      ["stray-space", "“[Orde"],
    ]);
    expect(suggested).toBe(any('_ -eq "[OrderID]:OD-FINANCE"'));
  });

  test("that cannot be cut into words because of typographic quotation marks is named for them all the same", () => {
    const rule = any('_ -eq "[OrderID]:A” -or _ -eq "[OrderID]:OD-FINANCE"');
    expect(codes(rule)).toContain("typographic-quotes");
    expect(result(rule)).toBe("no-match");
  });

  test("is corrected without a device to try it on, its tag taken from the rule itself", () => {
    const nobody = { physicalIds: null };
    const suggestedFor = (rule: string) => evaluateMembershipRule(rule, nobody).suggested;
    expect(suggestedFor(any("_ -eq “OD-SALES ”"))).toBe(any('_ -eq "[OrderID]:OD-SALES"'));
    expect(suggestedFor('device.devicePhysicalIds -eq "[GroupTag]:OD-SALES"')).toBe(any('_ -eq "[OrderID]:OD-SALES"'));
    expect(suggestedFor(any('_ -eq "[OrderID]:OD-SALES"'))).toBeNull();
    expect(evaluateMembershipRule(any('_ -eq "[OrderID]:OD-SALES"'), nobody)).toMatchObject({
      result: "cannot-tell",
      problems: [{ code: "no-device" }],
    });
    expect(evaluateMembershipRule("device.objectId -ne null", nobody).result).toBe("match");
  });

  test("with a doubled single quotation mark stands for one", () => {
    const candidate = { physicalIds: ["[OrderId]:O'BRIEN"] };
    expect(evaluateMembershipRule(membershipRuleForTag("O'BRIEN"), candidate)).toMatchObject({
      result: "match",
      problems: [],
    });
    expect(codes(any(`_ -eq "[OrderID]:O'BRIEN"`), candidate)).toEqual(["single-quotes"]);
  });

  test("is decided without an unknown value where that value cannot matter", () => {
    expect(result(`device.displayName -eq "PC" -or ${any('_ -eq "[OrderID]:OD-FINANCE"')}`)).toBe("match");
    expect(result(`device.displayName -eq "PC" -and ${any('_ -eq "[OrderID]:NO"')}`)).toBe("no-match");
    const known = { ...finance, properties: { displayName: "pc" } };
    expect(result('device.displayName -eq "PC"', known)).toBe("match");
  });
});
