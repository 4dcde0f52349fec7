import type { SoftwareStep } from "../software/step.ts";
import { filesOfPin } from "../software/winget.ts";
import type { PublicationBody } from "./publication.ts";

/** Installers that the server has fetched; publications from before it did name addresses alone. */
const fetchedInstallers = (step: SoftwareStep): string[] =>
  step.kind === "winget"
    ? step.pins.flatMap(filesOfPin).flatMap((file) => (file.sizeBytes === null ? [] : file.sha256))
    : [];

/**
 * The content that a publication names: what its devices may fetch, and what must not be freed while it is kept. Whatever
 * a publication comes to hold beside these belongs in here, and nowhere else.
 */
export const contentNamedBy = (body: PublicationBody): string[] => [
  ...body.operatingSystems.map((system) => system.sha256),
  ...[...body.packages, ...body.removals].flatMap(({ archive, files }) =>
    (archive ? [archive] : files).map((content) => content.sha256),
  ),
  ...body.packages.flatMap(({ steps }) => steps.flatMap(fetchedInstallers)),
  ...(body.driverCatalogue ? [body.driverCatalogue.sha256, ...body.driverCatalogue.archives] : []),
];
