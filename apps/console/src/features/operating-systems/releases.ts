import type { OperatingSystemView } from "@windlass/protocol";

/** Media of one release in one organisation. */
export interface ReleaseGroup {
  /** The organisation and the release's name. */
  readonly key: string;
  readonly organisationId: string;
  readonly name: string;
  readonly build: number;
  readonly media: readonly OperatingSystemView[];
  /** Each build once, in the order of their names. */
  readonly usedBy: OperatingSystemView["usedBy"];
}

const onceById = (builds: OperatingSystemView["usedBy"]): OperatingSystemView["usedBy"] =>
  [...new Map(builds.map((build) => [build.id, build])).values()].toSorted((one, other) =>
    one.name.localeCompare(other.name),
  );

/** The releases that media are of, the newest first. Media that do not say their build belong to none. */
export const groupByRelease = (items: readonly OperatingSystemView[]): ReleaseGroup[] => {
  const groups = new Map<string, OperatingSystemView[]>();
  for (const item of items) {
    if (!item.release) continue;
    const key = `${item.organisationId} ${item.release.name}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups]
    .flatMap(([key, media]): ReleaseGroup[] => {
      const [first] = media;
      if (!first?.release) return [];
      const { name, build } = first.release;
      const usedBy = onceById(media.flatMap((each) => each.usedBy));
      return [{ key, organisationId: first.organisationId, name, build, media, usedBy }];
    })
    .toSorted((one, other) => other.build - one.build || one.name.localeCompare(other.name));
};

/** `x64 de-DE, en-US · arm64 en-US`: which languages there are for which architecture. */
export const coverageOf = ({ media }: Pick<ReleaseGroup, "media">): string => {
  const languages = new Map<string, Set<string>>();
  for (const image of media.flatMap(({ images }) => images)) {
    if (!image.architecture) continue;
    const known = languages.get(image.architecture) ?? new Set();
    for (const language of image.languages) known.add(language);
    languages.set(image.architecture, known);
  }
  return [...languages]
    .toSorted(([one], [other]) => other.localeCompare(one))
    .map(([architecture, spoken]) => `${architecture} ${[...spoken].sort().join(", ")}`.trim())
    .join(" · ");
};

const partName = /^(?<set>.*?)\d*\.swm$/iu;

/** Chosen files as they are imported: the parts of a split set (`install.swm`, `install2.swm`) together. */
export const importsOf = <Item extends { readonly name: string }>(files: readonly Item[]): Item[][] => {
  const sets = new Map<string, Item[]>();
  const imports: Item[][] = [];
  for (const file of files) {
    const set = partName.exec(file.name)?.groups?.set?.toLowerCase();
    if (set === undefined) {
      imports.push([file]);
      continue;
    }
    const parts = sets.get(set);
    if (parts) parts.push(file);
    else {
      const begun = [file];
      sets.set(set, begun);
      imports.push(begun);
    }
  }
  return imports;
};
