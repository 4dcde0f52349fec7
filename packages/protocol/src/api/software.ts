import { z } from "zod";
import { msiChangeInspection, msiFacts, programInspection } from "../installer.ts";
import { packageDetails } from "../software/package.ts";
import { packageFilePath } from "../software/paths.ts";
import { registryChange } from "../software/registry.ts";
import { packageFile, softwareStep } from "../software/step.ts";
import { wingetId, wingetPin, wingetScope } from "../software/winget.ts";
import { architecture, displayName, identifier, instant } from "../values.ts";

/** What reading a file of a package told; files that are no installers have none. */
export const packageFileFacts = z.object({
  path: packageFilePath,
  facts: z.discriminatedUnion("kind", [msiFacts, msiChangeInspection, programInspection]).nullable(),
  /** Why it could not be read, where it begins as an installer. */
  problem: z.string().nullable(),
});
export type PackageFileFacts = z.infer<typeof packageFileFacts>;

export const softwarePackageView = packageDetails.extend({
  id: identifier,
  organisationId: identifier,
  /** The product that it is a version of, whose name it bears. */
  productId: identifier,
  revision: z.number().int().positive(),
  name: z.string(),
  version: z.string(),
  steps: z.array(softwareStep),
  files: z.array(packageFile),
  fileFacts: z.array(packageFileFacts),
  updatedAt: instant,
});
export type SoftwarePackageView = z.infer<typeof softwarePackageView>;

const definition = packageDetails.extend({
  name: displayName,
  version: z.string().trim().min(1).max(60),
  steps: z.array(softwareStep).max(500),
});
export const softwarePackageCreate = definition.extend({ organisationId: identifier });
/** `revision` is the one that was opened; another one now answers `object.changed`. */
export const softwarePackageUpdate = definition.extend({ revision: z.number().int().positive() });

/** Moves a finished upload into the package under `path`. */
export const packageFileCreate = z.object({ uploadId: z.string().min(1).max(120), path: packageFilePath });
export const packageFileQuery = z.object({ path: packageFilePath });

/** The bytes of a `.reg` file as base64: such files are UTF-16, ANSI or UTF-8, which only their bytes tell. */
export const registryFileInput = z.object({
  name: z.string().trim().min(1).max(240),
  content: z.base64().max(8_000_000),
});
export const registryFileReading = z.object({
  changes: z.array(registryChange),
  /** Lines that Windows would skip, with why. */
  problems: z.array(z.object({ line: z.number().int().positive(), message: z.string() })),
});
export type RegistryFileReading = z.infer<typeof registryFileReading>;

/** Asks which installer a WinGet package comes to on an architecture. */
export const wingetQuestion = z.object({
  packageId: wingetId,
  version: z.string().min(1).max(128).nullable().default(null),
  scope: wingetScope.default("machine"),
  architectures: z.array(architecture).min(1).max(3),
});
export const wingetAnswer = z.object({
  packageId: wingetId,
  name: z.string(),
  publisher: z.string(),
  pins: z.array(wingetPin),
  /** Packages the manifest says must be there before, and that are not pinned with it. */
  dependencies: z.array(z.string()),
  /** What else the manifest asks of a device and nothing here sees to. */
  notes: z.array(z.object({ architecture, message: z.string() })).default([]),
  /** Architectures without an installer that fits, with why. */
  problems: z.array(z.object({ architecture, message: z.string() })),
});
export type WingetAnswer = z.infer<typeof wingetAnswer>;
