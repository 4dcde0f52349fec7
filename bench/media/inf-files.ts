import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../packages/media/fixtures/inf");
const names = ["nic", "storage-vmd", "audio-extension", "audio-component", "arm64-gpio", "chipset-null"];
const samples = names.map((name) => readFileSync(join(folder, `${name}.inf`), "utf8"));

/** Registry values as long as a vendor's settings; they are read over. */
const settings = (lines: number): string =>
  Array.from(
    { length: lines },
    (_, number) => `HKR, Settings\\Group${number % 40}, Value${number}, 0x00010001, ${number} ; a setting`,
  ).join("\r\n");

/** A driver with as many models and settings as large ones of graphics and audio have. */
const largeInf = (models: number): string =>
  `[Version]
Signature="$Windows NT$"
Class=Display
ClassGuid={4d36e968-e325-11ce-bfc1-08002be10318}
Provider=%P%
CatalogFile=big.cat
DriverVer=01/02/2025,31.0.15.1234
[Manufacturer]
%P%=Models,NTamd64.10.0...19041,NTamd64.10.0...22000
${["19041", "22000"]
  .map(
    (build) =>
      `[Models.NTamd64.10.0...${build}]\n${Array.from({ length: models }, (_, number) => `%D${number}% = Inst${number % 50}, PCI\\VEN_10DE&DEV_${number.toString(16).padStart(4, "0")}&SUBSYS_00001028`).join("\r\n")}`,
  )
  .join("\n")}
${Array.from({ length: 50 }, (_, number) => `[Inst${number}]\nCopyFiles=@big.sys\nAddReg=Settings`).join("\n")}
[Settings]
${settings(6000)}
[SourceDisksNames]
1=Disk
[SourceDisksFiles]
big.sys=1
[Strings]
P="Contoso"
${Array.from({ length: models }, (_, number) => `D${number}="Contoso Graphics ${number}"`).join("\r\n")}
`;

export interface InfFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * As many INF files as asked for, no two alike, in the proportions of a maker's pack: most have a few kilobytes, every
 * tenth is UTF-16, every two-hundredth has half a megabyte.
 */
export const infFiles = (count: number): InfFile[] => {
  const large = largeInf(1500);
  return Array.from({ length: count }, (_, number) => {
    const sample = number % 200 === 199 ? large : `${samples[number % samples.length]}\n[Unused]\n${settings(30)}\n`;
    const text = `; ${createHash("sha256").update(String(number)).digest("hex")}\n${sample}`;
    const bytes = number % 10 === 9 ? Buffer.from(`\ufeff${text}`, "utf16le") : Buffer.from(text);
    return { name: `driver${number}.inf`, bytes };
  });
};
