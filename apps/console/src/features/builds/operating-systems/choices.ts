import {
  type Architecture,
  asOnMedia,
  type BuildDefinition,
  imageRoleOf,
  type OperatingSystemView,
  type WindowsImage,
} from "@windlass/protocol";

type Entry = BuildDefinition["operatingSystems"][number];

/** Architectures that a build can be made for. */
export const buildArchitectures: readonly Architecture[] = ["x64", "arm64", "x86"];

/** Most operating systems of one build: one for each of two architectures. */
export const mostOperatingSystems = 2;

/** The images of an operating system for an architecture, without Windows PE, which an ESD holds beside them. */
export const imagesFor = (system: OperatingSystemView | undefined, architecture: Architecture): WindowsImage[] =>
  system?.images.filter((image) => image.architecture === architecture && imageRoleOf(image) !== "windows-pe") ?? [];

/** The operating systems with at least one image for an architecture. */
export const systemsFor = (
  systems: readonly OperatingSystemView[],
  architecture: Architecture,
): OperatingSystemView[] => systems.filter((system) => imagesFor(system, architecture).length > 0);

const languageOf = (image: WindowsImage | undefined, wanted: string): string => {
  if (image?.languages.includes(wanted)) return wanted;
  return image?.defaultLanguage ?? image?.languages[0] ?? "";
};

/** The entry for another operating system: keeps edition and language where the new one has them too. */
export const withSystem = (entry: Entry, systems: readonly OperatingSystemView[], operatingSystemId: string): Entry => {
  const before = systems.find((system) => system.id === entry.operatingSystemId);
  const edition = before?.images.find((image) => image.index === entry.imageIndex)?.edition;
  const system = systems.find((candidate) => candidate.id === operatingSystemId);
  const images = imagesFor(system, entry.architecture);
  const image = images.find((candidate) => candidate.edition === edition) ?? images[0];
  return {
    ...entry,
    operatingSystemId,
    imageIndex: image?.index ?? 0,
    language: languageOf(image, entry.language),
  };
};

/** The entry for another edition: keeps the language where the new one has it too. */
export const withImage = (entry: Entry, system: OperatingSystemView | undefined, imageIndex: number): Entry => {
  const image = system?.images.find((candidate) => candidate.index === imageIndex);
  return { ...entry, imageIndex, language: languageOf(image, entry.language) };
};

/** A first entry for an architecture: the newest operating system that has an image for it. */
export const newEntry = (architecture: Architecture, systems: readonly OperatingSystemView[]): Entry => {
  const newest = systemsFor(systems, architecture).toSorted((a, b) => b.importedAt.localeCompare(a.importedAt))[0];
  const empty: Entry = { architecture, operatingSystemId: "", imageIndex: 0, language: "", ...asOnMedia };
  return newest ? withSystem(empty, systems, newest.id) : empty;
};
