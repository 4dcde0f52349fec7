import type { PublicationBody } from "./publication.ts";

/**
 * The content that a publication names: what its devices may fetch, and what must not be freed while it is kept. Whatever
 * a publication comes to hold beside these belongs in here, and nowhere else.
 */
export const contentNamedBy = (body: PublicationBody): string[] => [
  ...body.operatingSystems.map((system) => system.sha256),
  ...body.packages.flatMap(({ archive, files }) => (archive ? [archive] : files).map((content) => content.sha256)),
  ...(body.driverCatalogue ? [body.driverCatalogue.sha256, ...body.driverCatalogue.archives] : []),
];
