import type { Plan, PublishedPackage } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { compilePlan, downloadsOf } from "../../src/index.ts";
import { hash, id, inventory, publication, scriptStep, tools } from "../fixtures.ts";

const archive = { sha256: hash("e"), sizeBytes: 2048 };
const planOf = (packages: PublishedPackage[] = [{ ...tools, archive }]): Plan =>
  compilePlan({
    publication: publication({ packages }),
    publicationSha256: hash("7"),
    buildId: id(10),
    inventory: inventory(),
    random: () => 0.5,
  });
const nothing = { content: null, driverCatalogue: null };

describe("the downloads of a plan", () => {
  it("begin with the publication and its catalogue, and name the archive of a package once for all its steps", () => {
    const content = { sha256: hash("1"), sizeBytes: 900 };
    const driverCatalogue = { sha256: hash("2"), sizeBytes: 70 };
    expect(downloadsOf(planOf(), { content, driverCatalogue })).toEqual([
      { kind: "publication", name: "Publication 7", content },
      { kind: "driver-catalogue", name: "Catalogue of drivers", content: driverCatalogue },
      { kind: "image", name: "Windows 11 Pro x64", content: { sha256: hash("d"), sizeBytes: 5_000_000_000 } },
      { kind: "package", name: "Contoso Tools 2.1.0", content: archive },
    ]);
  });

  it("of a package from before there were archives are its files, each content once", () => {
    const downloads = downloadsOf(planOf([{ ...tools, archive: null }]), nothing);
    expect(downloads.map(({ name }) => name)).toEqual([
      "Windows 11 Pro x64",
      "Contoso Tools 2.1.0: tools/agent.exe",
      "Contoso Tools 2.1.0: tools/agent.ini",
      "Contoso Tools 2.1.0: readme.txt",
    ]);
  });

  it("leave out a package whose steps need none of its files", () => {
    const plan = planOf([{ ...tools, archive: null, files: [], steps: [scriptStep(32)] }]);
    expect(downloadsOf(plan, nothing).map(({ kind }) => kind)).toEqual(["image"]);
  });
});
