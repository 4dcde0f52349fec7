import type {
  Architecture,
  BuildDefinition,
  PublishedOperatingSystem,
  ReplacedImage,
  ReplacementEntry,
  WindowsImage,
} from "@windlass/protocol";

type Entry = BuildDefinition["operatingSystems"][number];

/** The media among which replacements are sought, and those to be replaced, by id. */
export interface ReplacementMedia {
  readonly replaced: readonly PublishedOperatingSystem[];
  readonly candidates: readonly PublishedOperatingSystem[];
}

interface Candidate {
  readonly operatingSystem: PublishedOperatingSystem;
  readonly image: WindowsImage;
}

const same = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one.toLowerCase() === other.toLowerCase();

const speaks = ({ image }: Candidate, language: string): boolean =>
  image.languages.some((spoken) => same(spoken, language));

const presentImage = ({ operatingSystem, image }: Candidate): ReplacedImage => ({
  operatingSystemId: operatingSystem.id,
  operatingSystemName: operatingSystem.name,
  imageIndex: image.index,
  imageName: image.name,
  edition: image.edition,
  build: image.build,
  servicePackBuild: image.servicePackBuild,
});

/** The best first: media whose own language is the wanted one, then the latest, then in a fixed order. */
const better =
  (language: string) =>
  (one: Candidate, other: Candidate): number => {
    const own = ({ image }: Candidate) => (same(image.defaultLanguage, language) ? 0 : 1);
    const version = ({ image }: Candidate) => (image.build ?? 0) * 1_000_000 + (image.servicePackBuild ?? 0);
    return (
      own(one) - own(other) ||
      version(other) - version(one) ||
      one.operatingSystem.id.localeCompare(other.operatingSystem.id) ||
      one.image.index - other.image.index
    );
  };

const languagesOf = (candidates: readonly Candidate[]): string =>
  [...new Set(candidates.flatMap(({ image }) => image.languages))].sort().join(", ") || "none";

const editionsOf = (candidates: readonly Candidate[]): string =>
  [...new Set(candidates.flatMap(({ image }) => image.edition ?? []))].sort().join(", ") || "none";

/** The counterpart of an image, or in words what is missing. Nothing near is taken instead. */
const counterpartOf = (
  from: Candidate,
  wanted: { architecture: Architecture; language: string },
  candidates: readonly Candidate[],
): Candidate | string => {
  const forArchitecture = candidates.filter(({ image }) => image.architecture === wanted.architecture);
  if (forArchitecture.length === 0) return `none of the new media is for ${wanted.architecture}`;
  const ofEdition = forArchitecture.filter(({ image }) => same(image.edition, from.image.edition));
  if (ofEdition.length === 0)
    return `the new media for ${wanted.architecture} hold no edition ${from.image.edition ?? "without a name"}, only ${editionsOf(forArchitecture)}`;
  const [best] = ofEdition.filter((each) => speaks(each, wanted.language)).sort(better(wanted.language));
  return (
    best ?? `the new media hold ${from.image.edition} not in ${wanted.language}, only in ${languagesOf(ofEdition)}`
  );
};

const replaceEntry = (entry: Entry, media: ReplacementMedia): ReplacementEntry | null => {
  const operatingSystem = media.replaced.find(({ id }) => id === entry.operatingSystemId);
  const image = operatingSystem?.images.find(({ index }) => index === entry.imageIndex);
  if (!operatingSystem || !image) return null;
  const from = { operatingSystem, image };
  const candidates = media.candidates.flatMap((each) =>
    each.images.map((one) => ({ operatingSystem: each, image: one })),
  );
  const found = counterpartOf(from, entry, candidates);
  return {
    architecture: entry.architecture,
    language: entry.language,
    from: presentImage(from),
    to: typeof found === "string" ? null : presentImage(found),
    problem: typeof found === "string" ? found : null,
  };
};

/**
 * What replacing media in a build would change: for each of its images on the replaced media the one of the same
 * architecture, edition and language on the new ones.
 *
 * @returns an entry for each image concerned; none when the build uses none of the replaced media
 */
export const planReplacement = (build: Pick<BuildDefinition, "operatingSystems">, media: ReplacementMedia) =>
  build.operatingSystems.flatMap((entry) => replaceEntry(entry, media) ?? []);

/** The build with its images replaced as planned; entries without a counterpart stay. */
export const applyReplacement = (build: BuildDefinition, entries: readonly ReplacementEntry[]): BuildDefinition => ({
  ...build,
  operatingSystems: build.operatingSystems.map((entry) => {
    const planned = entries.find(
      ({ architecture, from }) =>
        architecture === entry.architecture && from.operatingSystemId === entry.operatingSystemId,
    );
    if (!planned?.to) return entry;
    return { ...entry, operatingSystemId: planned.to.operatingSystemId, imageIndex: planned.to.imageIndex };
  }),
});
