import type {
  MdtApplication,
  MdtDriver,
  MdtMedia,
  MdtOperatingSystem,
  MdtPackage,
  MdtSelectionProfile,
} from "@windlass/protocol";
import { parseXml, type XmlElement } from "../wim/xml.ts";
import { readCommand } from "./command-files.ts";
import { type FoldersOf, foldedGuid, readItem, shownText, textsOf, writtenOf } from "./items.ts";
import type { ShareTree } from "./share-folder.ts";
import { allOf, attributeOf, firstOf, isTrue, textOf } from "./xml.ts";

export interface ItemSurroundings {
  readonly tree: ShareTree;
  readonly foldersOf: FoldersOf;
  readonly tell: (what: string) => void;
}

export const readApplication = async (element: XmlElement, around: ItemSurroundings): Promise<MdtApplication> => {
  const item = await readItem(element, around);
  const source = writtenOf(element, "Source");
  const workingDirectory = shownText(element, "WorkingDirectory");
  const command = textOf(element, "CommandLine");
  const bases = [workingDirectory, source ?? ""].filter((base) => base !== "");
  const isFolder = source !== null && (await around.tree.find(source))?.kind === "folder";
  return {
    ...item,
    path: isFolder ? item.path : null,
    shortName: shownText(element, "ShortName"),
    version: textOf(element, "Version"),
    publisher: textOf(element, "Publisher"),
    language: textOf(element, "Language"),
    command: command === "" ? null : await readCommand(around.tree, command, bases),
    workingDirectory,
    source,
    dependencies: textsOf(element, "Dependency").map(foldedGuid),
    reboot: isTrue(textOf(element, "Reboot")),
    uninstallKey: textOf(element, "UninstallKey"),
    supportedPlatforms: textsOf(element, "SupportedPlatform"),
  };
};

export const readDriver = async (element: XmlElement, around: ItemSurroundings): Promise<MdtDriver> => ({
  ...(await readItem(element, around)),
  manufacturer: textOf(element, "Manufacturer"),
  version: textOf(element, "Version"),
  class: textOf(element, "Class"),
  source: writtenOf(element, "Source"),
  platforms: textsOf(element, "Platform"),
});

export const readPackage = async (element: XmlElement, around: ItemSurroundings): Promise<MdtPackage> => ({
  ...(await readItem(element, around)),
  packageType: textOf(element, "PackageType"),
  architecture: textOf(element, "ProcessorArchitecture"),
  language: textOf(element, "Language"),
  source: writtenOf(element, "Source"),
});

/** `install.swm`, `install2.swm`, …: set-up numbers the parts of a split image from the second. */
const partsOf = async (tree: ShareTree, path: string): Promise<string[]> => {
  const [, folder = "", stem = ""] = /^(?:(.*)\/)?([^/]*)\.swm$/i.exec(path) ?? [];
  if (stem === "") return [path];
  const others = (await tree.entries(folder)).filter(
    ({ name, kind }) => kind === "file" && /\d+\.swm$/i.test(name) && name.toLowerCase().startsWith(stem.toLowerCase()),
  );
  const rest = others.map(({ name }) => (folder === "" ? name : `${folder}/${name}`)).filter((part) => part !== path);
  return [path, ...rest.sort()];
};

export const readOperatingSystem = async (
  element: XmlElement,
  around: ItemSurroundings,
): Promise<MdtOperatingSystem> => {
  const imageFile = writtenOf(element, "ImageFile");
  const found = imageFile === null ? null : await around.tree.find(imageFile);
  const index = Number(textOf(element, "ImageIndex"));
  return {
    ...(await readItem(element, around)),
    description: shownText(element, "Description"),
    platform: textOf(element, "Platform"),
    build: textOf(element, "Build"),
    source: writtenOf(element, "Source"),
    imageFile,
    imageIndex: Number.isInteger(index) && index > 0 && index < 10_000 ? index : null,
    imageName: textOf(element, "ImageName"),
    edition: textOf(element, "Flags"),
    languages: textsOf(element, "Language"),
    imagePaths: found?.kind === "file" ? await partsOf(around.tree, found.path) : [],
  };
};

/** The definition is XML written as text into XML; one that cannot be read includes nothing, and that is told. */
export const readSelectionProfile = async (
  element: XmlElement,
  around: ItemSurroundings,
): Promise<MdtSelectionProfile> => {
  const item = await readItem(element, around);
  const field = firstOf(element, "Definition");
  const inner = field?.children[0] ?? (field && field.text !== "" ? parseXml(field.text) : undefined);
  if (inner instanceof Error) around.tell(`The definition of the selection profile “${item.name}” cannot be read.`);
  const definition = inner instanceof Error ? undefined : inner;
  const paths = (name: string) => allOf(definition, name).flatMap((entry) => attributeOf(entry, "path") || []);
  return {
    ...item,
    includes: paths("Include"),
    excludes: paths("Exclude"),
    readOnly: isTrue(textOf(element, "ReadOnly")),
  };
};

export const readMedia = async (element: XmlElement, around: ItemSurroundings): Promise<MdtMedia> => ({
  ...(await readItem(element, around)),
  selectionProfile: textOf(element, "SelectionProfile"),
});
