import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPatternTest } from "./match.ts";
import { PatternNotJudged } from "./nodes.ts";

describe("a regular expression of a membership rule", () => {
  test.each([
    ["^Da.*", "David", true],
    ["^Da.*", "aDa", false],
    [".*vid", "David", true],
    [".*vid", "Da", false],
    ["ago", "Lagos", true],
    ["AGO", "lagos", true],
    ["^(OD|SE)-\\d{2,3}$", "SE-123", true],
    ["^(OD|SE)-\\d{2,3}$", "SE-1234", false],
    ["^a{2}$", "aa", true],
    ["^a{2,}$", "aaaa", true],
    ["a{x}", "a{x}", true],
    ["[^a-c]", "abc", false],
    ["[^a-c]", "abcD", true],
    ["[]x]", "]", true],
    ["[A-C-]", "b", true],
    ["\\bOD\\b", "x OD-1", true],
    ["\\BOD", "OD", false],
    ["end$", "the end\n", true],
    ["end\\z", "the end\n", false],
    ["a.b", "a\nb", false],
    ["^(?:a|b)+?c$", "ababc", true],
    ["^(?<tag>OD)$", "od", true],
    ["\\w", "é", true],
    ["\\d", "٣", true],
    ["\\x41\\u0042", "ab", true],
    ["", "anything", true],
    ["(a*)*$", "b", true],
  ])("%s finds something in %s: %s", (pattern, text, expected) => {
    expect(createPatternTest(pattern)(text)).toBe(expected);
  });

  test.each([
    "(?=a)",
    "(?!a)",
    "(?<=a)b",
    "(?i)a",
    "(a)\\1",
    "\\k<a>",
    "\\p{L}",
    "[a-z-[aeiou]]",
    "(",
    ")",
    "[a",
    "*a",
    "a**",
    "a{3,1}",
    "[z-a]",
    "a\\",
    "(a{1000}){1000}",
    "((){9999}){9999}",
    "(".repeat(500),
  ])("%s is not judged, with a reason", (pattern) => {
    expect(() => createPatternTest(pattern)).toThrow(PatternNotJudged);
  });

  test("that would take a backtracking engine for ever is answered at once", () => {
    const started = performance.now();
    expect(createPatternTest("^(a+)+$")(`${"a".repeat(5000)}b`)).toBe(false);
    expect(createPatternTest("(x+x+)+y")("x".repeat(5000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("agrees with JavaScript's own engine wherever the two mean the same", () => {
    const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\d", "1", "^", "$", "\\b");
    const pattern = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        atom,
        fc.tuple(tie("node"), tie("node")).map(([left, right]) => `${left}${right}`),
        fc.tuple(tie("node"), tie("node")).map(([left, right]) => `(?:${left}|${right})`),
        fc
          .tuple(tie("node"), fc.constantFrom("*", "+", "?", "{2}", "{1,3}", "*?"))
          .map(([part, sign]) => `(?:${part})${sign}`),
      ),
    })).node;
    const text = fc.string({ unit: fc.constantFrom("a", "b", "A", "1", " "), maxLength: 10 });
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        expect(createPatternTest(source)(subject)).toBe(new RegExp(source, "i").test(subject));
      }),
      { numRuns: 1500 },
    );
  });
});
