import { publicationBody } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { applyPackageReplacement, diffPublications, validatePublication } from "../../src/index.ts";
import { build, id, publication } from "../fixtures.ts";
import { installer, options, software } from "./library.ts";

const vpn = software(31, [], { name: "Contoso VPN", steps: [installer] });
const of = (changes: Parameters<typeof build>[0]) =>
  publication({ builds: [build({ packageIds: [id(31)], ...changes })], packages: [vpn] });

describe("package options in publications", () => {
  it("are none in those from before there were any, which can be read and differ in nothing", () => {
    const now = of({});
    const { packageOptions: _none, ...before } = now.builds[0] ?? build();
    const read = publicationBody.parse({ ...now, builds: [before] });
    expect(read.builds[0]?.packageOptions).toEqual([]);
    expect(diffPublications(read, now)).toEqual([]);
  });

  it("are told in words where they change", () => {
    const overrides = [
      { of: "property" as const, name: "SERVER", value: "vpn.corp" },
      { of: "property" as const, name: "KEY", secretId: id(78) },
    ];
    const after = of({ packageOptions: [options(31, { presence: "not-preselected", overrides })] });
    expect(diffPublications(of({}), after)).toMatchObject([
      {
        kind: "changed",
        name: "Office",
        fields: [
          { field: "Contoso VPN 1, on devices", before: "required", after: "optional, not preselected" },
          { field: "Contoso VPN 1, property SERVER", before: null, after: "“vpn.corp”" },
          { field: "Contoso VPN 1, property KEY", before: null, after: `the secret ${id(78)}` },
        ],
      },
    ]);
  });

  it("that a package cannot have any more stand in the way of publishing", () => {
    const overrides = [{ of: "variable" as const, name: "GONE", value: "x" }];
    expect(validatePublication(of({ packageOptions: [options(31, { overrides })] }))).toMatchObject([
      { objectKind: "build", message: expect.stringContaining("variable GONE of “Contoso VPN 1”") },
    ]);
  });

  it("go on with the package that takes the place of another", () => {
    const before = { packageIds: [id(31)], packageOptions: [options(31, { presence: "preselected" })] };
    const both = { ...before, packageIds: [id(31), id(32)] };
    const by = { replaced: id(31), by: id(32) };
    expect(applyPackageReplacement(before, by).packageOptions).toEqual([options(32, { presence: "preselected" })]);
    expect(applyPackageReplacement(both, by).packageOptions).toEqual([]);
  });
});
