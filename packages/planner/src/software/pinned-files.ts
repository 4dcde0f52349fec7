import type { PackageFile, WingetDependency, WingetPin } from "@windlass/protocol";

type Pinned = WingetPin | WingetDependency;

/** Windows tells a bundle from a package by what is in it, people and other programs by the name. */
const msixExtension = ({ url, type }: Pinned): string =>
  /\.((?:msix|appx)(?:bundle)?)$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? type;

const extensionOf = (file: Pinned): string => {
  if (file.nestedFiles.length > 0) return "zip";
  if (file.type === "msix" || file.type === "appx") return msixExtension(file);
  return file.type === "msi" || file.type === "wix" ? "msi" : "exe";
};

/** The file under which a pinned installer lies beside the package's files. */
const installerFileOf = (pin: WingetPin): string => `windlass-installer.${extensionOf(pin)}`;

const dependencyFileOf = (dependency: WingetDependency, index: number): string =>
  `windlass-dependency-${index + 1}.${extensionOf(dependency)}`;

/** A pinned file on the device, and the folder in which it is unpacked where it is an archive. */
export interface PlacedFile {
  readonly pinned: Pinned;
  /** Names in the folder of the step. */
  readonly name: string;
  readonly unpackedInto: string | null;
  /** What counts, with forward slashes: the file itself, or the first that the manifest names in the archive. */
  readonly path: string;
}

const placed = (pinned: Pinned, name: string): PlacedFile => {
  const [nested] = pinned.nestedFiles;
  if (!nested) return { pinned, name, unpackedInto: null, path: name };
  const unpackedInto = name.replace(/\.zip$/, "");
  return { pinned, name, unpackedInto, path: `${unpackedInto}/${nested.path}` };
};

/** Where the files of a pin lie on the device: the installer first, then what it needs. */
export const placedFilesOf = (pin: WingetPin): readonly [PlacedFile, ...PlacedFile[]] => [
  placed(pin, installerFileOf(pin)),
  ...pin.dependencies.map((dependency, index) => placed(dependency, dependencyFileOf(dependency, index))),
];

/** The same as files of a step, content of their own; none while one of them was not fetched. */
export const stepFilesOf = (pin: WingetPin): PackageFile[] => {
  const files = placedFilesOf(pin).flatMap(({ pinned: { sha256, sizeBytes }, name }) =>
    sizeBytes === null ? [] : [{ path: name, sha256, sizeBytes }],
  );
  return files.length === pin.dependencies.length + 1 ? files : [];
};
