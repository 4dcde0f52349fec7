import { z } from "zod";
import { packageFile, packageFilePath, softwareStep } from "../software.ts";
import { displayName, identifier, instant } from "../values.ts";

export const softwarePackageView = z.object({
  id: identifier,
  organisationId: identifier,
  revision: z.number().int().positive(),
  name: z.string(),
  version: z.string(),
  steps: z.array(softwareStep),
  files: z.array(packageFile),
  updatedAt: instant,
});
export type SoftwarePackageView = z.infer<typeof softwarePackageView>;

const definition = {
  name: displayName,
  version: z.string().trim().min(1).max(60),
  steps: z.array(softwareStep).max(500),
};
export const softwarePackageCreate = z.object({ organisationId: identifier, ...definition });
/** `revision` is the one that was opened; another one now answers `object.changed`. */
export const softwarePackageUpdate = z.object({ revision: z.number().int().positive(), ...definition });

/** Moves a finished upload into the package under `path`. */
export const packageFileCreate = z.object({ uploadId: z.string().min(1).max(120), path: packageFilePath });
export const packageFileQuery = z.object({ path: packageFilePath });
