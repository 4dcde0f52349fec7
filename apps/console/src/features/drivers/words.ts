import type { DriverImportFile, DriverImportView, DriverKind, DriverView } from "@windlass/protocol";

export const kindNames: Readonly<Record<DriverKind, string>> = {
  base: "Driver",
  extension: "Extension",
  component: "Software component",
  primitive: "Primitive driver",
  legacy: "Script",
  firmware: "Firmware",
};

export const importStates: Readonly<Record<DriverImportView["state"], string>> = {
  waiting: "Waiting for its turn",
  opening: "Being opened",
  reading: "INF files are being read",
  ready: "Imported",
  refused: "Refused; nothing was stored",
};

export const outcomeNames: Readonly<Record<DriverImportFile["outcome"], string>> = {
  imported: "Imported",
  known: "Was there already",
  ignored: "Not for devices",
  refused: "Refused",
};

/** Builds of Windows that administrators know by another name. */
const releases: Readonly<Record<number, string>> = {
  14393: "1607",
  17763: "1809",
  19041: "2004",
  22000: "11 21H2",
  22621: "11 22H2",
  22631: "11 23H2",
  26100: "11 24H2",
  26200: "11 25H2",
};

/** The oldest Windows that takes it, such as `10.0, build 22000 (11 21H2)`. */
export const minimumOf = ({ minimumVersion, minimumBuild }: DriverView): string => {
  if (minimumVersion === null) return "Any Windows";
  if (minimumBuild === null) return `Windows ${minimumVersion}`;
  const release = releases[minimumBuild];
  return `Windows ${minimumVersion}, build ${minimumBuild}${release ? ` (${release})` : ""}`;
};

/** The same in few words, for the list. */
export const shortMinimumOf = ({ minimumVersion, minimumBuild }: DriverView): string => {
  if (minimumVersion === null) return "any Windows";
  return minimumBuild === null ? `from ${minimumVersion}` : `from build ${minimumBuild}`;
};

/** What keeps a driver from being installed, in a word for the list; null when nothing does. */
export const troubleOf = ({ missingFileCount, errorCount }: DriverView): string | null => {
  const parts = [
    missingFileCount > 0 ? `${missingFileCount} ${missingFileCount === 1 ? "file" : "files"} missing` : null,
    errorCount > 0 ? `${errorCount} ${errorCount === 1 ? "problem" : "problems"}` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(", ") : null;
};
