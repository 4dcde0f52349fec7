import { msiInspectionOf, openFileReader, readInstallerFile, readSmbiosFile } from "@windlass/media";
import type {
  CabInspection,
  CommandProposal,
  MsiChangeInspection,
  MsiFacts,
  ProgramInspection,
  SmbiosInspection,
} from "@windlass/protocol";
import { readableSize } from "../sizes.ts";
import type { Inspected } from "./inspected.ts";

const facts = (head: string, rows: readonly (readonly [string, string | number | null])[]): string =>
  [
    head,
    ...rows.flatMap(([name, value]) => (value === null || value === "" ? [] : `  ${name.padEnd(16)}${value}`)),
  ].join("\n");

const describeMsi = (path: string, msi: MsiFacts): string =>
  facts(`${path}: Windows Installer package`, [
    ["product", msi.productName],
    ["version", msi.productVersion],
    ["manufacturer", msi.manufacturer],
    ["product code", msi.productCode],
    ["upgrade code", msi.upgradeCode],
    ["architecture", msi.architecture],
    ["language", msi.languages.join(", ")],
    ["installs for", msi.installsFor],
    ["made with", msi.madeWith],
  ]);

const describeChange = (path: string, change: MsiChangeInspection): string =>
  facts(`${path}: Windows Installer ${change.kind === "msi-patch" ? "patch" : "transform"}`, [
    ["title", change.title],
    ["patch code", change.patchCode],
    ["for products", change.targetProductCodes.join(", ")],
  ]);

/** Files shown to people; programs get them all. */
const mostShown = 40;

const describeCab = (path: string, cab: CabInspection): string => {
  const shown = cab.files
    .slice(0, mostShown)
    .map(({ path: name, sizeBytes }) => `  ${name} · ${readableSize(sizeBytes)}`);
  const more = cab.files.length > mostShown ? [`  … and ${cab.files.length - mostShown} more`] : [];
  const neighbours = [cab.previous && `follows ${cab.previous}`, cab.next && `goes on in ${cab.next}`].filter(Boolean);
  const compressions = [...new Set(cab.folders.map(({ compression }) => compression))].join(", ");
  const head = [`${cab.files.length} files`, compressions, ...neighbours].filter((part) => part !== "").join(", ");
  return [`${path}: cabinet, ${head}`, ...shown, ...more].join("\n");
};

const describeProposal = ({ commandLine, certainty, note }: CommandProposal): string =>
  `    ${commandLine}  (${certainty})${note === null ? "" : `\n      ${note}`}`;

const describeProgram = (path: string, program: ProgramInspection): string => {
  const { installer, signature } = program;
  const signed = signature.present
    ? `attached, not verified${signature.subject ? `: ${signature.subject}` : ""}`
    : "none";
  const head = facts(`${path}: program`, [
    ["product", program.productName],
    ["version", program.productVersion],
    ["company", program.companyName],
    ["description", program.description],
    ["architecture", program.architecture],
    ["signature", signed],
    ["installer", installer ? [installer.type, installer.toolVersion].filter(Boolean).join(" ") : "none that is known"],
    ["seen by", installer?.evidence ?? null],
  ]);
  const list = (title: string, proposals: readonly CommandProposal[]) =>
    proposals.length === 0 ? [] : [`  ${title}`, ...proposals.map(describeProposal)];
  return [head, ...list("silent", installer?.silent ?? []), ...list("uninstall", installer?.uninstall ?? [])].join(
    "\n",
  );
};

const describeSmbios = (path: string, smbios: SmbiosInspection): string => {
  const { system, bios, chassis, memory, processors, tpm } = smbios;
  const total = memory.modules.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return facts(`${path}: SMBIOS ${smbios.version ?? "table"}, ${smbios.structures} structures`, [
    ["manufacturer", system?.manufacturer ?? null],
    ["model", system?.productName ?? null],
    ["SKU", system?.sku ?? null],
    ["serial number", system?.serialNumber ?? null],
    ["UUID", system?.uuid ?? null],
    ["chassis", chassis?.typeName ?? null],
    ["BIOS", bios && [bios.vendor, bios.version, bios.releaseDate].filter(Boolean).join(" ")],
    ["processor", processors.map(({ version }) => version ?? "unknown").join(", ")],
    ["memory", `${readableSize(total)} in ${memory.modules.length} of ${memory.slots} places`],
    ["TPM", tpm && `${tpm.vendor} ${tpm.version}`],
  ]);
};

/**
 * A Windows Installer file, a cabinet, a program or a dump of SMBIOS, told by its contents.
 *
 * @returns null where it is none of them, or cannot be opened
 * @throws WindlassError `installer.*`
 */
export const inspectInstaller = async (path: string): Promise<Inspected | null> => {
  // A file that cannot be opened is told of by the reader of images, which is asked last.
  const reader = await openFileReader(path).catch(() => null);
  if (!reader) return null;
  try {
    const file = { reader, fileName: path };
    const found = (await readInstallerFile(file)) ?? (await readSmbiosFile(file));
    if (!found) return null;
    if (found.kind === "msi") return { data: msiInspectionOf(found), text: describeMsi(path, found) };
    if (found.kind === "cab") return { data: found, text: describeCab(path, found) };
    if (found.kind === "program") return { data: found, text: describeProgram(path, found) };
    if (found.kind === "smbios") return { data: found, text: describeSmbios(path, found) };
    return { data: found, text: describeChange(path, found) };
  } finally {
    await reader.close();
  }
};
