import { asOnMedia, type OperatingSystemView, type WindowsImage } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { imagesFor, newEntry, systemsFor, withImage, withSystem } from "./choices.ts";

const image = (
  index: number,
  edition: string,
  languages: string[],
  architecture: "x64" | "arm64" = "x64",
): WindowsImage => ({
  index,
  name: `Windows 11 ${edition}`,
  edition,
  architecture,
  languages,
  defaultLanguage: languages[0] ?? null,
  build: 26100,
  servicePackBuild: 1,
  sizeBytes: 1,
});

const system = (id: string, importedAt: string, images: WindowsImage[]): OperatingSystemView => ({
  id,
  organisationId: "organisation",
  name: id,
  kind: "wim",
  compression: "lzx",
  sha256: "0".repeat(64),
  sizeBytes: 1,
  images,
  release: null,
  media: null,
  usedBy: [],
  importedAt,
});

const older = system("older", "2026-01-01T00:00:00.000Z", [
  image(1, "Professional", ["en-US", "de-DE"]),
  image(2, "Enterprise", ["en-US", "de-DE"]),
]);
const newer = system("newer", "2026-10-01T00:00:00.000Z", [
  image(1, "Enterprise", ["de-DE"]),
  image(2, "Professional", ["en-GB"], "arm64"),
]);
const systems = [older, newer];

describe("choosing the operating system of a build", () => {
  it("offers no Windows PE, which lies beside Windows in an ESD", () => {
    const esd = system("esd", "2026-01-01T00:00:00.000Z", [
      image(1, "WindowsPE", ["en-US"]),
      image(4, "Core", ["en-US"]),
    ]);
    expect(imagesFor(esd, "x64").map(({ index }) => index)).toEqual([4]);
  });

  it("offers only images of the architecture", () => {
    expect(imagesFor(newer, "arm64").map((item) => item.index)).toEqual([2]);
    expect(systemsFor(systems, "arm64")).toEqual([newer]);
    expect(systemsFor(systems, "x86")).toEqual([]);
  });

  it("begins with the newest media", () => {
    expect(newEntry("x64", systems)).toEqual({
      architecture: "x64",
      operatingSystemId: "newer",
      imageIndex: 1,
      language: "de-DE",
      ...asOnMedia,
    });
  });

  it("keeps edition and language when new media have them too, under whatever number", () => {
    const entry = {
      architecture: "x64",
      operatingSystemId: "older",
      imageIndex: 2,
      language: "de-DE",
      ...asOnMedia,
    } as const;
    expect(withSystem(entry, systems, "newer")).toMatchObject({ imageIndex: 1, language: "de-DE" });
  });

  it("falls back to the image's own language when it has not the chosen one", () => {
    const entry = {
      architecture: "x64",
      operatingSystemId: "older",
      imageIndex: 2,
      language: "en-US",
      ...asOnMedia,
    } as const;
    expect(withSystem(entry, systems, "newer").language).toBe("de-DE");
    expect(withImage({ ...entry, language: "fr-FR" }, older, 1).language).toBe("en-US");
  });

  it("stays incomplete, and so refused by the form, where there is nothing to choose", () => {
    expect(newEntry("x86", systems)).toMatchObject({ operatingSystemId: "", imageIndex: 0 });
  });
});
