import {
  type Architecture,
  WindlassError,
  type WingetDependency,
  wingetDependency,
  wingetId,
} from "@windlass/protocol";
import { chooseInstaller } from "./choose.ts";
import type { ManifestDependencies } from "./manifest.ts";
import { type PackageVersion, readPackageVersion } from "./read-manifest.ts";
import type { WingetSource } from "./source.ts";
import { compareWingetVersions } from "./versions.ts";

/** More is a manifest that means no good: frameworks need one or two others. */
const mostDependencies = 20;

type Wanted = NonNullable<NonNullable<ManifestDependencies["PackageDependencies"]>[number]>;

export interface Frameworks {
  /** Each before what needs it. */
  readonly pinned: readonly WingetDependency[];
  /** Identifiers of packages that are no frameworks, or could not be found. */
  readonly left: readonly string[];
  /** Why they could not be found, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Finds the frameworks that an MSIX package needs and with which it must be provisioned, and theirs: packages of the
 * same source that are MSIX packages themselves. The newest is taken, as winget does.
 */
export const findFrameworks = async (
  source: WingetSource,
  dependencies: ManifestDependencies | null | undefined,
  architecture: Architecture,
): Promise<Frameworks> => {
  const pinned: WingetDependency[] = [];
  const left: string[] = [];
  const notes: string[] = [];
  const seen = new Set<string>();

  const leave = (id: string, note?: string) => {
    left.push(id);
    if (note) notes.push(note);
  };

  const read = async (id: string): Promise<PackageVersion | null> => {
    if (!wingetId.safeParse(id).success) return null;
    try {
      return await readPackageVersion(source, id, null);
    } catch (error) {
      if (!(error instanceof WindlassError)) throw error;
      notes.push(`${id}, which it needs, could not be pinned: ${error.message}`);
      return null;
    }
  };

  const find = async ({ PackageIdentifier: id, MinimumVersion: minimum }: Wanted): Promise<void> => {
    if (seen.has(id.toLowerCase())) return;
    seen.add(id.toLowerCase());
    if (seen.size > mostDependencies) return leave(id, `${id} is more than it may need.`);
    const found = await read(id);
    if (!found) return leave(id);
    if (minimum && compareWingetVersions(found.version, minimum) < 0)
      return leave(id, `It needs ${id} ${minimum}; the newest is ${found.version}.`);
    const chosen = chooseInstaller(found.installers, { architecture, scope: "machine" }, found);
    if (typeof chosen === "string") return leave(id, `${id}, which it needs, cannot be used: ${chosen}.`);
    const { choice, installer } = chosen;
    const dependency = wingetDependency.safeParse({ ...choice, packageId: found.packageId, version: found.version });
    // No framework, but a program: it gets a package of its own.
    if (!dependency.success) return leave(id);
    for (const next of installer.Dependencies?.PackageDependencies ?? []) await find(next);
    pinned.push(dependency.data);
  };

  for (const wanted of dependencies?.PackageDependencies ?? []) await find(wanted);
  return { pinned, left, notes };
};
