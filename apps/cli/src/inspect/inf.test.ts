import { spawnSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspectInf } from "./inf.ts";

const cli = join(import.meta.dirname, "../..");
const fixture = (name: string) => join(cli, "../../packages/media/fixtures/inf", name);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-inf-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const inspect = (path: string, ...options: string[]) => {
  const parameters = [join(cli, "bin/windlass.mjs"), "inspect", path, ...options];
  const env = { ...process.env, NODE_OPTIONS: "--max-old-space-size=96" };
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: "utf8", env });
  return { status, stdout, stderr };
};

describe("windlass inspect of an INF file", () => {
  it("prints exactly its facts, its models in order and which of its files are not beside it", async () => {
    await mkdir(join(folder, "Tools"));
    for (const name of ["E2Nic.cat", "e2nic.sy_", "Tools/e2nicdiag.EXE"]) await writeFile(join(folder, name), "");
    await copyFile(fixture("nic.inf"), join(folder, "nic.txt"));
    const { status, stdout, stderr } = inspect(join(folder, "nic.txt"), "--json");
    expect({ status, stderr, lines: stdout.trimEnd().split("\n").length }).toEqual({ status: 0, stderr: "", lines: 1 });
    const told = JSON.parse(stdout);
    expect(told.models).toHaveLength(5);
    expect({ ...told, models: told.models.slice(4) }).toEqual({
      kind: "inf",
      class: "Net",
      classGuid: "4d36e972-e325-11ce-bfc1-08002be10318",
      provider: "Contoso Networks, Inc.",
      catalog: "e2nic.cat",
      driverDate: "2023-05-17",
      driverVersion: "2.1.3.15",
      extension: null,
      models: [
        {
          description: "Contoso(R) Ethernet Controller I225-LM",
          hardwareIds: ["PCI\\VEN_8086&DEV_15F2"],
          compatibleIds: ["PCI\\VEN_8086&CC_020000", "PCI\\VEN_8086&CC_0200"],
          architecture: "x64",
          minimumBuild: 22000,
        },
      ],
      missingFiles: ["nic_msg.dll"],
    });
  });

  it("follows Include and Needs into the folder, and tells people of problems by line", async () => {
    const head = (await readFile(fixture("primitive-filter.inf"), "utf8")).split("[DefaultInstall")[0] ?? "";
    const driver = `${head}[Manufacturer]\nContoso=S,NTamd64\n[S.NTamd64]\n"Part"=I,ROOT\\PART\n"Lost"=Gone,ROOT\\LOST\n[I]\nInclude=COMMON.inf\nNeeds=Common\n`;
    await writeFile(join(folder, "driver.inf"), driver);
    await writeFile(
      join(folder, "common.inf"),
      `${head}[Common]\nCopyFiles=@shared.sys\n[SourceDisksNames]\n1=d\n[SourceDisksFiles]\nshared.sys=1\n`,
    );
    const inspected = await inspectInf(join(folder, "driver.inf"));
    expect(inspected?.data).toMatchObject({ missingFiles: ["minispy.cat", "shared.sys"] });
    expect(inspected?.text).toMatch(/! line 14: There is no install section \[Gone\]\./);
  });

  it("refuses with status 2 what only has the name, and 100 MB of one line in little memory", async () => {
    await writeFile(join(folder, "words.inf"), "only words\n");
    const words = inspect(join(folder, "words.inf"), "--json");
    expect({ status: words.status, code: JSON.parse(words.stdout).error.code }).toEqual({
      status: 2,
      code: "inf.unreadable",
    });
    await writeFile(join(folder, "huge.inf"), "[Version]\nSignature=$Windows NT$\na=");
    await truncate(join(folder, "huge.inf"), 100_000_000);
    expect(JSON.parse(inspect(join(folder, "huge.inf"), "--json").stdout).error).toMatchObject({
      code: "inf.too-large",
    });
    const endless = join(folder, "endless.inf");
    await writeFile(endless, `[Version]\nSignature=$Windows NT$\na=${"b".repeat(9_900_000)}`);
    expect(inspect(endless)).toMatchObject({ status: 2, stderr: expect.stringContaining("line 3 (byte 33)") });
  });

  it("leaves other files to their readers", async () => {
    expect(await inspectInf(join(cli, "fixtures/devices.csv"))).toBeNull();
    expect(await inspectInf(join(folder, "nowhere.inf"))).toBeNull();
  });
});
