import { type WingetPin, wingetInstallerType } from "@windlass/protocol";
import type { WingetInstaller } from "./manifest.ts";
import { effectiveTypeOf, nestedFilesOf } from "./nested-files.ts";

export type InstallerType = WingetPin["type"];

/** The type of what is run, unpacked where it lies in an archive; null where a device cannot do it without winget. */
export const installerTypeOf = (installer: WingetInstaller): InstallerType | null =>
  wingetInstallerType.safeParse(effectiveTypeOf(installer)).data ?? null;

/** Kinds that are put in place for everybody at the device, because SYSTEM can do no other. */
const forEverybody: Partial<Record<InstallerType, string>> = {
  msix: "an MSIX package is provisioned for everybody at the device, not for one person",
  appx: "an APPX package is provisioned for everybody at the device, not for one person",
  portable: "a portable program is put in place for everybody at the device, not for one person",
};

/** Why an installer cannot be run by SYSTEM on a device without winget; null where it can. */
export const reasonAgainst = (installer: WingetInstaller, scope: "machine" | "user"): string | null => {
  const type = installerTypeOf(installer);
  if (type === null) return `its installer is of the type ${effectiveTypeOf(installer)}, which needs winget`;
  const nested = nestedFilesOf(installer);
  if (typeof nested === "string") return nested;
  if (type === "exe" && !installer.InstallerSwitches?.Silent && !installer.InstallerSwitches?.SilentWithProgress)
    return "its manifest names no switches for a silent installation";
  if (installer.ElevationRequirement === "elevationProhibited") return "it must not be installed with elevated rights";
  if ((installer.Authentication?.AuthenticationType ?? "none") !== "none") return "its download asks for a sign-in";
  const told = installer.Scope?.toLowerCase();
  if (told && told !== scope) return `it is installed for the ${told === "user" ? "user" : "machine"} only`;
  return scope === "user" ? (forEverybody[type] ?? null) : null;
};
