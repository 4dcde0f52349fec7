import { groupTag } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateExpression, type RuleCandidate } from "./evaluate.ts";
import { evaluateMembershipRule, membershipRuleForTag } from "./membership-rule.ts";
import { parseMembershipRule } from "./parser.ts";
import { exampleDevice } from "./physical-ids.ts";
import { printMembershipRule } from "./print.ts";
import { RuleFlaws } from "./problems.ts";
import { comparisonOperators, deviceProperties, type RuleExpression } from "./syntax.ts";
import { conjunction, disjunction, negate, type Truth } from "./truth.ts";

const simpleProperties = deviceProperties.filter((name) => !["devicePhysicalIds", "memberOf"].includes(name));
const text = fc.string({ unit: fc.constantFrom(..."aB3-_ []:.'\"”–%é"), maxLength: 12 });
const value = fc.oneof(
  text.map((one) => ({ value: one, at: 0 })),
  fc.constantFrom(true, false, null, 7).map((one) => ({ value: one, at: 0 })),
);

const comparison = (inCollection: boolean): fc.Arbitrary<RuleExpression> =>
  fc
    .record({
      operator: fc.constantFrom(...comparisonOperators),
      values: fc.array(value, { minLength: 1, maxLength: 3 }),
    })
    .chain(({ operator, values }) => {
      const list = operator === "in" || operator === "notIn";
      const subject = inCollection
        ? fc.constant({ kind: "item" } as const)
        : fc.constantFrom(...simpleProperties).map((name) => ({ kind: "property", name }) as const);
      return subject.map(
        (one): RuleExpression => ({
          kind: "comparison",
          subject: one,
          operator,
          values: list ? values : values.slice(0, 1),
        }),
      );
    });

const expressions = (inCollection: boolean): fc.Arbitrary<RuleExpression> =>
  fc.letrec<{ expression: RuleExpression }>((tie) => {
    const leaves = inCollection
      ? [comparison(true)]
      : [
          comparison(false),
          fc.record({
            kind: fc.constantFrom("any", "all"),
            property: fc.constant("devicePhysicalIds"),
            condition: expressions(true),
          }),
        ];
    return {
      expression: fc.oneof(
        { maxDepth: 4 },
        ...leaves,
        fc.record({ kind: fc.constantFrom("and", "or"), left: tie("expression"), right: tie("expression") }),
        fc.record({ kind: fc.constant("not"), operand: tie("expression") }),
      ),
    };
  }).expression;

const rules = expressions(false);
const candidates: fc.Arbitrary<RuleCandidate> = fc.record({
  physicalIds: fc.option(fc.array(text, { maxLength: 3 })),
  properties: fc.dictionary(fc.constantFrom(...simpleProperties), fc.oneof(text, fc.boolean(), fc.constant(null))),
});

/** The tree without the places in the text it was read from. */
const placeless = (rule: RuleExpression): RuleExpression =>
  JSON.parse(JSON.stringify(rule, (key, inner) => (key === "at" ? 0 : inner)));

const tags = fc
  .oneof(fc.string({ minLength: 1, maxLength: 128 }), fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }))
  .filter((tag) => groupTag.safeParse(tag).success && tag === tag.trim());

describe("membership rules in general", () => {
  test("printed and read again are the same rule, without a complaint about their form", () => {
    fc.assert(
      fc.property(rules, (rule) => {
        const flaws = new RuleFlaws();
        const printed = printMembershipRule(rule);
        expect(placeless(parseMembershipRule(printed, flaws))).toEqual(placeless(rule));
        expect(flaws.all().filter(({ problem }) => problem.code !== "backtick")).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("read from any text give the same verdict when they are printed and judged again", () => {
    fc.assert(
      fc.property(rules, candidates, (rule, candidate) => {
        const again = parseMembershipRule(printMembershipRule(rule));
        expect(evaluateExpression(again, candidate).truth).toBe(evaluateExpression(rule, candidate).truth);
      }),
    );
  });

  test("obey the laws of three-valued logic", () => {
    fc.assert(
      fc.property(rules, rules, candidates, (left, right, candidate) => {
        const truth = (rule: RuleExpression) => evaluateExpression(rule, candidate).truth;
        const not = (operand: RuleExpression): RuleExpression => ({ kind: "not", operand });
        const both: RuleExpression = { kind: "and", left, right };
        const either: RuleExpression = { kind: "or", left, right };
        expect(truth(not(not(left)))).toBe(truth(left));
        expect(truth(both)).toBe(truth({ kind: "and", left: right, right: left }));
        expect(truth(not(both))).toBe(truth({ kind: "or", left: not(left), right: not(right) }));
        expect(truth(not(either))).toBe(truth({ kind: "and", left: not(left), right: not(right) }));
        expect(truth({ kind: "and", left, right: either })).toBe(truth(left));
      }),
    );
  });

  test("decided with something unknown stay decided whatever it turns out to be", () => {
    fc.assert(
      fc.property(rules, candidates, candidates, (rule, known, more) => {
        const before = evaluateExpression(rule, known).truth;
        if (before === null) return;
        const learnt = {
          physicalIds: known.physicalIds ?? more.physicalIds,
          properties: { ...more.properties, ...known.properties },
        };
        // Object ids exist for every device, so they cannot be learnt to be missing.
        if (learnt.properties.objectId === null || learnt.properties.deviceId === null) return;
        expect(evaluateExpression(rule, learnt).truth).toBe(before);
      }),
    );
  });

  test("written by this product match every tag that a build can have, without a complaint", () => {
    fc.assert(
      fc.property(tags, (tag) => {
        const judged = evaluateMembershipRule(membershipRuleForTag(tag), exampleDevice(tag));
        expect(judged).toEqual({ result: "match", problems: [], suggested: null });
      }),
      { numRuns: 500 },
    );
  });

  test("suggested for whatever rule match the tag", () => {
    const pieces = fc.array(
      fc.constantFrom(
        "(",
        ")",
        "[",
        ",",
        '"',
        "“",
        "'",
        "`",
        "_",
        "-any",
        "–eq",
        "-not",
        "-and",
        "-match",
        "null",
        "x",
      ),
    );
    const broken = fc.oneof(
      rules.map(printMembershipRule),
      pieces.map((list) => list.join(" ")),
      fc.string(),
    );
    fc.assert(
      fc.property(broken, tags, (rule, tag) => {
        const { result, problems, suggested } = evaluateMembershipRule(rule, exampleDevice(tag));
        if (suggested === null) expect({ result, problems }).toEqual({ result: "match", problems: [] });
        else expect(evaluateMembershipRule(suggested, exampleDevice(tag)).result).toBe("match");
      }),
      { numRuns: 500 },
    );
  });

  test("of any text whatever give an answer instead of an exception, their problems lying inside the text", () => {
    const piece = fc.constantFrom(
      ...["(", ")", "[", "]", ",", '"', "'", "`", "_", "-any", "-eq", "-in", "-match", "-not", "-and", "-or", "null"],
      ...[
        "device.devicePhysicalIds",
        "device.devicePhysicalIDs",
        "user.city",
        " ",
        "“",
        "—",
        "\u00a0",
        "[OrderID]:X",
        "a{9}",
      ],
    );
    const anything = fc.oneof(
      fc.array(piece).map((pieces) => pieces.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(anything, (rule) => {
        const { result, problems } = evaluateMembershipRule(rule, exampleDevice("X"));
        expect(["match", "no-match", "cannot-tell"]).toContain(result);
        for (const { at = 0 } of problems) expect(at >= 0 && at <= rule.length).toBe(true);
      }),
      { numRuns: 600 },
    );
  });
});

describe("three-valued truth", () => {
  const truths: readonly Truth[] = [true, false, null];

  test.each(truths.flatMap((left) => truths.map((right) => [left, right] as const)))("of %s and %s", (left, right) => {
    const both = left === false || right === false ? false : left === null || right === null ? null : true;
    expect(conjunction([left, right])).toBe(both);
    expect(disjunction([left, right])).toBe(negate(conjunction([negate(left), negate(right)])));
  });
});
