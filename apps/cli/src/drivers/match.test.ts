import { spawnSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProgram } from "../program.ts";
import { readDriverFolder } from "./read-folder.ts";
import { walkFolder } from "./walk-folder.ts";

const fixtures = join(import.meta.dirname, "../../../../packages/media/fixtures/inf");
const audio = "HDAUDIO\\FUNC_01&VEN_10EC&DEV_0257&SUBSYS_17AA22D8";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "windlass-match-"));
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

const folderWith = async (name: string, files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = join(root, name);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
};

/** A complete INF for one network card. */
const nic = (ids: string, version = "01/02/2024,1.2.3.4", decoration = "NTamd64.10.0") => `[Version]
Signature="$Windows NT$"
Class=Net
ClassGuid={4d36e972-e325-11ce-bfc1-08002be10318}
Provider=Contoso
CatalogFile=nic.cat
DriverVer=${version}
[Manufacturer]
Contoso=Nic,${decoration}
[Nic.${decoration}]
"Card"=Install,${ids}
[Install]
`;

const run = async (...parameters: string[]) => {
  const output: string[] = [];
  const errors: string[] = [];
  let status: number | null = null;
  const terminal = { out: (text: string) => void output.push(text), error: (text: string) => void errors.push(text) };
  const exit = (code: number) => {
    status = code;
  };
  const line = ["drivers", "match", ...parameters];
  const program = await createProgram("0", terminal, exit, line);
  await program.parseAsync(line, { from: "user" });
  return { output: output.join(""), errors: errors.join(""), status };
};
const match = async (folder: string, ...parameters: string[]) => {
  const { output, status } = await run("--inf-folder", folder, "--json", ...parameters);
  expect(status).toBe(0);
  return JSON.parse(output);
};

describe("windlass drivers match", () => {
  it("prints the candidates of a folder with rank and reason, best first, in its documented form", async () => {
    const folder = await folderWith("ranked", {
      "general/nic.inf": nic("PCI\\VEN_8086&DEV_15F3", "06/01/2025,9.0.0.0"),
      "exact/nic.inf": nic("PCI\\VEN_8086&DEV_15F3&SUBSYS_0CB21028"),
      "exact/nic.cat": "",
    });
    const told = await match(
      folder,
      "--hardware-id",
      "pci\\ven_8086&dev_15f3&subsys_0cb21028",
      "PCI\\VEN_8086&DEV_15F3",
    );
    expect(told).toEqual({
      system: { architecture: "x64", build: 26200 },
      hardwareIds: ["pci\\ven_8086&dev_15f3&subsys_0cb21028", "PCI\\VEN_8086&DEV_15F3"],
      compatibleIds: [],
      outcome: "driver",
      says: "exact/nic.inf 1.2.3.4",
      chosen: "exact/nic.inf",
      candidates: [
        {
          inf: "exact/nic.inf",
          kind: "base",
          provider: "Contoso",
          class: "Net",
          description: "Card",
          matchedId: "pci\\ven_8086&dev_15f3&subsys_0cb21028",
          matchedBy: "hardware-hardware",
          standing: "chosen",
          why: "Best rank, then newest, of 2 drivers for this part.",
          rank: "0x00FF0000",
          rankInWords:
            "has a catalogue (00), no feature score (FF), 1st hardware id of the device is the hardware id of the INF (0000)",
          featureScore: 255,
          signed: true,
          driverDate: "2024-01-02",
          driverVersion: "1.2.3.4",
          installSection: "Install",
          role: "network",
          nullDriver: false,
          missingFiles: [],
        },
        expect.objectContaining({
          inf: "general/nic.inf",
          standing: "worse-rank",
          rank: "0x00FF0001",
          why: "exact/nic.inf has the better rank: 0x00FF0000 before 0x00FF0001.",
          missingFiles: ["nic.cat"],
        }),
      ],
      extensions: [],
      ruledOut: [],
      components: [],
      infFiles: 2,
      skipped: [],
    });
  });

  it("looks at the sections for the build and architecture that are named", async () => {
    const folder = await folderWith("builds", { "a.inf": nic("PCI\\A", "01/02/2024,1.0", "NTamd64.10.0...22000") });
    expect(await match(folder, "--hardware-id", "PCI\\A")).toMatchObject({ chosen: "a.inf" });
    expect(await match(folder, "--hardware-id", "PCI\\A", "--os-build", "19045")).toMatchObject({
      chosen: null,
      ruledOut: [{ inf: "a.inf", reason: "build", why: "It needs Windows build 22000 or later; this is build 19045." }],
    });
    expect(await match(folder, "--hardware-id", "PCI\\A", "--architecture", "arm64")).toMatchObject({
      outcome: "none",
      ruledOut: [{ reason: "architecture" }],
    });
  });

  it("shows two equally good drivers as a conflict and chooses none", async () => {
    const folder = await folderWith("conflict", {
      "a.inf": nic("PCI\\A"),
      "b.inf": `${nic("PCI\\A")}; another file\n`,
    });
    expect(await match(folder, "--hardware-id", "PCI\\A")).toMatchObject({
      outcome: "conflict",
      chosen: null,
      candidates: [
        { inf: "a.inf", standing: "conflict" },
        { inf: "b.inf", standing: "conflict" },
      ],
    });
  });

  it("adds extensions, and the drivers of the software components they make", async () => {
    const told = await match(fixtures, "--hardware-id", audio);
    expect(told).toMatchObject({
      outcome: "none",
      extensions: [{ inf: "audio-extension.inf", standing: "chosen" }],
      components: [{ madeBy: "audio-extension.inf", candidates: [{ inf: "audio-component.inf", standing: "chosen" }] }],
    });
  });

  it("prints a table for people", async () => {
    const { output } = await run("--inf-folder", fixtures, "--hardware-id", audio);
    expect(output).toContain("rank        date        version     INF                  standing");
    expect(output).toContain("1  0x00FF0000  2024-03-05  6.0.9644.1  audio-extension.inf  chosen");
    expect(output).toContain("! Windows refuses it while files are missing: hdxext.cat");
  });

  it("refuses a folder that is none with status 2", async () => {
    const none = await run("--inf-folder", join(root, "nowhere"), "--hardware-id", "PCI\\A", "--json");
    expect(none.status).toBe(2);
    expect(JSON.parse(none.output).error).toMatchObject({ code: "driver-match.folder-unreadable" });
  });
});

describe("a hostile folder", () => {
  it("is read without following links, waiting for pipes or stopping at what is no INF, and each is named", async () => {
    const folder = await folderWith("hostile", {
      "good/a.inf": nic("PCI\\A"),
      "bad/words.inf": "only words",
      "bad/bytes.inf": "\u0000\u0001\u0002",
    });
    const outside = await folderWith("outside", { "secret.inf": nic("PCI\\A", "01/01/2030,9.9.9.9") });
    await symlink(outside, join(folder, "way-out"));
    await symlink(join(outside, "secret.inf"), join(folder, "linked.inf"));
    await symlink(folder, join(folder, "good/circle"));
    expect(spawnSync("mkfifo", [join(folder, "pipe.inf")]).status).toBe(0);
    const told = await match(folder, "--hardware-id", "PCI\\A");
    expect(told).toMatchObject({ chosen: "good/a.inf", candidates: [{ inf: "good/a.inf" }], infFiles: 1 });
    expect(told.skipped.map(({ path }: { path: string }) => path)).toEqual([
      "good/circle",
      "linked.inf",
      "pipe.inf",
      "way-out",
      "bad/bytes.inf",
      "bad/words.inf",
    ]);
    expect(told.skipped[5].what).toContain("bad/words.inf");
  });

  it("does not follow a link by Include either", async () => {
    const folder = await folderWith("include", {
      "a.inf": nic("PCI\\A").replace("[Install]", "[Install]\nInclude=common.inf\nNeeds=Common"),
    });
    const common = `${nic("PCI\\B")}[Common]\nFeatureScore=01\nExcludeID=PCI\\A\nCopyFiles=@stolen.sys\n`;
    const outside = await folderWith("include-outside", { "common.inf": common });
    await symlink(join(outside, "common.inf"), join(folder, "common.inf"));
    const linked = await readDriverFolder(folder);
    expect(linked.drivers[0]?.inf.files.map(({ path }) => path)).not.toContain("stolen.sys");
    await rm(join(folder, "common.inf"));
    await copyFile(join(outside, "common.inf"), join(folder, "common.inf"));
    const plain = await readDriverFolder(folder);
    expect(plain.drivers[0]?.inf.files.map(({ path }) => path)).toContain("stolen.sys");
  });

  it("is refused when it is larger than any pack", async () => {
    const folder = await folderWith("large", { "a.inf": "", "b.inf": "", "c/d/e.inf": "" });
    const limits = { entries: 100, infFiles: 100, depth: 9 };
    await expect(walkFolder(folder, { ...limits, entries: 3 })).rejects.toThrow("more than 3 entries");
    await expect(walkFolder(folder, { ...limits, infFiles: 2 })).rejects.toThrow("more than 2 INF files");
    expect(await walkFolder(folder, { ...limits, depth: 1 })).toEqual({
      infFiles: ["a.inf", "b.inf"],
      skipped: [{ path: "c/d", what: "it is more than 1 folders deep" }],
    });
  });
});
