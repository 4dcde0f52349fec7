import type { Architecture, ExitCodeRule, WingetPin } from "@windlass/protocol";
import { type InstallerType, installerTypeOf, reasonAgainst } from "./fitting.ts";
import type { WingetInstaller } from "./manifest.ts";
import { commandOf, nestedFilesOf } from "./nested-files.ts";

/** What a device installs without winget, those first that tell best what they did. */
const preferred: readonly InstallerType[] = [
  "msi",
  "wix",
  "burn",
  "inno",
  "nullsoft",
  "exe",
  "msix",
  "appx",
  "portable",
];

/** What winget itself passes where the manifest says nothing (winget-cli, `ManifestCommon.cpp`). */
const usualSwitches: Readonly<Record<InstallerType, string>> = {
  msi: "/quiet /norestart",
  wix: "/quiet /norestart",
  burn: "/quiet /norestart",
  inno: "/SP- /VERYSILENT /SUPPRESSMSGBOXES /NORESTART",
  nullsoft: "/S",
  exe: "",
  msix: "",
  appx: "",
  portable: "",
};

/** Kinds that no program installs which would take switches. */
const withoutSwitches: readonly InstallerType[] = ["msix", "appx", "portable"];

const responses: Readonly<Record<string, ExitCodeRule["meaning"]>> = {
  rebootRequiredToFinish: "reboot",
  rebootInitiated: "reboot",
  rebootRequiredForInstall: "reboot",
  installInProgress: "retry",
  packageInUse: "retry",
  packageInUseByApplication: "retry",
  fileInUse: "retry",
  alreadyInstalled: "success",
};

const exitCodesOf = (installer: WingetInstaller): ExitCodeRule[] => [
  ...(installer.InstallerSuccessCodes ?? []).map((code) => ({ code, meaning: "success" as const, note: "" })),
  ...(installer.ExpectedReturnCodes ?? []).map(({ InstallerReturnCode: code, ReturnResponse: note }) => ({
    code,
    meaning: responses[note] ?? ("fail" as const),
    note: note.slice(0, 200),
  })),
];

/** How a package calls itself, for what does not say it: portable programs. */
export interface Naming {
  readonly packageId: string;
  readonly version: string;
  readonly name: string;
  readonly publisher: string;
}

/** What is pinned of an installer, but for what the server knows of its own. */
export type Choice = Omit<
  WingetPin,
  "version" | "sizeBytes" | "manifestSha256" | "resolvedAt" | "dependencies" | "requires"
>;

const portableOf = (installer: WingetInstaller, { packageId, version, name, publisher }: Naming) => {
  const [entry] = installer.AppsAndFeaturesEntries ?? [];
  return {
    displayName: (entry?.DisplayName || name || packageId).slice(0, 256),
    publisher: (entry?.Publisher || publisher).slice(0, 256),
    displayVersion: entry?.DisplayVersion || version,
    command: commandOf(installer),
    dependsOnPath: installer.ArchiveBinariesDependOnPath ?? false,
  };
};

const argumentsOf = (installer: WingetInstaller, type: InstallerType): string => {
  if (withoutSwitches.includes(type)) return "";
  const { Silent, SilentWithProgress, Custom } = installer.InstallerSwitches ?? {};
  return [Silent ?? SilentWithProgress ?? usualSwitches[type], Custom].filter(Boolean).join(" ");
};

const choiceOf = (
  installer: WingetInstaller,
  type: InstallerType,
  architecture: Architecture,
  naming: Naming,
): Choice => {
  const nested = nestedFilesOf(installer);
  return {
    architecture,
    type,
    url: installer.InstallerUrl,
    sha256: installer.InstallerSha256.toLowerCase(),
    nestedFiles: typeof nested === "string" ? [] : nested,
    arguments: argumentsOf(installer, type),
    exitCodes: exitCodesOf(installer),
    productCode: withoutSwitches.includes(type) ? null : installer.ProductCode || null,
    portable: type === "portable" ? portableOf(installer, naming) : null,
  };
};

export interface Chosen {
  readonly choice: Choice;
  readonly installer: WingetInstaller;
}

/**
 * The installer for an architecture and scope: one that says the scope before one that does not, then by type, and one
 * that lies open before one in an archive.
 *
 * @returns a sentence where there is none
 */
export const chooseInstaller = (
  installers: readonly WingetInstaller[],
  { architecture, scope }: { readonly architecture: Architecture; readonly scope: "machine" | "user" },
  naming: Naming,
): Chosen | string => {
  const fitting = installers.filter(({ Architecture: one }) => one === architecture || one === "neutral");
  if (fitting.length === 0) return `it has no installer for ${architecture}`;
  const usable = fitting.filter((installer) => reasonAgainst(installer, scope) === null);
  const rank = (installer: WingetInstaller): number =>
    (installer.Scope?.toLowerCase() === scope ? 0 : 100) +
    preferred.indexOf(installerTypeOf(installer) ?? "exe") +
    (installer.InstallerType?.toLowerCase() === "zip" ? 0.5 : 0);
  const [best] = usable.toSorted((one, other) => rank(one) - rank(other));
  const type = best && installerTypeOf(best);
  if (!best || !type) return [...new Set(fitting.map((installer) => reasonAgainst(installer, scope)))].join("; ");
  return { choice: choiceOf(best, type, architecture, naming), installer: best };
};
