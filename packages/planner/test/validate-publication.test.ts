import { asOnMedia, localAccount } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { compilePlan, defaultVolumes, validatePublication } from "../src/index.ts";
import { build, copyStep, hash, id, inventory, publication, tools } from "./fixtures.ts";

const messages = (body: ReturnType<typeof publication>) => validatePublication(body).map((problem) => problem.message);

describe("a publication", () => {
  it("without problems has none, and can be planned", () => {
    expect(validatePublication(publication())).toEqual([]);
    expect(() =>
      compilePlan({
        publication: publication(),
        publicationSha256: hash("7"),
        buildId: id(10),
        inventory: inventory(),
        random: Math.random,
      }),
    ).not.toThrow();
  });

  const windows = publication().operatingSystems;
  const entry = {
    architecture: "x64" as const,
    operatingSystemId: id(20),
    imageIndex: 1,
    language: "en-US",
    ...asOnMedia,
  };

  const cramped = {
    id: id(50),
    name: "Cramped",
    volumes: [
      ...defaultVolumes.slice(0, 2),
      { role: "windows" as const, label: "Windows", sizeMegabytes: 20_480, letter: null },
      { role: "data" as const, label: "Data", sizeMegabytes: null, letter: "D" },
    ],
  };
  const openModel = {
    id: id(51),
    name: "Open",
    accounts: [localAccount.parse({ name: "support", passwordSecretId: null, groups: [] })],
    groups: [],
  };

  it.each([
    ["an operating system that is not there", { operatingSystems: [] }, "not part of the publication"],
    [
      "an image that is not there",
      { builds: [build({ operatingSystems: [{ ...entry, imageIndex: 9 }] })] },
      "has no image 9",
    ],
    [
      "an image for another architecture",
      { builds: [build({ operatingSystems: [{ ...entry, imageIndex: 2 }] })] },
      "is for arm64, not x64",
    ],
    [
      "a language the image does not speak",
      { builds: [build({ operatingSystems: [{ ...entry, language: "fr-FR" }] })] },
      "no language fr-FR, only en-US, de-DE",
    ],
    [
      "one part of a split image",
      { operatingSystems: windows.map((system) => ({ ...system, kind: "swm" as const })) },
      "split image",
    ],
    [
      "a disk partition template that is not there",
      { builds: [build({ diskTemplateId: id(50) })] },
      "its disk partition template is not part of the publication",
    ],
    [
      "a disk partition template without room for Windows",
      { builds: [build({ diskTemplateId: id(50) })], diskTemplates: [cramped] },
      "the Windows partition of “Cramped” has no room for the image",
    ],
    [
      "a local security model that is not there",
      { builds: [build({ securityModelId: id(51) })] },
      "its local security model is not part of the publication",
    ],
    [
      "a local security model whose account has no password",
      { builds: [build({ securityModelId: id(51) })], securityModels: [openModel] },
      "“support” can be signed in with and has no password",
    ],
    ["a package that is not there", { packages: [] }, "is not part of the publication"],
    ["a package twice", { builds: [build({ packageIds: [id(30), id(30)] })] }, "twice"],
    ["an impossible computer name", { builds: [build({ computerNameTemplate: "%RAND:5%" })] }, "digits only"],
    ["a package without steps", { packages: [{ ...tools, steps: [] }] }, "no steps"],
    [
      "a copy of a file that the package lacks",
      { packages: [{ ...tools, steps: [copyStep(9, "missing")] }] },
      "does not hold",
    ],
    ["two builds of one name", { builds: [build(), build({ id: id(11), name: "OFFICE" })] }, "same name"],
  ])("is refused for %s", (_, changes, message) => {
    expect(messages(publication(changes)).join("\n")).toContain(message);
  });

  it("takes a package without steps that brings others together", () => {
    const bundle = { ...tools, id: id(31), name: "Everything", steps: [], dependencies: [tools.id] };
    expect(messages(publication({ packages: [tools, bundle] }))).toEqual([]);
  });

  it("names the object of each problem", () => {
    const [problem] = validatePublication(publication({ packages: [{ ...tools, steps: [] }] }));
    expect(problem).toMatchObject({ objectKind: "software-package", objectId: id(30), name: "Contoso Tools" });
  });
});
