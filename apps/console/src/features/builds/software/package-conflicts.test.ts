import { softwarePackageView } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { packageConflicts } from "./package-conflicts.ts";

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

const packageOf = (digit: number, changes: object = {}) =>
  softwarePackageView.parse({
    id: id(digit),
    organisationId: id(9),
    productId: id(8),
    revision: 1,
    name: `P${digit}`,
    version: "1",
    steps: [],
    files: [],
    fileFacts: [],
    updatedAt: "2026-11-20T08:00:00.000Z",
    ...changes,
  });

describe("packages of a build that replace each other", () => {
  const packages = [packageOf(1), packageOf(2, { replaces: [id(1)] }), packageOf(3, { dependencies: [id(1)] })];

  it("are told at the one that is replaced, or at the one that replaces what another needs", () => {
    expect([...packageConflicts([id(1), id(2)], packages)]).toEqual([
      [id(1), "P2 1 replaces it: take one of them out."],
    ]);
    expect([...packageConflicts([id(3), id(2)], packages)]).toEqual([
      [id(2), "It replaces P1 1, which another package of this build needs."],
    ]);
  });

  it("stand alone without a word", () => {
    expect(packageConflicts([id(2)], packages).size).toBe(0);
    expect(packageConflicts([id(1), id(3)], packages).size).toBe(0);
  });
});
