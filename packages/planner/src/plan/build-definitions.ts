import {
  type DiskVolume,
  type PublicationBody,
  type PublishedBuild,
  type PublishedSecurityModel,
  WindlassError,
} from "@windlass/protocol";
import { defaultVolumes, diskTemplateProblems } from "../disks/disk-template.ts";
import { securityModelProblems } from "../security-models/security-model.ts";
import { hasRoomForImage } from "./partitions.ts";

/** What choosing a build's parts needs to know of it; one that is not saved yet has no id. */
type BuildWithParts = Pick<PublishedBuild, "name" | "diskTemplateId" | "securityModelId"> & { readonly id?: string };

const incomplete = (build: BuildWithParts, what: string) =>
  new WindlassError("build.incomplete", {
    parameters: { name: build.name, what },
    object: { kind: "build", ...(build.id && { id: build.id }), name: build.name },
  });

export interface DiskLayout {
  readonly volumes: readonly DiskVolume[];
  /** Null: the layout that Microsoft documents. */
  readonly templateName: string | null;
}

/**
 * How a build divides the disk for an image: as its template says, or as Microsoft documents it.
 *
 * @throws WindlassError `build.incomplete`
 */
export const selectLayout = (
  { diskTemplates }: Pick<PublicationBody, "diskTemplates">,
  build: BuildWithParts,
  imageBytes: number,
): DiskLayout => {
  if (build.diskTemplateId === null) return { volumes: defaultVolumes, templateName: null };
  const template = diskTemplates.find(({ id }) => id === build.diskTemplateId);
  if (!template) throw incomplete(build, "its disk partition template is not part of the publication");
  const [problem] = diskTemplateProblems(template);
  if (problem) throw incomplete(build, `its disk partition template “${template.name}”: ${problem}`);
  if (!hasRoomForImage(imageBytes, template.volumes))
    throw incomplete(build, `the Windows partition of “${template.name}” has no room for the image`);
  return { volumes: template.volumes, templateName: template.name };
};

/**
 * The local accounts and groups of a build's devices; null: Windows' own.
 *
 * @throws WindlassError `build.incomplete`
 */
export const selectSecurityModel = (
  { securityModels }: Pick<PublicationBody, "securityModels">,
  build: BuildWithParts,
): PublishedSecurityModel | null => {
  if (build.securityModelId === null) return null;
  const model = securityModels.find(({ id }) => id === build.securityModelId);
  if (!model) throw incomplete(build, "its local security model is not part of the publication");
  const [problem] = securityModelProblems(model);
  if (problem) throw incomplete(build, `its local security model “${model.name}”: ${problem}`);
  return model;
};
