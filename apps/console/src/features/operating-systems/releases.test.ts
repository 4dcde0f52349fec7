import type { OperatingSystemView, WindowsImage } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { coverageOf, groupByRelease, importsOf } from "./releases.ts";

const image = (architecture: "x64" | "arm64", languages: string[]): WindowsImage => ({
  index: 1,
  name: "",
  edition: "Professional",
  architecture,
  languages,
  defaultLanguage: null,
  build: 26100,
  servicePackBuild: 1,
  sizeBytes: 1,
});

const medium = (
  id: string,
  build: number | null,
  images: WindowsImage[],
  users: string[] = [],
): OperatingSystemView => ({
  id,
  organisationId: "contoso",
  name: id,
  kind: "wim",
  compression: "lzx",
  sha256: "0".repeat(64),
  sizeBytes: 1,
  images,
  release: build === null ? null : { product: "Windows 11", version: null, build, name: `Windows 11 ${build}` },
  media: null,
  usedBy: users.map((name) => ({ id: name, name })),
  importedAt: "2026-11-01T00:00:00.000Z",
});

describe("media by release", () => {
  it("are grouped, the newest release first, with every build that uses one of them once", () => {
    const groups = groupByRelease([
      medium("old", 26100, [image("x64", ["de-DE"])], ["Office", "Kiosk"]),
      medium("new", 26200, [image("x64", ["de-DE"])]),
      medium("old-arm", 26100, [image("arm64", ["en-US"])], ["Office"]),
      medium("unknown", null, []),
    ]);
    expect(groups.map(({ name, media, usedBy }) => [name, media.length, usedBy.map((build) => build.name)])).toEqual([
      ["Windows 11 26200", 1, []],
      ["Windows 11 26100", 2, ["Kiosk", "Office"]],
    ]);
  });

  it("tell which languages there are for which architecture", () => {
    const media = [
      medium("a", 1, [image("arm64", ["en-US"])]),
      medium("b", 1, [image("x64", ["en-US"]), image("x64", ["de-DE"])]),
    ];
    expect(coverageOf({ media })).toBe("x64 de-DE, en-US · arm64 en-US");
  });
});

describe("chosen files", () => {
  it("are imported one by one, and the parts of a split set together", () => {
    const named = (names: string[]) =>
      importsOf(names.map((name) => ({ name }))).map((set) => set.map(({ name }) => name));
    expect(named(["a.iso", "install2.swm", "b.wim", "Install.swm", "other.swm"])).toEqual([
      ["a.iso"],
      ["install2.swm", "Install.swm"],
      ["b.wim"],
      ["other.swm"],
    ]);
  });
});
