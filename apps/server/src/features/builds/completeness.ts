import {
  askPatternProblem,
  computerNameTemplateProblem,
  endingProblems,
  operatingSystemProblems,
  packageOptionProblems,
  regionProblem,
  selectImage,
  selectLayout,
  selectSecurityModel,
  unitOfJoin,
} from "@windlass/planner";
import { type BuildDefinition, notFound, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { readDefinitionsForPublication } from "../definitions/published.ts";
import { lockDefinitionsOfKind } from "../definitions/service.ts";
import { readOperatingSystemsForPublication } from "../operating-systems/published.ts";
import { requirePackages } from "../software/listed.ts";
import { readPackagesForPublication } from "../software/service.ts";

/** A definition to save; without an id when it is a new build's. */
type BuildToSave = BuildDefinition & { readonly id?: string };

const incomplete = (build: BuildToSave, what: string) =>
  new WindlassError("build.incomplete", {
    parameters: { name: build.name, what },
    object: { kind: "build", ...(build.id && { id: build.id }), name: build.name },
  });

/** Refuses a place that the organisation does not have. @throws object.not-found */
const requireLocations = (locations: readonly { id: string }[], { join }: BuildToSave): void => {
  const unit = unitOfJoin(join);
  if (unit?.kind !== "by-location") return;
  for (const { locationId } of unit.places)
    if (!locations.some(({ id }) => id === locationId)) throw notFound("location", locationId);
};

/** Refuses a template or a model that the organisation does not have, or that does not fit; held until it is saved. */
const requireDefinitions = async (
  connection: Connection,
  organisationId: string,
  build: BuildToSave,
  imageBytes: number,
): Promise<void> => {
  // Whoever deletes one of them waits for this, or this for it.
  if (build.diskTemplateId !== null) await lockDefinitionsOfKind(connection, "disk-template");
  if (build.securityModelId !== null) await lockDefinitionsOfKind(connection, "security-model");
  const definitions = await readDefinitionsForPublication(connection, organisationId);
  const isThere = (list: readonly { id: string }[], id: string | null) =>
    id === null || list.some((one) => one.id === id);
  if (!isThere(definitions.diskTemplates, build.diskTemplateId))
    throw notFound("disk-template", String(build.diskTemplateId));
  if (!isThere(definitions.securityModels, build.securityModelId))
    throw notFound("security-model", String(build.securityModelId));
  selectLayout(definitions, build, imageBytes);
  const model = selectSecurityModel(definitions, build);
  const [problem] = endingProblems(build, model);
  if (problem) throw incomplete(build, problem.message.replace(/\.$/, ""));
  requireLocations(definitions.locations, build);
};

/** Refuses options that the listed packages, or the ending, do not allow. @throws build.incomplete */
const requireOptions = async (connection: Connection, organisationId: string, build: BuildToSave): Promise<void> => {
  if (build.packageIds.length + build.packageOptions.length === 0) return;
  const { packages } = await readPackagesForPublication(connection, organisationId);
  const [problem] = packageOptionProblems(build, packages);
  if (problem)
    throw incomplete(build, `${problem.message.charAt(0).toLowerCase()}${problem.message.slice(1).replace(/\.$/, "")}`);
};

/**
 * Refuses a definition that names what its organisation does not have: an operating system, a package, a disk
 * partition template, a local security model (one of another organisation is as good as none), an image or a language that the operating system lacks. Images are chosen by the
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
  const sizes: number[] = [];
  for (const entry of build.operatingSystems) {
    const { architecture, operatingSystemId } = entry;
    if (!operatingSystems.some((candidate) => candidate.id === operatingSystemId))
      throw notFound("operating system", operatingSystemId);
    const { image } = selectImage({ operatingSystems }, build, architecture);
    const [problem] = operatingSystemProblems(entry, image, build.ending);
    if (problem) throw incomplete(build, problem.replace(/\.$/, ""));
    sizes.push(image.sizeBytes);
  }
  await requireDefinitions(connection, organisationId, build, Math.max(...sizes));
  await requirePackages(connection, organisationId, build.packageIds);
  if (new Set(build.packageIds).size < build.packageIds.length)
    throw incomplete(build, "it names a software package twice");
  const problemOfRegion = regionProblem(build);
  if (problemOfRegion) throw incomplete(build, problemOfRegion);
  await requireOptions(connection, organisationId, build);
  const templateProblem = computerNameTemplateProblem(build.computerNameTemplate);
  if (templateProblem) throw incomplete(build, `its computer-name template: ${templateProblem}`);
  const { ask } = build.naming;
  const patternProblem = ask?.pattern ? askPatternProblem(ask.pattern) : null;
  if (patternProblem) throw incomplete(build, `its pattern for computer names: ${patternProblem}`);
};
