import { createHash } from "node:crypto";
import { WindlassError, type WingetAnswer, type WingetPin, wingetPin } from "@windlass/protocol";
import { parse } from "yaml";
import { chooseInstaller } from "./choose.ts";
import { inherited, wingetManifest, wingetNames } from "./manifest.ts";
import type { WingetSource } from "./source.ts";
import { compareWingetVersions } from "./versions.ts";

export interface WingetQuestion {
  readonly packageId: string;
  readonly version: string | null;
  readonly scope: "machine" | "user";
  readonly architectures: readonly WingetPin["architecture"][];
}

/** Aliases could make a short text endless. */
const mostAliases = 100;

const read = (id: string, text: string): unknown => {
  try {
    return parse(text, { maxAliasCount: mostAliases, schema: "core" });
  } catch (cause) {
    throw unreadable(id, "it is no YAML", cause);
  }
};

const unreadable = (id: string, what: string, cause?: unknown) =>
  new WindlassError("software.winget-unreadable", { parameters: { id, what }, cause });

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

/**
 * Finds which installers a WinGet package comes to, and pins their addresses and hashes, so that a device needs no winget
 * and always gets the same.
 *
 * @throws WindlassError `software.winget-not-found`, `software.winget-unreadable`, `software.winget-unreachable`
 */
export const resolveWinget = async (
  source: WingetSource,
  { packageId: id, version: wanted, scope, architectures }: WingetQuestion,
  now: Date,
): Promise<WingetAnswer> => {
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

  const installers = manifest.Installers.map((installer) => inherited(manifest, installer));
  const names = await namesOf(source, `${folder}/${id}`, manifest);
  const pins: WingetPin[] = [];
  const problems: WingetAnswer["problems"] = [];
  for (const architecture of architectures) {
    const choice = chooseInstaller(installers, architecture, scope);
    if (typeof choice === "string") {
      problems.push({ architecture, message: `${id} ${version} cannot be used: ${choice}.` });
      continue;
    }
    const manifestSha256 = createHash("sha256").update(text).digest("hex");
    const pin = wingetPin.safeParse({ ...choice, version, manifestSha256, resolvedAt: now.toISOString() });
    if (!pin.success) throw unreadable(id, pin.error.issues[0]?.message ?? "its installer has another form");
    pins.push(pin.data);
  }
  const dependencies = installers.flatMap(
    ({ Dependencies }) => Dependencies?.PackageDependencies?.map(({ PackageIdentifier }) => PackageIdentifier) ?? [],
  );
  return { packageId: manifest.PackageIdentifier, ...names, pins, dependencies: [...new Set(dependencies)], problems };
};
