import fc from "fast-check";
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
    [any('_ -eq "[OrderID]:od-finance"'), "tag-case", "match"],
    ["", "empty-rule", "no-match"],
    [any('_ -match "^.OrderID.:OD"'), "unsupported", "cannot-tell"],
    ['(user.department -eq "Sales")', "user-rule", "cannot-tell"],
    ["device.memberOf -any (group.objectId -in ['a'])", "unsupported", "cannot-tell"],
    ['device.physicalIds -any (_ -eq "x")', "unknown-property", "cannot-tell"],
    ['(device.displayName -startsWith "PC")', "value-not-known", "cannot-tell"],
    [any("_ -eq [OrderID]:OD-FINANCE"), "syntax", "cannot-tell"],
    [any('_ -eq "[OrderID]:OD-FINANCE'), "syntax", "cannot-tell"],
    [`${any('_ -eq "[OrderID]:A"')})`, "syntax", "cannot-tell"],
    ["(".repeat(3000), "unsupported", "cannot-tell"],
    ["(".repeat(longestMembershipRule + 1), "too-long", "cannot-tell"],
    ['device.devicePhysicalIds -any _ -eq "a" -or device.objectId -eq null', "unsupported", "cannot-tell"],
  ])("%# names what is wrong: %s is %s", (rule, code, expected) => {
    expect(codes(rule)).toContain(code);
    expect(result(rule)).toBe(expected);
  });

  test("is decided without an unknown value where that value cannot matter", () => {
    expect(result(`device.displayName -eq "PC" -or ${any('_ -eq "[OrderID]:OD-FINANCE"')}`)).toBe("match");
    expect(result(`device.displayName -eq "PC" -and ${any('_ -eq "[OrderID]:NO"')}`)).toBe("no-match");
    const known = { ...finance, properties: { displayName: "pc" } };
    expect(result('device.displayName -eq "PC"', known)).toBe("match");
  });

  test("written by this product matches every tag that a build can have", () => {
    const tag = fc
      .string({ minLength: 1, maxLength: 128 })
      .filter((text) => /^[^"“”`[\]]+$/u.test(text) && text === text.trim());
    fc.assert(
      fc.property(tag, (text) => {
        const judged = evaluateMembershipRule(membershipRuleForTag(text), { physicalIds: [`[OrderId]:${text}`] });
        return judged.result === "match" && judged.problems.length === 0;
      }),
    );
  });

  test("of any text whatever gives an answer instead of an exception", () => {
    const piece = fc.constantFrom(
      "(",
      ")",
      "[",
      "]",
      ",",
      '"',
      "'",
      "`",
      "_",
      "-any",
      "-eq",
      "-not",
      "-and",
      "device.devicePhysicalIds",
      " ",
      "“",
      "x",
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join(" ")),
        (rule) => {
          expect(["match", "no-match", "cannot-tell"]).toContain(result(rule));
        },
      ),
    );
  });
});
