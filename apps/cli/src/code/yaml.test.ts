import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readYaml, YamlRefused } from "./yaml-read.ts";
import { yamlText } from "./yaml-write.ts";

const refusalOf = (text: string): string => {
  try {
    readYaml(text);
  } catch (error) {
    if (error instanceof YamlRefused) return `${error.at.line}:${error.at.column} ${error.message}`;
    throw error;
  }
  return "taken";
};

describe("YAML of configuration as code", () => {
  it("comes back as it went, whatever texts it holds", () => {
    const nasty = fc.constantFrom(
      "\r\n",
      "\n",
      " ",
      "\t",
      ":",
      "#",
      "- ",
      "'",
      '"',
      "\u2028",
      "\u0085",
      "\ufeff",
      "yes",
      "0x1F",
      "é",
      "\u0000",
      "|",
      "%",
      "\\",
      "~",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(nasty, { maxLength: 8 }).map((parts) => parts.join("")),
    );
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("node"), { maxLength: 4 }),
        fc.dictionary(fc.string({ minLength: 1, unit: "grapheme-ascii" }), tie("node"), {
          maxKeys: 4,
          noNullPrototype: true,
        }),
      ),
    })).node;
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), (list) => {
        const written = yamlText({ list }, "x.json");
        expect(readYaml(written).value).toEqual({ list: JSON.parse(JSON.stringify(list)) });
      }),
      { seed: 20_261_124, numRuns: 500 },
    );
  });

  it("keeps a script as its lines", () => {
    const text = yamlText({ script: "if ($x) {\n  'yes: no' # why\n}\n" }, "../schema/build.json");
    expect(text).toBe(
      "# yaml-language-server: $schema=../schema/build.json\n\nscript: |\n  if ($x) {\n    'yes: no' # why\n  }\n",
    );
  });

  it.each([
    ["an alias", "a: &x [1]\nb: *x\n", "1:7 an anchor (&) is not taken"],
    [
      "a bomb of aliases",
      `a: &a [x]\n${Array.from("bcdefghijk", (name) => `${name}: &${name} [*a, *a, *a]\n`).join("")}`,
      "1:7 an anchor",
    ],
    ["an alias of nothing", "a: *x\n", "1:4 "],
    ["a tag", "a: !!binary aGk=\n", "1:13 a tag"],
    ["a field that is there twice", "name: a\nother: 1\nname: b\n", "3:1 the field “name” is there twice"],
    ["a second document", "a: 1\n---\nb: 2\n", "2:"],
    ["a list that is not closed", "a: [1, 2\n", "2:1"],
    ["a name that is none", "1: a\n", "1:1 the name of a field is not a text"],
    ["lists in lists", `a: ${"[".repeat(100_000)}`, "1:"],
    ["compact lists in lists", `${"- ".repeat(100_000)}x`, "1:"],
    ["maps in maps", Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join(""), "10"],
    ["tabs", "a:\n\t- b\n", "2:1"],
  ])("refuses %s, with its place", (_what, text, expected) => {
    expect(refusalOf(text)).toContain(expected);
  });

  it("is read in time, or refused, when it is made to be slow", { timeout: 20_000 }, () => {
    const many = 1_000_000;
    const slow = [
      Array.from({ length: 60_000 }, (_, index) => `a${index}: 1\n`).join(""),
      `a: "${"x".repeat(many)}"`,
      `a: '${"\n".repeat(many)}'`,
      `${"? ".repeat(many / 2)}`,
      `${"{".repeat(many)}`,
      `a: ${"[".repeat(50)}${"1,".repeat(200_000)}`,
      "#".repeat(many),
      "\n".repeat(many),
      `${"- |\n  x\n".repeat(100_000)}`,
      "%".repeat(many),
      `${"&a ".repeat(200_000)}`,
      `${": ".repeat(200_000)}`,
      `${"'".repeat(many)}`,
    ];
    for (const text of slow) {
      const begun = performance.now();
      refusalOf(text);
      const took = performance.now() - begun;
      expect(`${text.slice(0, 20)} ${took < 5000 ? "in time" : took}`).toBe(`${text.slice(0, 20)} in time`);
    }
  });
});
