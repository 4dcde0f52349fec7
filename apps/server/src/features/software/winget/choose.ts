import { type Architecture, type ExitCodeRule, type WingetPin, wingetInstallerType } from "@windlass/protocol";
import type { WingetInstaller } from "./manifest.ts";

type InstallerType = WingetPin["type"];

/** Installers a device runs without winget, those first that tell best what they did. */
const preferred: readonly InstallerType[] = ["msi", "wix", "burn", "inno", "nullsoft", "exe"];

/** What winget itself passes where the manifest says nothing (winget-cli, `ManifestCommon.cpp`). */
const usualSwitches: Readonly<Record<InstallerType, string>> = {
  msi: "/quiet /norestart",
  wix: "/quiet /norestart",
  burn: "/quiet /norestart",
  inno: "/SP- /VERYSILENT /SUPPRESSMSGBOXES /NORESTART",
  nullsoft: "/S",
  exe: "",
};

const typeOf = (installer: WingetInstaller): InstallerType | null =>
  wingetInstallerType.safeParse(installer.InstallerType?.toLowerCase()).data ?? null;

/** Why an installer cannot be run by SYSTEM on a device without winget; null where it can. */
const reasonAgainst = (installer: WingetInstaller, scope: "machine" | "user"): string | null => {
  const type = typeOf(installer);
  if (type === null) return `its installer is of the type ${installer.InstallerType ?? "unknown"}, which needs winget`;
  if (type === "exe" && !installer.InstallerSwitches?.Silent && !installer.InstallerSwitches?.SilentWithProgress)
    return "its manifest names no switches for a silent installation";
  if (installer.ElevationRequirement === "elevationProhibited") return "it must not be installed with elevated rights";
  if ((installer.Authentication?.AuthenticationType ?? "none") !== "none") return "its download asks for a sign-in";
  const told = installer.Scope?.toLowerCase();
  return told && told !== scope ? `it is installed for the ${told === "user" ? "user" : "machine"} only` : null;
};

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

/** What is pinned of an installer, but for what the server knows of its own. */
export type Choice = Omit<WingetPin, "version" | "sizeBytes" | "manifestSha256" | "resolvedAt">;

const choiceOf = (installer: WingetInstaller, type: InstallerType, architecture: Architecture): Choice => {
  const { Silent, SilentWithProgress, Custom } = installer.InstallerSwitches ?? {};
  const silent = Silent ?? SilentWithProgress ?? usualSwitches[type];
  return {
    architecture,
    type,
    url: installer.InstallerUrl,
    sha256: installer.InstallerSha256.toLowerCase(),
    arguments: [silent, Custom].filter(Boolean).join(" "),
    exitCodes: exitCodesOf(installer),
    productCode: installer.ProductCode || null,
  };
};

/**
 * The installer for an architecture and scope: one that says the scope before one that does not, then by type.
 *
 * @returns a sentence where there is none
 */
export const chooseInstaller = (
  installers: readonly WingetInstaller[],
  architecture: Architecture,
  scope: "machine" | "user",
): Choice | string => {
  const fitting = installers.filter(({ Architecture: one }) => one === architecture || one === "neutral");
  if (fitting.length === 0) return `it has no installer for ${architecture}`;
  const usable = fitting.filter((installer) => reasonAgainst(installer, scope) === null);
  const rank = (installer: WingetInstaller): number =>
    (installer.Scope?.toLowerCase() === scope ? 0 : 100) + preferred.indexOf(typeOf(installer) ?? "exe");
  const [best] = usable.toSorted((one, other) => rank(one) - rank(other));
  const type = best && typeOf(best);
  if (!best || !type) return fitting.map((installer) => reasonAgainst(installer, scope)).join("; ");
  return choiceOf(best, type, architecture);
};
