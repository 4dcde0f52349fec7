import { describe, expect, it } from "vitest";
import { hasSource, packageSources } from "./package-sources.ts";

const file = (path: string) => ({ path, sha256: "0".repeat(64), sizeBytes: 1 });
const files = [file("tools/bin/a.exe"), file("tools/readme.txt"), file("setup.msi")];

describe("what a Copy step can name", () => {
  it("is every folder, then every file", () => {
    expect(packageSources(files)).toEqual(["tools", "tools/bin", "setup.msi", "tools/bin/a.exe", "tools/readme.txt"]);
  });

  it("is found as a file or as a whole folder, not as the beginning of a name", () => {
    expect(hasSource(files, "tools/bin")).toBe(true);
    expect(hasSource(files, "setup.msi")).toBe(true);
    expect(hasSource(files, "tool")).toBe(false);
    expect(hasSource(files, "")).toBe(false);
  });
});
