import {
  type Architecture,
  imageRoleOf,
  type PublicationBody,
  type PublishedBuild,
  type PublishedOperatingSystem,
  type PublishedPackage,
  WindlassError,
  type WindowsImage,
} from "@windlass/protocol";

/** What choosing an image needs to know of a build; one that is not saved yet has no id. */
type BuildOnMedia = Pick<PublishedBuild, "name" | "operatingSystems"> & { readonly id?: string };

const objectOf = (build: BuildOnMedia) => ({ kind: "build", ...(build.id && { id: build.id }), name: build.name });

const incomplete = (build: BuildOnMedia, what: string) =>
  new WindlassError("build.incomplete", { parameters: { name: build.name, what }, object: objectOf(build) });

/** @throws WindlassError `object.not-found` */
export const findBuild = (publication: PublicationBody, buildId: string): PublishedBuild => {
  const build = publication.builds.find((candidate) => candidate.id === buildId);
  if (!build) {
    throw new WindlassError("object.not-found", {
      parameters: { kind: "build" },
      object: { kind: "build", id: buildId },
    });
  }
  return build;
};

export interface SelectedImage {
  /** What the build says of it. */
  readonly entry: PublishedBuild["operatingSystems"][number];
  readonly operatingSystem: PublishedOperatingSystem;
  readonly image: WindowsImage;
  readonly language: string;
}

/** Compares language names as Windows does: without regard to case. Gives the image's own spelling, or null. */
const spokenBy = (image: WindowsImage, language: string): string | null =>
  image.languages.find((candidate) => candidate.toLowerCase() === language.toLowerCase()) ?? null;

/**
 * The image that a build installs on an architecture.
 *
 * @param language - the technician's choice; the build's own when undefined
 * @throws WindlassError `device.no-operating-system-for-architecture`, `build.incomplete`
 */
export const selectImage = (
  publication: Pick<PublicationBody, "operatingSystems">,
  build: BuildOnMedia,
  architecture: Architecture,
  language?: string,
): SelectedImage => {
  const entry = build.operatingSystems.find((candidate) => candidate.architecture === architecture);
  if (!entry) {
    throw new WindlassError("device.no-operating-system-for-architecture", {
      parameters: { build: build.name, architecture },
      object: objectOf(build),
    });
  }
  const operatingSystem = publication.operatingSystems.find((candidate) => candidate.id === entry.operatingSystemId);
  if (!operatingSystem) throw incomplete(build, "its operating system is not part of the publication");
  if (operatingSystem.kind === "swm") throw incomplete(build, `“${operatingSystem.name}” is one part of a split image`);
  const image = operatingSystem.images.find((candidate) => candidate.index === entry.imageIndex);
  if (!image) throw incomplete(build, `“${operatingSystem.name}” has no image ${entry.imageIndex}`);
  if (image.architecture !== architecture) {
    throw incomplete(
      build,
      `image ${image.index} of “${operatingSystem.name}” is for ${image.architecture ?? "an unknown architecture"}, not ${architecture}`,
    );
  }
  if (imageRoleOf(image) === "windows-pe")
    throw incomplete(build, `image ${image.index} of “${operatingSystem.name}” is Windows PE, not Windows`);
  const wanted = language ?? entry.language;
  const spoken = spokenBy(image, wanted);
  if (!spoken) {
    throw incomplete(
      build,
      `image ${image.index} of “${operatingSystem.name}” has no language ${wanted}, only ${image.languages.join(", ") || "none"}`,
    );
  }
  return { entry, operatingSystem, image, language: spoken };
};

/** The build's packages in the build's order. @throws WindlassError `build.incomplete` */
export const selectPackages = (publication: PublicationBody, build: PublishedBuild): PublishedPackage[] =>
  build.packageIds.map((id) => {
    const found = publication.packages.find((candidate) => candidate.id === id);
    if (!found) throw incomplete(build, `software package ${id} is not part of the publication`);
    return found;
  });
