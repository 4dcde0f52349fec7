import { type Architecture, type WingetAnswer, type WingetPin, wingetPin } from "@windlass/protocol";
import { type Chosen, chooseInstaller } from "./choose.ts";
import { findFrameworks } from "./frameworks.ts";
import type { ManifestDependencies } from "./manifest.ts";
import { type PackageVersion, readPackageVersion, unreadable } from "./read-manifest.ts";
import type { WingetSource } from "./source.ts";

export interface WingetQuestion {
  readonly packageId: string;
  readonly version: string | null;
  readonly scope: "machine" | "user";
  readonly architectures: readonly WingetPin["architecture"][];
}

/** What a manifest asks of a device that no package gives it. */
const otherNeeds = (dependencies: ManifestDependencies | null | undefined): string[] => {
  const { WindowsFeatures, WindowsLibraries, ExternalDependencies } = dependencies ?? {};
  return [
    ...(WindowsFeatures?.length ? [`It needs Windows features: ${WindowsFeatures.join(", ")}.`] : []),
    ...(WindowsLibraries?.length ? [`It needs libraries of Windows: ${WindowsLibraries.join(", ")}.`] : []),
    ...(ExternalDependencies?.length ? [`It needs from elsewhere: ${ExternalDependencies.join(", ")}.`] : []),
  ];
};

interface Resolved {
  readonly pin: WingetPin;
  readonly notes: readonly string[];
}

const resolveChosen = async (
  source: WingetSource,
  found: PackageVersion,
  { choice, installer }: Chosen,
  architecture: Architecture,
  now: Date,
): Promise<Resolved> => {
  const needed = installer.Dependencies?.PackageDependencies?.map(({ PackageIdentifier }) => PackageIdentifier) ?? [];
  const isMsix = choice.type === "msix" || choice.type === "appx";
  const { pinned, left, notes } = isMsix
    ? await findFrameworks(source, installer.Dependencies, architecture)
    : { pinned: [], left: needed, notes: [] };
  const { version, manifestSha256 } = found;
  const pin = wingetPin.safeParse({
    ...choice,
    version,
    dependencies: pinned,
    requires: left,
    manifestSha256,
    resolvedAt: now.toISOString(),
  });
  if (!pin.success) throw unreadable(found.packageId, pin.error.issues[0]?.message ?? "its installer has another form");
  return { pin: pin.data, notes: [...notes, ...otherNeeds(installer.Dependencies)] };
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
  const found = await readPackageVersion(source, id, wanted);
  const pins: WingetPin[] = [];
  const dependencies = new Set<string>();
  const notes: WingetAnswer["notes"] = [];
  const problems: WingetAnswer["problems"] = [];
  for (const architecture of architectures) {
    const chosen = chooseInstaller(found.installers, { architecture, scope }, found);
    if (typeof chosen === "string") {
      problems.push({ architecture, message: `${id} ${found.version} cannot be used: ${chosen}.` });
      continue;
    }
    const resolved = await resolveChosen(source, found, chosen, architecture, now);
    pins.push(resolved.pin);
    for (const dependency of resolved.pin.requires) dependencies.add(dependency);
    notes.push(...resolved.notes.map((message) => ({ architecture, message })));
  }
  const { packageId, name, publisher } = found;
  return { packageId, name, publisher, pins, dependencies: [...dependencies], notes, problems };
};
