import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { writeArchive } from "@windlass/content";
import { msiStep, publishedPackage, type SoftwareStep } from "@windlass/protocol";
import { id, sha256 } from "./scenario.ts";

export const wixlIsThere = spawnSync("which", ["wixl"], { stdio: "ignore" }).status === 0;

/** A product of Windows Installer in one version. */
export interface Vpn {
  readonly version: string;
  /** Without braces. */
  readonly code: string;
}

export const oldVpn: Vpn = { version: "5.1.0", code: "C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11" };
export const newVpn: Vpn = { version: "5.2.0", code: "D7A9E6C1-1B2C-4D5E-9F80-5A6B7C8D9E0F" };

/** An MSI made by wixl. */
export const madeMsi = ({ version, code }: Vpn): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), "windlass-agent-msi-"));
  const [source, file] = [join(folder, "vpn.wxs"), join(folder, "vpn.msi")];
  writeFileSync(
    source,
    `<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Product Name="Contoso VPN" Version="${version}" Language="1033"
      Id="${code}" UpgradeCode="0C9E6F3A-2B7E-4B4E-9D39-7C5F5C0B7A22" Manufacturer="Contoso">
      <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"/><Directory Id="TARGETDIR" Name="SourceDir"/>
      <Feature Id="F" Level="1"/></Product></Wix>`,
  );
  try {
    const { status, stderr } = spawnSync("wixl", ["-a", "x64", "-o", file, source], { encoding: "utf8" });
    if (status !== 0) throw new Error(`wixl: ${stderr}`);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

export const detectionOf = ({ version, code }: Vpn) => [
  { kind: "msi-product" as const, productCode: `{${code}}`, minimumVersion: version },
];

/** The step that removes a version by its product code. */
export const removalOf = (digit: number, { code }: Vpn): SoftwareStep =>
  msiStep.parse({ id: id(digit), name: "Remove it", kind: "msi", action: "uninstall", productCode: `{${code}}` });

/** A package that installs one version, and its archive as content. */
export const msiPackage = async (digit: number, vpn: Vpn, changes: object = {}) => {
  const msi = madeMsi(vpn);
  const file = { path: "setup/contoso vpn.msi", sha256: sha256(msi), sizeBytes: msi.length };
  const archive = await buffer(writeArchive([{ ...file, open: async () => Readable.from([msi]) }]));
  const published = publishedPackage.parse({
    id: id(digit),
    name: "Contoso VPN",
    version: vpn.version,
    steps: [msiStep.parse({ id: id(digit + 100), name: "Install it", kind: "msi", file: file.path })],
    files: [file],
    archive: { sha256: sha256(archive), sizeBytes: archive.length },
    ...changes,
  });
  return { published, archive };
};
