import { contentNamedBy, type PublicationBody, type PublishedKind } from "@windlass/protocol";

/** A piece of content that a publication names, and whose it is. */
export interface ContentInWords {
  readonly sha256: string;
  readonly objectKind: PublishedKind;
  readonly objectId: string;
  /** Of the object. */
  readonly name: string;
  /** As a sentence goes on with it: `the image of “Windows 11”`. */
  readonly words: string;
}

/** All content that a publication names, with what it is; whatever has no words of its own is told as the publication's. */
export const contentInWords = (body: PublicationBody): ContentInWords[] => {
  const ofPackages = [...body.packages, ...body.removals].flatMap(({ id, name, version, archive, files }) =>
    (archive ? [archive] : files).map(({ sha256 }) => ({
      sha256,
      objectKind: "software-package" as const,
      objectId: id,
      name,
      words: `the files of “${name} ${version}”`,
    })),
  );
  const ofSystems = body.operatingSystems.map(({ id, name, sha256 }) => ({
    sha256,
    objectKind: "operating-system" as const,
    objectId: id,
    name,
    words: `the image of “${name}”`,
  }));
  const drivers = { objectKind: "driver-pack" as const, objectId: body.organisationId, name: "Drivers" };
  const ofDrivers = body.driverCatalogue
    ? [
        { ...drivers, sha256: body.driverCatalogue.sha256, words: "the catalogue of drivers" },
        ...body.driverCatalogue.archives.map((sha256) => ({ ...drivers, sha256, words: "an archive of a driver" })),
      ]
    : [];
  const told = [...ofSystems, ...ofPackages, ...ofDrivers];
  const known = new Set(told.map(({ sha256 }) => sha256));
  const installers = body.packages.flatMap(({ id, name, version, ...rest }) =>
    contentNamedBy({
      ...body,
      operatingSystems: [],
      removals: [],
      driverCatalogue: null,
      packages: [{ id, name, version, ...rest }],
    })
      .filter((sha256) => !known.has(sha256))
      .map((sha256) => ({
        sha256,
        objectKind: "software-package" as const,
        objectId: id,
        name,
        words: `an installer that “${name} ${version}” pins`,
      })),
  );
  return [...told, ...installers];
};
