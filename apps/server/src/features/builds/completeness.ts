import { computerNameTemplateProblem, selectImage } from "@windlass/planner";
import { type BuildDefinition, notFound, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { readOperatingSystemsForPublication } from "../operating-systems/published.ts";
import { requirePackages } from "../software/service.ts";

/** A definition to save; without an id when it is a new build's. */
type BuildToSave = BuildDefinition & { readonly id?: string };

const incomplete = (build: BuildToSave, what: string) =>
  new WindlassError("build.incomplete", {
    parameters: { name: build.name, what },
    object: { kind: "build", ...(build.id && { id: build.id }), name: build.name },
  });

/**
 * Refuses a definition that names what its organisation does not have: an operating system or a package (one of another
 * organisation is as good as none), an image or a language that the operating system lacks. Images are chosen by the
 * planner's own rule, so that saving, publishing and deploying agree.
 *
 * @param organisationId - of the build; the caller holds `lockDefinitions` of it
 * @throws object.not-found, build.incomplete
 */
export const requireCompleteDefinition = async (
  connection: Connection,
  organisationId: string,
  build: BuildToSave,
): Promise<void> => {
  const operatingSystems = await readOperatingSystemsForPublication(connection, organisationId);
  for (const { architecture, operatingSystemId } of build.operatingSystems) {
    if (!operatingSystems.some((candidate) => candidate.id === operatingSystemId))
      throw notFound("operating system", operatingSystemId);
    selectImage({ operatingSystems }, build, architecture);
  }
  await requirePackages(connection, organisationId, build.packageIds);
  if (new Set(build.packageIds).size < build.packageIds.length)
    throw incomplete(build, "it names a software package twice");
  const templateProblem = computerNameTemplateProblem(build.computerNameTemplate);
  if (templateProblem) throw incomplete(build, `its computer-name template: ${templateProblem}`);
};
