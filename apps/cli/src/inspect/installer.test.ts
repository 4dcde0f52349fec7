import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const source = `<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Name="Acme Tool" Id="C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11" UpgradeCode="0C9E6F3A-2B7E-4B4E-9D39-7C5F5C0B7A22"
           Language="1033" Version="3.2.1" Manufacturer="Contoso Ltd.">
    <Package Id="*" InstallerVersion="500" Languages="1033" Compressed="yes" InstallScope="perMachine"/>
    <Directory Id="TARGETDIR" Name="SourceDir"/>
    <Feature Id="Complete" Level="1"/>
  </Product>
</Wix>`;

const wixlIsThere = spawnSync("which", ["wixl"], { stdio: "ignore" }).status === 0;

describe.skipIf(!wixlIsThere)("windlass inspect of a Windows Installer package", () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "windlass-inspect-"));
    await writeFile(join(folder, "acme.wxs"), source);
    // Whatever it is called: what a file is stands in its bytes.
    path = join(folder, "download.tmp");
    spawnSync("wixl", ["-a", "x64", "-o", path, join(folder, "acme.wxs")]);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const inspect = (file: string, ...options: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, "../../bin/windlass.mjs"), "inspect", file, ...options], {
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "--max-old-space-size=96" },
    });

  it("prints exactly the facts of the package", () => {
    const { status, stdout } = inspect(path, "--json");
    expect({ status, object: JSON.parse(stdout) }).toEqual({
      status: 0,
      object: {
        kind: "msi",
        productName: "Acme Tool",
        productCode: "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}",
        productVersion: "3.2.1",
        upgradeCode: "{0C9E6F3A-2B7E-4B4E-9D39-7C5F5C0B7A22}",
        manufacturer: "Contoso Ltd.",
        architecture: "x64",
        language: 1033,
      },
    });
    expect(inspect(path).stdout).toMatch(/Windows Installer package\n {2}product {9}Acme Tool\n/);
  });

  it("refuses one that is cut short with status 2, naming file and byte", async () => {
    const short = join(folder, "short.msi");
    await writeFile(short, (await readFile(path)).subarray(0, 4096));
    const { status, stdout } = inspect(short, "--json");
    expect({ status, error: JSON.parse(stdout).error }).toMatchObject({
      status: 2,
      error: { code: "installer.truncated", message: expect.stringMatching(/short\.msi is cut short.* byte \d+/) },
    });
  });
});
