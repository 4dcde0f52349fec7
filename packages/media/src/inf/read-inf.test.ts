import { driverFacts } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { memoryReader } from "../random-access.ts";
import { findMissingFiles } from "./missing-files.ts";
import { infFixture, readText, versionSection } from "./testing.ts";

const fixture = async (name: string) => await readText(infFixture(name), {}, name);

const modelsFor = async (name: string, architecture: string, minimumBuild: number | null = null) => {
  const { facts } = await fixture(name);
  return facts.manufacturers
    .flatMap(({ sections }) => sections)
    .filter(({ target }) => target.architecture === architecture && target.minimumBuild === minimumBuild)
    .flatMap(({ models }) => models);
};

const filesOf = async (name: string) => (await fixture(name)).files.map(({ path, kind }) => `${kind} ${path}`);

describe("a network driver for several builds", () => {
  it("tells class, provider, catalog, date and version, without problems", async () => {
    const { facts, problems } = await fixture("nic.inf");
    expect(facts).toMatchObject({
      kind: "base",
      class: "Net",
      classGuid: "4d36e972-e325-11ce-bfc1-08002be10318",
      provider: "Contoso Networks, Inc.",
      catalog: "e2nic.cat",
      driverDate: "2023-05-17",
      driverVersion: "2.1.3.15",
      extensionId: null,
    });
    expect(problems).toEqual([]);
    expect(driverFacts.parse(facts)).toEqual(facts);
  });

  it("keeps sections that exclude a system, and orders identifiers by rank", async () => {
    expect(
      (await fixture("nic.inf")).facts.manufacturers[0]?.sections.map(({ target, models }) => [
        target.architecture,
        target.minimumBuild,
        models.length,
      ]),
    ).toEqual([
      ["x86", null, 0],
      ["x64", null, 2],
      ["x64", 22000, 3],
      ["x86", null, 0],
    ]);
    expect((await modelsFor("nic.inf", "x64", 22000))[2]).toEqual({
      description: "Contoso(R) Ethernet Controller I225-LM",
      installSection: "E15F3.11",
      hardwareIds: ["PCI\\VEN_8086&DEV_15F2"],
      compatibleIds: ["PCI\\VEN_8086&CC_020000", "PCI\\VEN_8086&CC_0200"],
      excludedIds: ["PCI\\VEN_8086&DEV_15F3&SUBSYS_FFFF8086"],
      featureScore: 0xf0,
      driverDate: "2023-08-01",
      driverVersion: "2.1.3.20",
    });
  });

  it("names the files under their source names and folders, not their targets", async () => {
    expect(await filesOf("nic.inf")).toEqual([
      "catalog e2nic.cat",
      "file e2nic.sys",
      "file nic_msg.dll",
      "file tools/e2nicdiag.exe",
    ]);
  });
});

describe("other dialects", () => {
  it("read product type and build of a decoration, a compatible identifier alone, and catalogs by platform", async () => {
    const { facts, files } = await fixture("storage-vmd.inf");
    expect(facts.manufacturers[0]?.sections[0]?.target).toEqual({
      architecture: "x64",
      version: { major: 10, minor: 0 },
      productType: 1,
      suiteMask: null,
      minimumBuild: 17763,
    });
    expect(facts.manufacturers[0]?.sections[0]?.models[2]).toMatchObject({
      hardwareIds: [],
      compatibleIds: ["PCI\\CC_010802"],
    });
    expect(facts).toMatchObject({ catalog: "iaVmd64.cat", driverDate: "2024-11-09" });
    expect(files.map(({ path, architectures }) => `${architectures} ${path}`)).toContain("x86 x86/etw/RstMwEvent.man");
  });

  it("recognise extension, component, primitive, firmware and scripts of old", async () => {
    expect((await fixture("audio-extension.inf")).facts).toMatchObject({
      kind: "extension",
      extensionId: "a26cc55f-3b7d-4b1e-9b0c-3e6c3e5d1f20",
    });
    expect(await filesOf("audio-extension.inf")).toEqual([
      "catalog hdxext.cat",
      "inf hdxswc.inf",
      "inf apo/hdxapo.inf",
    ]);
    expect((await modelsFor("audio-extension.inf", "x64", 16299)).map(({ componentIds }) => componentIds)).toEqual([
      ["SWC\\VEN_10EC&AID_0001"],
      ["SWC\\VEN_10EC&AID_0001"],
    ]);
    expect((await fixture("audio-component.inf")).facts.kind).toBe("component");
    expect(await filesOf("audio-component.inf")).toEqual(["catalog hdxswc.cat", "cabinet audio.cab"]);
    expect((await fixture("primitive-filter.inf")).facts).toMatchObject({ kind: "primitive", manufacturers: [] });
    expect((await fixture("firmware.inf")).facts.kind).toBe("firmware");
    const { facts, problems } = await fixture("legacy-script.inf");
    expect(facts).toMatchObject({ kind: "legacy", class: "", catalog: null });
    expect(problems).toContainEqual(expect.objectContaining({ code: "legacy-install" }));
  });

  it("recognise null drivers and what Windows' own files bring", async () => {
    expect((await modelsFor("arm64-gpio.inf", "arm64", 26100)).map(({ nullDriver }) => nullDriver)).toEqual([
      undefined,
      true,
    ]);
    expect(await filesOf("arm64-gpio.inf")).toContain("file qcgpioif.bin");
    const { facts, problems } = await fixture("chipset-null.inf");
    expect(facts.manufacturers[0]?.sections[1]?.models.map(({ nullDriver }) => nullDriver)).toEqual([true, undefined]);
    expect(problems).toEqual([]);
  });
});

describe("what does not fit together", () => {
  it("is told of: a models section that is not there is never replaced by a near one", async () => {
    const { facts, problems } = await readText(
      `${versionSection}[Manufacturer]\nA=S,NTamd64.10.0...14310,NTmips\n[S.NTamd64.10.0...14393]\nD=I,PCI\\A\n[I]\n`,
    );
    expect(facts.manufacturers[0]?.sections).toEqual([expect.objectContaining({ models: [] })]);
    expect(problems).toMatchObject([
      { code: "decoration-unreadable", line: 9 },
      { code: "models-section-missing", severity: "error", line: 9 },
    ]);
  });

  it("is told of: models without install section or identifier, lists that are not there", async () => {
    const { problems } = await readText(
      `${versionSection}[Manufacturer]\nA=S,NTamd64\n[S.NTamd64]\nD=I,PCI\\A\nE=Missing,PCI\\B\nF=I\ngarbage\n[I.NTx86]\n[I]\nCopyFiles=NoList\nFeatureScore=best\n`,
    );
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ["feature-score-unreadable", 18],
      ["install-section-missing", 12],
      ["model-without-identifier", 13],
      ["model-unreadable", 14],
      ["copy-list-missing", 17],
    ]);
  });

  it("is told of: paths that lead out of the folder", async () => {
    const { files, problems } = await readText(
      `${versionSection}[Manufacturer]\nA=S\n[S]\nD=I,PCI\\A\n[I]\nCopyFiles=@a.sys,@b.sys\nCopyINF=..\\other.inf\n[SourceDisksNames]\n1=d,,,..\\..\\etc\n2=d,,,C:\\x\n[SourceDisksFiles]\na.sys=1\nb.sys=2\n`,
    );
    expect(files.map(({ path }) => path)).toEqual(["test.cat"]);
    expect(problems.map(({ code }) => code)).toEqual(["path-outside", "path-outside", "path-outside"]);
  });

  it("is told of: an incomplete [Version]", async () => {
    const { problems, facts } = await readText(
      "[Version]\nSignature=$Chicago$\nDriverVer=13/40/2024,1.2\n[Manufacturer]\nA=S\n[S]\nD=I,PCI\\A\n[I]\n",
    );
    expect(problems.map(({ code }) => code)).toEqual([
      "driver-version-unreadable",
      "class-missing",
      "class-missing",
      "provider-missing",
      "catalog-missing",
    ]);
    expect(facts).toMatchObject({ driverDate: null, driverVersion: "1.2.0.0" });
  });

  it("is refused when it is no INF at all", async () => {
    for (const text of [
      "",
      "; only words",
      "[Strings]\nA=b",
      "[Version]\nClass=Net",
      '[Version]\nSignature="Windows 95"',
    ])
      await expect(readText(text)).rejects.toMatchObject({ code: "inf.not-recognised" });
  });
});

describe("files beside an INF", () => {
  it("are missing when neither they nor their compressed form are there, whatever their case", async () => {
    const { files } = await fixture("nic.inf");
    const missing = findMissingFiles(files, ["E2NIC.CAT", "e2nic.sy_", "tools/other.exe"]);
    expect(missing.map(({ path }) => path)).toEqual(["nic_msg.dll", "tools/e2nicdiag.exe"]);
  });

  it("may be other INFs of the folder, whose sections are needed and which may include each other in a circle", async () => {
    const others: Record<string, string> = {
      "common.inf": `${versionSection}[Common]\nInclude=test.inf\nNeeds=Common2,I\nCopyFiles=List\n[Common2]\nInclude=common.inf\nNeeds=Common\n[List]\ncommon.sys\n[SourceDisksNames]\n1=d,,,lib\n[SourceDisksFiles]\ncommon.sys=1\n`,
    };
    const asked: string[] = [];
    const openInclude = async (name: string) => {
      asked.push(name);
      const text = others[name.toLowerCase()];
      return text === undefined ? null : memoryReader(Buffer.from(text));
    };
    const text = `${versionSection}[Manufacturer]\nA=S\n[S]\nD=I,PCI\\A\n[I]\nInclude=Common.inf,machine.inf,..\\evil.inf\nNeeds=Common,NO_DRV\n`;
    const { files } = await readText(text, { openInclude });
    expect(files.map(({ path }) => path)).toEqual(["test.cat", "lib/common.sys"]);
    expect(asked).toEqual(["Common.inf", "machine.inf"]);
  });
});
