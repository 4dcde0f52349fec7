import type { WingetDependency, WingetPin } from "@windlass/protocol";

const kinds: Readonly<Record<WingetPin["type"], string>> = {
  msi: "MSI",
  wix: "MSI (WiX)",
  burn: "WiX Burn bundle",
  inno: "Inno Setup",
  nullsoft: "NSIS",
  exe: "Program",
  msix: "MSIX package",
  appx: "APPX package",
  portable: "Portable program",
};

/** The kind of what is installed, and whether it lies in an archive. */
export const kindOfPin = ({ type, nestedFiles }: Pick<WingetPin, "type" | "nestedFiles">): string =>
  nestedFiles.length > 0 ? `${kinds[type]} in a ZIP archive` : kinds[type];

const ways: Partial<Record<WingetPin["type"], string>> = {
  msix: "Provisioned with DISM; each person gets it at the next sign-in",
  appx: "Provisioned with DISM; each person gets it at the next sign-in",
  portable: "Put into %ProgramFiles%\\WinGet\\Packages, listed as installed",
};

/** What the device does with it. */
export const wayOfPin = (pin: WingetPin): string => {
  const way = ways[pin.type] ?? "Run without winget";
  return pin.nestedFiles.length > 0 && pin.type !== "portable" ? `Unpacked, then: ${way.toLowerCase()}` : way;
};

const lastPart = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Names by which command lines call a portable program; none for others. */
export const commandsOfPin = ({ portable, nestedFiles }: WingetPin): string[] => {
  if (!portable) return [];
  if (nestedFiles.length === 0) return portable.command === null ? [] : [portable.command];
  return nestedFiles.map(({ path, alias }) => alias ?? lastPart(path).replace(/\.exe$/i, ""));
};

/** A framework that comes with it. */
export const frameworkWords = ({ packageId, version }: WingetDependency): string => `${packageId} ${version}`;
