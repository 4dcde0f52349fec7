import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const command = join(import.meta.dirname, "../bin/windlass.mjs");

const explain = (parameters: readonly string[], input?: string) => {
  const options = { encoding: "utf8", ...(input !== undefined && { input }) } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "rule", "explain", ...parameters], options);
  return { status, stdout, stderr };
};

const right = '(device.devicePhysicalIds -any (_ -eq "[OrderID]:OD-FINANCE"))';
const typographic = "(device.devicePhysicalIds -any (_ -eq “[OrderID]:OD-FINANCE”))";

describe("windlass rule explain", () => {
  it("prints exactly one JSON object, and ends with 0 whatever the verdict", () => {
    const good = explain(["--rule", right, "--tag", "OD-FINANCE", "--json"]);
    expect(good).toEqual({ status: 0, stderr: "", stdout: '{"result":"match","problems":[],"suggested":null}\n' });
    const bad = explain(["--rule", typographic, "--tag", "OD-FINANCE", "--json"]);
    expect({ status: bad.status, lines: bad.stdout.split("\n").length }).toEqual({ status: 0, lines: 2 });
    const object = JSON.parse(bad.stdout);
    expect(Object.keys(object)).toEqual(["result", "problems", "suggested"]);
    expect(object).toMatchObject({ result: "no-match", problems: [{ code: "typographic-quotes" }], suggested: right });
    expect(Object.keys(object.problems[0])).toEqual(["code", "message"]);
  });

  it("takes physical ids, several of them, and reads a rule from standard input", () => {
    const ids = ["--physical-id", "[ZTDID]:1", "--physical-id", "[OrderId]:OD-FINANCE"];
    expect(JSON.parse(explain(["--rule", "-", ...ids, "--json"], `${right}\n`).stdout)).toMatchObject({
      result: "match",
    });
    const other = explain(["--rule", right, "--physical-id", "[OrderId]:OD-SALES", "--json"]);
    expect(JSON.parse(other.stdout)).toMatchObject({
      result: "no-match",
      suggested: right.replace("FINANCE", "SALES"),
    });
    const both = explain(["--rule", right, "--physical-id", "[HWID]:h:1", "--tag", "OD-FINANCE", "--json"]);
    expect(JSON.parse(both.stdout)).toMatchObject({ result: "match" });
    const empty = explain(["--rule", right, "--tag", " ", "--json"]);
    expect(JSON.parse(empty.stdout)).toMatchObject({ result: "cannot-tell", suggested: null });
    expect(JSON.parse(explain(["--rule", right, "--json"]).stdout)).toMatchObject({
      result: "cannot-tell",
      problems: [{ code: "no-device" }],
    });
  });

  it("points people at the place, and lets no rule steer the terminal", () => {
    const { stdout } = explain(["--rule", typographic, "--tag", "OD-FINANCE"]);
    const lines = stdout.split("\n");
    const mark = lines.findIndex((line) => line.trim() === "^");
    expect(lines[mark - 1]?.charAt(lines[mark]?.indexOf("^") ?? 0)).toBe("“");
    expect(stdout).toContain("does not match");
    expect(stdout).toContain(`Use this rule instead:\n\n  ${right}`);
    const steered = explain(["--rule", "\u001b[31m\u202e", "--tag", "X"]).stdout;
    expect(["\u001b", "\u202e"].filter((character) => steered.includes(character))).toEqual([]);
  });

  it("tells wrong usage apart with status 2", () => {
    expect(explain([])).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("--rule") });
    expect(explain(["--rule", right, "--nonsense"])).toMatchObject({ status: 2 });
    expect(explain(["--help"])).toMatchObject({ status: 0 });
  });
});
