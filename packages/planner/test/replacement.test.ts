import {
  asOnMedia,
  type BuildDefinition,
  type PublishedOperatingSystem,
  settingsOfBuild,
  usualEnding,
  type WindowsImage,
} from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { applyReplacement, planReplacement } from "../src/index.ts";

const image = (index: number, edition: string, changes: Partial<WindowsImage> = {}): WindowsImage => ({
  index,
  name: `Windows 11 ${edition}`,
  edition,
  architecture: "x64",
  languages: ["de-DE"],
  defaultLanguage: "de-DE",
  build: 26200,
  servicePackBuild: 1,
  sizeBytes: 1,
  ...changes,
});

const media = (id: string, images: WindowsImage[]): PublishedOperatingSystem => ({
  id,
  name: id,
  kind: "wim",
  sha256: "a".repeat(64),
  sizeBytes: 1,
  images,
});

const old = media("old", [image(1, "Home", { build: 26100 }), image(6, "Professional", { build: 26100 })]);
const oldArm = media("old-arm", [image(1, "Professional", { architecture: "arm64", build: 26100 })]);
const build: BuildDefinition = {
  name: "Office",
  description: "",
  icon: "device",
  active: true,
  tags: [],
  ...settingsOfBuild.parse({}),
  operatingSystems: [
    { architecture: "x64", operatingSystemId: "old", imageIndex: 6, language: "de-DE", ...asOnMedia },
    { architecture: "arm64", operatingSystemId: "old-arm", imageIndex: 1, language: "de-DE", ...asOnMedia },
  ],
  packageIds: [],
  packageOptions: [],
  computerNameTemplate: "PC",
  naming: { lookUp: false, ask: null },
  diskTemplateId: null,
  securityModelId: null,
  ending: usualEnding,
  join: { kind: "none" },
  administrator: { kind: "as-it-is", renamedTo: null },
  whenDriverFails: "go-on",
  checks: null,
  autopilot: null,
};

const plan = (candidates: PublishedOperatingSystem[], replaced = [old, oldArm]) =>
  planReplacement(build, { replaced, candidates });
const targets = (candidates: PublishedOperatingSystem[]) =>
  plan(candidates).map(({ to, problem }) => (to ? `${to.operatingSystemId} ${to.imageIndex}` : problem));

const newX64 = media("new", [image(1, "Core"), image(3, "professional")]);
const newArm = media("new-arm", [image(2, "Professional", { architecture: "arm64" })]);

describe("replacing operating systems in a build", () => {
  it("takes the image of the same architecture, edition and language, wherever it lies on the new media", () => {
    expect(targets([newArm, newX64])).toEqual(["new 3", "new-arm 2"]);
    const after = applyReplacement(build, plan([newX64, newArm]));
    expect(after).toEqual({
      ...build,
      operatingSystems: [
        { architecture: "x64", operatingSystemId: "new", imageIndex: 3, language: "de-DE", ...asOnMedia },
        { architecture: "arm64", operatingSystemId: "new-arm", imageIndex: 2, language: "de-DE", ...asOnMedia },
      ],
    });
  });

  it("says what is missing and takes nothing near", () => {
    expect(targets([newX64])).toEqual(["new 3", "none of the new media is for arm64"]);
    expect(targets([media("home", [image(1, "Core")]), newArm])[0]).toBe(
      "the new media for x64 hold no edition Professional, only Core",
    );
    const english = media("english", [image(1, "Professional", { languages: ["en-US"], defaultLanguage: "en-US" })]);
    expect(targets([english, newArm])[0]).toBe("the new media hold Professional not in de-DE, only in en-US");
    expect(applyReplacement(build, plan([newX64])).operatingSystems[1]).toEqual(build.operatingSystems[1]);
  });

  it("prefers media whose own language is the wanted one, then the later ones", () => {
    const both = media("a-both", [
      image(1, "Professional", { languages: ["en-US", "de-DE"], defaultLanguage: "en-US" }),
    ]);
    const later = media("later", [image(1, "Professional", { servicePackBuild: 900 })]);
    expect(targets([both, newX64, newArm])[0]).toBe("new 3");
    expect(targets([both, newX64, later, newArm])[0]).toBe("later 1");
    expect(targets([later, newX64, both, newArm])[0]).toBe("later 1");
  });

  it("leaves alone what is not replaced", () => {
    expect(plan([newX64], [oldArm]).map(({ architecture }) => architecture)).toEqual(["arm64"]);
    expect(plan([newX64], [newX64])).toEqual([]);
  });
});
