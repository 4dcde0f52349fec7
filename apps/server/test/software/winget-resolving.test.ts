import type { WingetAnswer } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { resolveWinget } from "../../src/features/software/winget/resolve.ts";
import type { WingetSource } from "../../src/features/software/winget/source.ts";
import { manifests } from "./winget-manifests.ts";

const source: WingetSource = {
  manifest: async (path) => manifests[`/raw/manifests/${path}`] ?? null,
  folders: async (path) =>
    (JSON.parse(manifests[`/list/manifests/${path}`] ?? "[]") as { name: string }[]).map(({ name }) => name),
};
const resolve = (
  packageId: string,
  version: string | null,
  architectures: WingetAnswer["pins"][number]["architecture"][] = ["x64"],
  scope: "machine" | "user" = "machine",
): Promise<WingetAnswer> =>
  resolveWinget(source, { packageId, version, scope, architectures }, new Date("2026-11-23T09:00:00Z"));

describe("a WinGet package that is a portable program", () => {
  it("is pinned with the names it gets on the device, the newest version by winget's order", async () => {
    const { pins, problems } = await resolve("Contoso.Jq", null, ["x64", "x86", "arm64"]);
    expect(pins).toMatchObject([
      {
        version: "1.8.0",
        type: "portable",
        nestedFiles: [],
        arguments: "",
        // 1.80 is a version, not a number.
        portable: {
          displayName: "jq",
          publisher: "Contoso Tools",
          displayVersion: "1.80",
          command: "jq",
          dependsOnPath: false,
        },
      },
      { architecture: "x86", type: "portable" },
    ]);
    expect(problems).toEqual([{ architecture: "arm64", message: expect.stringContaining("no installer for arm64") }]);
  });

  it("in an archive keeps the files that count and their aliases, with forward slashes", async () => {
    const { pins } = await resolve("Contoso.Search", "14.1.1", ["x64", "arm64"]);
    const folder = "search-14.1.1-x86_64-pc-windows-msvc";
    expect(pins.map(({ type, nestedFiles, portable }) => [type, nestedFiles, portable?.dependsOnPath])).toEqual([
      [
        "portable",
        [
          { path: `${folder}/rg.exe`, alias: "rg" },
          { path: `${folder}/tools/index.exe`, alias: "rg-index" },
        ],
        false,
      ],
      ["portable", [{ path: "rg.exe", alias: null }], true],
    ]);
  });

  it("is for everybody at the device, never for one person", async () => {
    const { pins, problems } = await resolve("Contoso.Jq", null, ["x64"], "user");
    expect(pins).toEqual([]);
    expect(problems[0]?.message).toContain("put in place for everybody");
  });
});

describe("a WinGet package that is an installer in an archive", () => {
  it("is pinned by the type of the file in it, with that type's switches", async () => {
    const { pins, problems } = await resolve("Contoso.Suite", "5.2", ["x64", "x86"]);
    expect(pins).toMatchObject([
      {
        type: "inno",
        nestedFiles: [{ path: "Setup/Suite Setup.exe", alias: null }],
        arguments: "/SP- /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /MERGETASKS=!runcode",
        productCode: "ContosoSuite_is1",
        portable: null,
      },
    ]);
    expect(problems[0]?.message).toContain("for the user only");
  });
});

describe("a WinGet package that is an MSIX package", () => {
  it("is pinned with the frameworks it needs, theirs first, and says what else it asks for", async () => {
    const { pins, dependencies, notes } = await resolve("Contoso.Terminal", "1.22.10352.0");
    expect(pins).toMatchObject([
      {
        type: "msix",
        arguments: "",
        dependencies: [
          { packageId: "Contoso.VCLibs.Desktop.14", version: "14.0.33728.0", type: "msix", nestedFiles: [] },
          {
            packageId: "Contoso.UI.Xaml.2.8",
            version: "2.8.6",
            type: "appx",
            nestedFiles: [{ path: "tools/AppX/x64/Release/Contoso.UI.Xaml.2.8.appx" }],
          },
        ],
      },
    ]);
    // A program, and what is not there: packages of their own.
    expect(dependencies).toEqual(["Contoso.VCRedist.x64", "Contoso.Vanished"]);
    expect(pins[0]?.requires).toEqual(dependencies);
    expect(notes.map(({ message }) => message)).toEqual([
      expect.stringContaining("Contoso.Vanished, which it needs, could not be pinned"),
      "It needs Windows features: NetFx3.",
    ]);
  });

  it("for one person is refused with the reason", async () => {
    expect((await resolve("Contoso.Personal", "1.0")).problems[0]?.message).toContain("for the user only");
    const asked = await resolve("Contoso.Personal", "1.0", ["x64"], "user");
    expect(asked.problems[0]?.message).toContain("provisioned for everybody");
  });
});

describe("a WinGet manifest that cannot be used", () => {
  it.each([
    ["Pwa", "of the type pwa"],
    ["Traversal", "leads out of the folder"],
    ["Absolute", "holds a character that Windows does not take"],
    ["Device", "names the file “a.exe” in its archive"],
    ["Nothing", "does not say which file of it is run"],
    ["Several", "names several files"],
  ])("is refused in words: %s", async (name, words) => {
    const { pins, problems } = await resolve(`Contoso.${name}`, "1.0");
    expect(pins).toEqual([]);
    expect(problems[0]?.message).toContain(words);
  });
});
