import { wingetPin } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { commandsOfPin, kindOfPin, wayOfPin } from "./pin-words.ts";

const pin = (changes: object) =>
  wingetPin.parse({
    version: "1.0",
    architecture: "x64",
    type: "portable",
    url: "https://downloads.example/file.zip",
    sha256: "a".repeat(64),
    arguments: "",
    exitCodes: [],
    productCode: null,
    manifestSha256: "b".repeat(64),
    resolvedAt: "2026-11-23T09:00:00.000Z",
    ...changes,
  });
const portable = { displayName: "A", publisher: "B", displayVersion: "1.0", command: "a", dependsOnPath: false };
const nestedFiles = [
  { path: "bin/rg.exe", alias: null },
  { path: "bin/other.exe", alias: "rg-other" },
];

describe("what a pinned installer is called", () => {
  it("tells an archive from what lies open, and by what names its programs are called", () => {
    expect(kindOfPin(pin({}))).toBe("Portable program");
    expect(kindOfPin(pin({ type: "wix", nestedFiles: [{ path: "a.msi" }] }))).toBe("MSI (WiX) in a ZIP archive");
    expect(commandsOfPin(pin({ portable }))).toEqual(["a"]);
    expect(commandsOfPin(pin({ portable, nestedFiles }))).toEqual(["rg", "rg-other"]);
    expect(commandsOfPin(pin({ type: "msi" }))).toEqual([]);
  });

  it("says what a device does with it", () => {
    expect(wayOfPin(pin({ type: "inno", nestedFiles: [{ path: "setup.exe" }] }))).toBe(
      "Unpacked, then: run without winget",
    );
    expect(wayOfPin(pin({ nestedFiles, portable }))).toContain("WinGet\\Packages");
    expect(wayOfPin(pin({ type: "msix" }))).toContain("DISM");
  });
});
