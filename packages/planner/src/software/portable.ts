import type { RegistryChange, WingetPin } from "@windlass/protocol";
import { type DeviceVariables, devicePath } from "./device-paths.ts";

/** The community source, under whose name winget looks for what it has installed (winget-cli, `SourceList.cpp`). */
const sourceIdentifier = "Microsoft.Winget.Source_8wekyb3d8bbwe";

const uninstallKey = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";

export interface PortableProgram {
  /** Path in the archive, or the name the installer gets; with forward slashes. */
  readonly file: string;
  /** Windows paths: where it lies, and the link by which command lines find it. */
  readonly target: string;
  readonly link: string | null;
}

/** What is done to a device for a portable program; where and how are winget's (winget-cli, `PortableInstaller.cpp`). */
export interface PortableInstallation {
  /** Windows path of the folder that holds it, and nothing else. */
  readonly folder: string;
  readonly isArchive: boolean;
  readonly programs: readonly PortableProgram[];
  /** Windows paths that the device's search path gets, where it lacks them. */
  readonly searchPath: readonly string[];
  readonly view: "64-bit" | "32-bit";
  /** Its entry in the list of installed programs. */
  readonly registry: readonly RegistryChange[];
}

const withExtension = (name: string): string => (/\.exe$/i.test(name) ? name : `${name}.exe`);

const lastPart = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

const inFolder = (folder: string, path: string): string => `${folder}\\${path.replaceAll("/", "\\")}`;

/** 32-bit Windows has one folder of programs and no variable for a second. */
const programFiles = (isX86: boolean, variables: DeviceVariables): string => {
  const forX86 = devicePath("%ProgramFiles(x86)%", "64-bit", variables);
  return isX86 && !forX86.startsWith("%") ? forX86 : devicePath("%ProgramFiles%", "64-bit", variables);
};

const programsOf = (packageId: string, pin: WingetPin, folder: string, links: string): PortableProgram[] => {
  const linkOf = (name: string) => (pin.portable?.dependsOnPath ? null : inFolder(links, withExtension(name)));
  if (pin.nestedFiles.length > 0)
    return pin.nestedFiles.map(({ path, alias }) => ({
      file: path,
      target: inFolder(folder, path),
      link: linkOf(alias ?? lastPart(path)),
    }));
  const name = withExtension(pin.portable?.command ?? packageId);
  return [{ file: name, target: inFolder(folder, name), link: inFolder(links, name) }];
};

const foldersOf = (programs: readonly PortableProgram[]): string[] => [
  ...new Set(programs.map(({ target }) => target.slice(0, target.lastIndexOf("\\")))),
];

/**
 * Where a pinned portable program goes and what of it the registry gets.
 *
 * @param today as the list of installed programs has it: `20261123`
 */
export const portableInstallationOf = (
  { packageId, pin }: { readonly packageId: string; readonly pin: WingetPin },
  variables: DeviceVariables,
  today: string,
): PortableInstallation => {
  const isX86 = pin.architecture === "x86";
  const name = `${packageId}_${sourceIdentifier}`;
  const folder = `${programFiles(isX86, variables)}\\WinGet\\Packages\\${name}`;
  const links = `${programFiles(false, variables)}\\WinGet\\Links`;
  const programs = programsOf(packageId, pin, folder, links);
  const isArchive = pin.nestedFiles.length > 0;
  const dependsOnPath = isArchive && pin.portable?.dependsOnPath === true;
  const [first] = programs;

  const place = { root: "HKEY_LOCAL_MACHINE", key: `${uninstallKey}\\${name}` } as const;
  const text = (value: string, data: string): RegistryChange => ({
    action: "set",
    ...place,
    name: value,
    data: { type: "REG_SZ", text: data },
  });
  const flag = (value: string, is: boolean): RegistryChange => ({
    action: "set",
    ...place,
    name: value,
    data: { type: "REG_DWORD", number: is ? 1 : 0 },
  });
  return {
    folder,
    isArchive,
    programs,
    searchPath: dependsOnPath ? foldersOf(programs) : [links],
    view: isX86 ? "32-bit" : "64-bit",
    registry: [
      text("DisplayName", pin.portable?.displayName ?? packageId),
      text("DisplayVersion", pin.portable?.displayVersion ?? pin.version),
      text("Publisher", pin.portable?.publisher ?? ""),
      text("InstallDate", today),
      text("InstallLocation", folder),
      text("UninstallString", `winget uninstall --product-code ${name}`),
      text("WinGetInstallerType", "portable"),
      text("WinGetPackageIdentifier", packageId),
      text("WinGetSourceIdentifier", sourceIdentifier),
      flag("InstallDirectoryCreated", true),
      flag("InstallDirectoryAddedToPath", dependsOnPath),
      // Only a single program is told by these; of an archive winget keeps a list of its own.
      ...(first && !isArchive
        ? [text("TargetFullPath", first.target), text("SymlinkFullPath", first.link ?? ""), text("SHA256", pin.sha256)]
        : []),
    ],
  };
};

const folded = (folder: string, variables: DeviceVariables): string =>
  devicePath(folder.trim().replaceAll('"', ""), "64-bit", variables).replace(/\\+$/, "").toLowerCase();

/** A search path with folders behind it that it lacks; null where it has them all. */
export const searchPathWith = (path: string, folders: readonly string[], variables: DeviceVariables): string | null => {
  const there = new Set(path.split(";").map((folder) => folded(folder, variables)));
  const missing = folders.filter((folder) => !there.has(folded(folder, variables)));
  if (missing.length === 0) return null;
  return [...(path === "" ? [] : [path.replace(/;+$/, "")]), ...missing].join(";");
};
