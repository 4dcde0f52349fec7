import { createHash } from "node:crypto";
import { WindlassError } from "@windlass/protocol";
import { parse } from "yaml";
import { inherited, type WingetInstaller, wingetManifest, wingetNames } from "./manifest.ts";
import type { WingetSource } from "./source.ts";
import { compareWingetVersions } from "./versions.ts";

/** Aliases could make a short text endless. */
const mostAliases = 100;

/** A manifest that could be read and is of no use. */
export const unreadable = (id: string, what: string, cause?: unknown) =>
  new WindlassError("software.winget-unreadable", { parameters: { id, what }, cause });

const read = (id: string, text: string): unknown => {
  try {
    return parse(text, { maxAliasCount: mostAliases, schema: "failsafe" });
  } catch (cause) {
    throw unreadable(id, "it is no YAML", cause);
  }
};

/** `7zip.7zip` lies in `7/7zip/7zip`, each part a folder (winget-pkgs, folder structure). */
const folderOf = (id: string): string => `${id.charAt(0).toLowerCase()}/${id.replaceAll(".", "/")}`;

const newest = async (source: WingetSource, id: string): Promise<string> => {
  const folders = await source.folders(folderOf(id));
  // Folders of packages whose identifier goes on lie beside those of versions, which begin with a digit or v and digit.
  const versions = folders.filter((name) => /^v?\d/i.test(name)).toSorted(compareWingetVersions);
  const version = versions.at(-1);
  if (version === undefined)
    throw new WindlassError("software.winget-not-found", { parameters: { what: `package ${id}` } });
  return version;
};

/** Name and publisher stand in the file of the default language, unless all of the version is one file. */
const namesOf = async (
  source: WingetSource,
  path: string,
  manifest: { PackageName?: unknown; Publisher?: unknown },
) => {
  const own = wingetNames.parse(manifest);
  if (own.PackageName) return { name: own.PackageName, publisher: own.Publisher ?? "" };
  const text = await source.manifest(`${path}.locale.en-US.yaml`);
  const told = text === null ? null : wingetNames.safeParse(read(path, text)).data;
  return { name: told?.PackageName ?? "", publisher: told?.Publisher ?? "" };
};

/** A version of a package as its manifest tells it. */
export interface PackageVersion {
  /** As the manifest spells it. */
  readonly packageId: string;
  readonly version: string;
  readonly name: string;
  readonly publisher: string;
  /** With what they inherit. */
  readonly installers: readonly WingetInstaller[];
  readonly manifestSha256: string;
}

/**
 * Reads the manifest of a version, or of the newest.
 *
 * @throws WindlassError `software.winget-not-found`, `software.winget-unreadable`, `software.winget-unreachable`
 */
export const readPackageVersion = async (
  source: WingetSource,
  id: string,
  wanted: string | null,
): Promise<PackageVersion> => {
  const version = wanted ?? (await newest(source, id));
  const folder = `${folderOf(id)}/${version}`;
  const text =
    (await source.manifest(`${folder}/${id}.installer.yaml`)) ?? (await source.manifest(`${folder}/${id}.yaml`));
  if (text === null)
    throw new WindlassError("software.winget-not-found", { parameters: { what: `version ${version} of ${id}` } });
  const parsed = wingetManifest.safeParse(read(id, text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw unreadable(id, `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "it has another form"}`);
  }
  const manifest = parsed.data;
  if (manifest.PackageIdentifier.toLowerCase() !== id.toLowerCase())
    throw unreadable(id, `it is the manifest of ${manifest.PackageIdentifier}`);
  return {
    packageId: manifest.PackageIdentifier,
    version,
    ...(await namesOf(source, `${folder}/${id}`, manifest)),
    installers: manifest.Installers.map((installer) => inherited(manifest, installer)),
    manifestSha256: createHash("sha256").update(text).digest("hex"),
  };
};
