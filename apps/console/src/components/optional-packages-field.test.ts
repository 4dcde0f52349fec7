import type { OptionalPackage } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { broughtBy, choicesOf } from "./optional-packages-field.tsx";

const runtime: OptionalPackage = {
  id: "runtime",
  name: "Runtime",
  version: "1",
  preselected: true,
  neededBy: [{ id: "tools", name: "Tools", version: "2", optional: true }],
};
const tools: OptionalPackage = { id: "tools", name: "Tools", version: "2", preselected: false, neededBy: [] };

describe("optional packages that are ticked", () => {
  it("are decided on as they are shown, those that nobody touched as well", () => {
    expect(choicesOf([runtime, tools], { tools: true })).toEqual([
      { packageId: "runtime", install: true },
      { packageId: "tools", install: true },
    ]);
  });

  it("bring what they need, and only while they are ticked", () => {
    expect(broughtBy(runtime, [runtime, tools], { runtime: false, tools: true })).toBe("Tools 2");
    expect(broughtBy(runtime, [runtime, tools], { runtime: false })).toBeNull();
    const required = { ...runtime, neededBy: [{ id: "tools", name: "Tools", version: "2", optional: false }] };
    expect(broughtBy(required, [required], { runtime: false })).toBe("Tools 2");
  });
});
