import type { DriverFacts, DriverFile, DriverKind, DriverProblem } from "@windlass/protocol";
import type { RandomAccessReader } from "../random-access.ts";
import { type DefaultInstall, readDefaultInstall } from "./default-install.ts";
import { InfDocument } from "./document.ts";
import { readFiles } from "./files.ts";
import { type OpenInclude, readIncludes } from "./includes.ts";
import { readModels } from "./models.ts";
import type { InfEncoding } from "./text.ts";
import { readVersionSection, type VersionFacts } from "./version.ts";

/** What an INF file tells. */
export interface Inf {
  readonly encoding: InfEncoding;
  readonly facts: DriverFacts;
  /** What has to lie beside it; `findMissingFiles` tells what does not. */
  readonly files: readonly DriverFile[];
  /** What Windows would stumble over. */
  readonly problems: readonly DriverProblem[];
}

export interface InfOptions {
  /** Other INF files of the same folder, for `Include` and `Needs`. */
  readonly openInclude?: OpenInclude;
}

const kindsByClass: Readonly<Record<string, DriverKind>> = {
  extension: "extension",
  softwarecomponent: "component",
  firmware: "firmware",
};

const kindOf = (version: VersionFacts, hasManufacturer: boolean, defaultInstall: DefaultInstall): DriverKind => {
  if (!hasManufacturer && defaultInstall.kind) return defaultInstall.kind;
  return kindsByClass[version.class.toLowerCase()] ?? (hasManufacturer ? "base" : "legacy");
};

/** What Windows asks of a driver's [Version]; a script of old needs none of it. */
const judgeVersion = (document: InfDocument, version: VersionFacts, kind: DriverKind): void => {
  if (kind === "legacy") return;
  const header = document.section("Version") ?? null;
  if (version.class === "") document.report("class-missing", header, "a Class");
  if (version.classGuid === "") document.report("class-missing", header, "a ClassGuid");
  if (version.provider === "") document.report("provider-missing", header);
  if (!document.entry("Version", "DriverVer")) document.report("driver-version-missing", header);
  if (version.catalog === null) document.report("catalog-missing", header);
  if (kind === "extension" && version.extensionId === null) document.report("extension-id-missing", header);
};

/**
 * Reads an INF file: its facts, the files it needs and what is wrong with it. In linear time and bounded memory.
 *
 * @param fileName how errors name the file; also by which name another INF would include it
 * @throws WindlassError `inf.*` for what is no INF or cannot be read
 * @example
 * const { facts, files, problems } = await readInf(await openFileReader("e1d.inf"), "e1d.inf");
 */
export const readInf = async (
  reader: RandomAccessReader,
  fileName: string,
  { openInclude = async () => null }: InfOptions = {},
): Promise<Inf> => {
  const document = await InfDocument.read(reader, fileName);
  const { catalogs, ...version } = readVersionSection(document);
  const family = await readIncludes(document, openInclude);
  const { manufacturers, installSections } = readModels(family);
  const defaultInstall = readDefaultInstall(document);
  const kind = kindOf({ ...version, catalogs }, manufacturers.length > 0, defaultInstall);
  judgeVersion(document, { ...version, catalogs }, kind);
  if (kind === "legacy")
    document.report(defaultInstall.kind ? "legacy-install" : "nothing-to-install", document.section("Version") ?? null);
  const used = manufacturers.length > 0 ? installSections : defaultInstall.installSections;
  const files = readFiles(family, catalogs, used);
  return {
    encoding: document.encoding,
    facts: { kind, ...version, manufacturers },
    files,
    problems: document.problems.list(),
  };
};
