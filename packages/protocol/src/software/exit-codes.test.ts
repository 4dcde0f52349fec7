import { describe, expect, it } from "vitest";
import { judgeExitCode, knownExitCodes } from "./exit-codes.ts";
import { msiStep } from "./msi.ts";
import { powershellStep } from "./programs.ts";
import { judgeStepExitCode } from "./step.ts";

const id = "00000000-0000-4000-8000-000000000001";

describe("exit codes", () => {
  it.each([
    [0, "success"],
    [3010, "reboot"],
    [1641, "reboot"],
    [1618, "retry"],
    [1603, "fail"],
    [-2_147_023_293, "fail"],
  ])("of Windows Installer: %i means %s", (code, meaning) => {
    expect(judgeExitCode(code, [], "msi-install").meaning).toBe(meaning);
  });

  it("that say that a product is not there are a success of its removal", () => {
    const step = (action: string) => msiStep.parse({ id, name: "Acme", kind: "msi", action, path: "C:\\acme.msi" });
    expect(judgeStepExitCode(step("install"), 1605).meaning).toBe("fail");
    expect(judgeStepExitCode(step("uninstall"), 1605)).toMatchObject({ meaning: "success" });
  });

  it("of the step's own table go before what is known, signed or not", () => {
    const rules = [
      { code: 1, meaning: "success", note: "nothing to do" },
      { code: 4_294_967_295, meaning: "retry", note: "" },
    ] as const;
    expect(judgeExitCode(1, rules, "common")).toEqual({ meaning: "success", words: "nothing to do" });
    expect(judgeExitCode(-1, rules, "common").meaning).toBe("retry");
    expect(judgeExitCode(2, rules, "common")).toEqual({
      meaning: "fail",
      words: "Nothing is known of this exit code.",
    });
  });

  it("of steps from before the table mean what their lists say, and nothing else", () => {
    const step = powershellStep.parse({
      id,
      name: "Old",
      kind: "powershell",
      script: "exit 5",
      successExitCodes: [5],
      rebootExitCodes: [],
    });
    expect([0, 5, 3010].map((code) => judgeStepExitCode(step, code).meaning)).toEqual(["fail", "success", "fail"]);
  });

  it("are known once each", () => {
    const codes = knownExitCodes("msi-install").map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe("exit codes of a removal", () => {
  it("say that it is gone, whichever program passes them on; the step's own table still goes before", () => {
    const cmd = { id, name: "Remove", kind: "powershell", script: "x" } as const;
    const step = powershellStep.parse(cmd);
    expect([1605, 1614, 0].map((code) => judgeStepExitCode(step, code, true).meaning)).toEqual(
      Array(3).fill("success"),
    );
    expect(judgeStepExitCode(step, 1605).meaning).toBe("fail");
    const own = powershellStep.parse({ ...cmd, exitCodes: [{ code: 1605, meaning: "fail" }] });
    expect(judgeStepExitCode(own, 1605, true).meaning).toBe("fail");
  });
});
