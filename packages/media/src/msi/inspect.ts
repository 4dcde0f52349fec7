import {
  type MsiChangeInspection,
  type MsiFacts,
  type MsiInspection,
  type ProgramArchitecture,
  WindlassError,
} from "@windlass/protocol";
import type { NamedReader } from "../fields.ts";
import { type InstallerDatabase, openInstallerDatabase } from "./database.ts";

/** Classes of the root storage (libmsi `libmsi-database.c`). */
const packageClass = "{000C1084-0000-0000-C000-000000000046}";
const transformClass = "{000C1082-0000-0000-C000-000000000046}";
const patchClass = "{000C1086-0000-0000-C000-000000000046}";

/** Platforms of the summary's template ("Template Summary property"); none is 32 bits. */
const platforms: Readonly<Record<string, ProgramArchitecture>> = {
  "": "x86",
  intel: "x86",
  x64: "x64",
  amd64: "x64",
  intel64: "ia64",
  arm64: "arm64",
  arm: "arm",
};

interface Template {
  readonly architecture: ProgramArchitecture | null;
  readonly languages: readonly number[];
}

/** Reads `x64;1033,1031`. Languages that are no numbers are left out. */
const readTemplate = (template: string | null): Template => {
  if (template === null) return { architecture: null, languages: [] };
  const [platform = "", languages = ""] = template.split(";");
  const numbers = languages.split(",").filter((language) => /^\s*\d{1,5}\s*$/.test(language));
  return { architecture: platforms[platform.trim().toLowerCase()] ?? null, languages: numbers.map(Number) };
};

/** Properties ALLUSERS and MSIINSTALLPERUSER decide ("Installation Context"); a dialog or command line may change it. */
const contextOf = (properties: ReadonlyMap<string, string>): MsiFacts["installsFor"] => {
  const allUsers = properties.get("ALLUSERS");
  if (allUsers === "1") return "machine";
  if (allUsers === "2") return "either";
  return allUsers === undefined ? "unknown" : "user";
};

const readPackage = async (database: InstallerDatabase): Promise<MsiFacts> => {
  const properties = new Map<string, string>();
  for (const { Property, Value } of await database.rows("Property")) {
    if (typeof Property === "string" && typeof Value === "string") properties.set(Property, Value);
  }
  const { architecture, languages } = readTemplate(database.summary.template);
  return {
    kind: "msi",
    productName: properties.get("ProductName") ?? null,
    productCode: properties.get("ProductCode")?.toUpperCase() ?? null,
    productVersion: properties.get("ProductVersion") ?? null,
    upgradeCode: properties.get("UpgradeCode")?.toUpperCase() ?? null,
    manufacturer: properties.get("Manufacturer") ?? null,
    architecture,
    language: languages[0] ?? null,
    packageCode: database.summary.revision?.toUpperCase() ?? null,
    installsFor: contextOf(properties),
    languages: [...languages],
    madeWith: database.summary.application,
  };
};

const bracedCodes = (text: string | null): string[] => text?.toUpperCase().match(/\{[0-9A-F-]{36}\}/g) ?? [];

/**
 * Tells what a Windows Installer file is: a package with its properties, a patch or a transform.
 *
 * @throws WindlassError `installer.*`
 */
export const readMsi = async (file: NamedReader): Promise<MsiFacts | MsiChangeInspection> => {
  const database = await openInstallerDatabase(file);
  const { classId, summary } = database;
  if (classId === patchClass) {
    const targetProductCodes = bracedCodes(summary.template);
    const patchCode = bracedCodes(summary.revision)[0] ?? null;
    return { kind: "msi-patch", title: summary.title, targetProductCodes, patchCode };
  }
  if (classId === transformClass)
    return { kind: "msi-transform", title: summary.title, targetProductCodes: [], patchCode: null };
  if (classId !== packageClass && !database.tableNames.includes("Property"))
    throw new WindlassError("installer.not-an-installer-database", { parameters: { file: file.fileName } });
  return await readPackage(database);
};

/** What `windlass inspect` prints of a package. */
export const msiInspectionOf = (facts: MsiFacts): MsiInspection => ({
  kind: "msi",
  productName: facts.productName,
  productCode: facts.productCode,
  productVersion: facts.productVersion,
  upgradeCode: facts.upgradeCode,
  manufacturer: facts.manufacturer,
  architecture: facts.architecture,
  language: facts.language,
});
