import { softwarePackageView } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { replacementProblem } from "./replacement-problem.ts";

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

const packageOf = (digit: number, changes: object) =>
  softwarePackageView.parse({
    id: id(digit),
    organisationId: id(9),
    productId: id(8),
    revision: 1,
    name: "VPN",
    version: String(digit),
    steps: [],
    files: [],
    fileFacts: [],
    updatedAt: "2026-11-20T08:00:00.000Z",
    ...changes,
  });

const newer = packageOf(2, { replaces: [id(1)] });
const script = { id: id(7), name: "Remove", kind: "cmd", command: "remove" };
const detection = [{ kind: "file-version", path: "C:\\VPN\\vpn.exe" }];

describe("what is told of replaced packages", () => {
  it("is what they lack, which does not keep from saving", () => {
    const told = (changes: object) => replacementProblem([packageOf(1, changes), newer], newer.id);
    expect(told({})?.message).toBe("VPN 1 has no detection rules and no uninstall steps. Add them before you publish.");
    expect(told({ detection })?.state).toBe("warning");
    expect(told({ detection })?.message).toContain("VPN 1 has no uninstall steps.");
    expect(told({ uninstallSteps: [script] })?.message).toContain("VPN 1 has no detection rules.");
    expect(told({ detection, uninstallSteps: [script] })).toBeNull();
  });

  it("is a circle or a package that is needed, first", () => {
    expect(replacementProblem([packageOf(1, { replaces: [id(2)] }), newer], id(2))).toEqual({
      message: "They replace each other in a circle: VPN 2 → VPN 1 → VPN 2.",
      state: "error",
    });
    const needing = packageOf(2, { replaces: [id(1)], dependencies: [id(1)] });
    expect(replacementProblem([packageOf(1, {}), needing], id(2))).toEqual({
      message: "It would replace what it needs: VPN 2 → VPN 1.",
      state: "error",
    });
  });
});
