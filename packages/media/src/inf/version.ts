import type { DriverArchitecture, DriverFacts } from "@windlass/protocol";
import { WindlassError } from "@windlass/protocol";
import { infNames } from "./decoration.ts";
import type { InfDocument } from "./document.ts";
import type { Entry } from "./entries.ts";
import { classGuidOf, classNameOf } from "./setup-classes.ts";

/** What `[Version]` says. */
export interface VersionFacts
  extends Pick<
    DriverFacts,
    "class" | "classGuid" | "provider" | "catalog" | "driverDate" | "driverVersion" | "extensionId"
  > {
  /** With the line that names each; null is every platform without one of its own. */
  readonly catalogs: readonly {
    readonly architecture: DriverArchitecture | null;
    readonly name: string;
    readonly line: number;
  }[];
}

const signatures = ["$windows nt$", "$chicago$"];

const guidPattern = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** Lower case, without braces; null for what is no identifier. */
const readGuid = (text: string): string | null => guidPattern.exec(text)?.[1]?.toLowerCase() ?? null;

/** Whether there is such a day. */
const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** `05/17/2023` or `5-17-2023` as `2023-05-17`. */
const readDay = (text: string): string | null => {
  const [, month = "", day = "", year = ""] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? [];
  if (!isDay(Number(year), Number(month), Number(day))) return null;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
};

/** Four numbers below 65536; missing ones are 0, all zero is none. */
const readVersion = (text: string): string | null => {
  const numbers = text.split(".").map((part) => (/^\d{1,5}$/.test(part) ? Number(part) : Number.NaN));
  if (numbers.length > 4 || !numbers.every((number) => number <= 65_535)) return null;
  const four = [0, 1, 2, 3].map((position) => numbers[position] ?? 0);
  return four.every((number) => number === 0) ? null : four.join(".");
};

/** Reads a `DriverVer` entry. Source: Microsoft, "INF DriverVer directive". */
export const readDriverVersion = (document: InfDocument, entry: Entry) => {
  const [date = "", version = ""] = entry.values.map((value) => document.expand(value, entry));
  const driverDate = readDay(date);
  const driverVersion = version === "" ? null : readVersion(version);
  if (driverDate === null || (version !== "" && driverVersion === null))
    document.report("driver-version-unreadable", entry, [date, version].filter(Boolean).join(", "));
  return { driverDate, driverVersion };
};

/** What is wrong with the signature; null when nothing is. */
const signatureProblem = (document: InfDocument): string | null => {
  if (!document.section("Version")) return "it has no section [Version]";
  const entry = document.entry("Version", "Signature");
  if (!entry) return "its section [Version] has no Signature";
  const signature = document.expand(entry.values[0], entry);
  if (signatures.includes(signature.toLowerCase())) return null;
  return `line ${entry.line} gives “${signature.slice(0, 80)}” as its signature`;
};

const readCatalogs = (document: InfDocument): VersionFacts["catalogs"] => {
  const suffixes: readonly (readonly [string, DriverArchitecture | null])[] = [
    ["", null],
    [".nt", null],
    [`.nt${infNames.x64}`, "x64"],
    [`.nt${infNames.arm64}`, "arm64"],
    [`.nt${infNames.x86}`, "x86"],
    [`.nt${infNames.arm}`, "arm"],
    [`.nt${infNames.ia64}`, "ia64"],
  ];
  return suffixes.flatMap(([suffix, architecture]) => {
    const entry = document.entry("Version", `CatalogFile${suffix}`);
    const name = entry ? document.expand(entry.values[0], entry) : "";
    return entry && name !== "" ? { architecture, name, line: entry.line } : [];
  });
};

/** A value of [Version], and its entry. */
const versionValue = (document: InfDocument, key: string) => {
  const entry = document.entry("Version", key) ?? null;
  return { entry, value: entry ? document.expand(entry.values[0], entry) : "" };
};

const readClass = (document: InfDocument): { readonly class: string; readonly classGuid: string } => {
  const name = versionValue(document, "Class");
  const guid = versionValue(document, "ClassGuid");
  const read = readGuid(guid.value);
  if (read === null && guid.value !== "") document.report("class-guid-unreadable", guid.entry, guid.value);
  return {
    class: name.value || classNameOf(read ?? ""),
    classGuid: read ?? classGuidOf(name.value),
  };
};

/**
 * Reads [Version]; what is missing is empty or null here and told of by whoever knows what kind of INF it is.
 *
 * @throws WindlassError `inf.not-recognised`
 */
export const readVersionSection = (document: InfDocument): VersionFacts => {
  const what = signatureProblem(document);
  if (what !== null) throw new WindlassError("inf.not-recognised", { parameters: { file: document.fileName, what } });
  const driverVer = document.entry("Version", "DriverVer");
  const catalogs = readCatalogs(document);
  return {
    ...readClass(document),
    provider: versionValue(document, "Provider").value,
    catalog: catalogs[0]?.name ?? null,
    catalogs,
    ...(driverVer ? readDriverVersion(document, driverVer) : { driverDate: null, driverVersion: null }),
    extensionId: readGuid(versionValue(document, "ExtensionId").value),
  };
};
