import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readinessReasons } from "@windlass/autopilot";
import { errorCatalogue } from "@windlass/protocol";
import { describe, expect, it } from "vitest";

const path = "docs/guide/troubleshooting.md";
const lines = readFileSync(join(import.meta.dirname, "..", path), "utf8").split("\n");

/** What the page says of a name: the cells of `| \`name\` | meaning | what to do |`. */
const entries = new Map(
  lines.flatMap((line): [string, string[]][] => {
    const [name, ...cells] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    const code = /^`([^`]+)`$/.exec(name ?? "")?.[1];
    return code ? [[code, cells]] : [];
  }),
);

const codes = Object.keys(errorCatalogue).filter((code) => /^(registration|tenant)\./.test(code));

const advice = (names: readonly string[]) =>
  names.map((name) => `${name}: add the line "| \`${name}\` | what it means | what to do |" to ${path}`);

describe("troubleshooting by message", () => {
  it("has an entry for every error of tenants and registrations, and for every reason of a readiness row", () => {
    const missing = [...codes, ...readinessReasons].filter((name) => !entries.has(name));
    expect(advice(missing)).toEqual([]);
  });

  it("says of each what it means and what to do next", () => {
    const poor = [...entries].filter(([, cells]) => cells.length !== 2 || cells.some((cell) => cell.length < 5));
    expect(poor.map(([name]) => name)).toEqual([]);
  });

  it("knows no name that the product does not use, and each once", () => {
    const known = new Set<string>([...Object.keys(errorCatalogue), ...readinessReasons]);
    expect([...entries.keys()].filter((name) => !known.has(name))).toEqual([]);
    const tableLines = lines.filter((line) => /^\| `/.test(line));
    expect(tableLines).toHaveLength(entries.size);
  });
});
