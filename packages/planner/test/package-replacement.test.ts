import { describe, expect, it } from "vitest";
import { applyPackageReplacement, planPackageReplacement } from "../src/software/package-replacement.ts";

const packages = { replaced: "reader-1", by: "reader-2" };

describe("a package that takes the place of another", () => {
  it("stands where the other stood", () => {
    const build = { packageIds: ["runtime", "reader-1", "vpn"], packageOptions: [] };
    expect(planPackageReplacement(build, packages)).toEqual({ position: 2, outcome: "replaced" });
    expect(applyPackageReplacement(build, packages)).toEqual({
      packageIds: ["runtime", "reader-2", "vpn"],
      packageOptions: [],
    });
  });

  it("stays where it is in a build that names both", () => {
    const build = { packageIds: ["reader-2", "vpn", "reader-1"], packageOptions: [] };
    expect(planPackageReplacement(build, packages)).toEqual({ position: 3, outcome: "already-there" });
    expect(applyPackageReplacement(build, packages)).toEqual({ packageIds: ["reader-2", "vpn"], packageOptions: [] });
  });

  it("changes no build that does not name the replaced one, and nothing by itself", () => {
    expect(planPackageReplacement({ packageIds: ["vpn", "reader-2"], packageOptions: [] }, packages)).toBeNull();
    expect(
      planPackageReplacement({ packageIds: ["vpn"], packageOptions: [] }, { replaced: "vpn", by: "vpn" }),
    ).toBeNull();
  });
});
