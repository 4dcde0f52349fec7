import { z } from "zod";
import { displayName, identifier, instant } from "../values.ts";

/** Where to read about a product; empty: nowhere. */
const homepage = z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(2000)]);

/** What people say of a product; its versions are software packages, which bear its name. */
export const softwareProductDefinition = z.object({
  name: displayName,
  vendor: z.string().trim().max(120).default(""),
  homepage: homepage.default(""),
  notes: z.string().max(4000).default(""),
});
export type SoftwareProductDefinition = z.infer<typeof softwareProductDefinition>;

export const softwareProductCreate = softwareProductDefinition.extend({ organisationId: identifier });
/** `revision` is the one that was opened; another one now answers `object.changed`. */
export const softwareProductUpdate = softwareProductDefinition.extend({ revision: z.number().int().positive() });

/** One software package of a product, with the builds that name it. */
export const softwareVersion = z.object({
  packageId: identifier,
  version: z.string(),
  steps: z.number().int(),
  files: z.number().int(),
  builds: z.array(z.object({ id: identifier, name: z.string() })),
  updatedAt: instant,
});
export type SoftwareVersion = z.infer<typeof softwareVersion>;

export const softwareProductView = softwareProductDefinition.extend({
  id: identifier,
  organisationId: identifier,
  revision: z.number().int().positive(),
  /** The newest first. */
  versions: z.array(softwareVersion),
  updatedAt: instant,
});
export type SoftwareProductView = z.infer<typeof softwareProductView>;

/** Another version of a package's product that begins as a copy of it. */
export const softwareVersionCreate = z.object({
  version: z.string().trim().min(1).max(60),
  /** Whether it begins with the same files; they are stored once. */
  withFiles: z.boolean().default(false),
  /** Whether it says that it replaces the one it comes from, beside those that one replaces. */
  replaces: z.boolean().default(false),
});

/** Asks what would change if builds named one package in place of another. Without builds: all that name it. */
export const packageReplacementPreviewRequest = z.object({
  organisationId: identifier,
  replaced: identifier,
  by: identifier,
});
export type PackageReplacementPreviewRequest = z.infer<typeof packageReplacementPreviewRequest>;

export const packageReplacement = z.object({
  buildId: identifier,
  name: z.string(),
  revision: z.number().int(),
  /** Where in the build's order it stands, from 1. */
  position: z.number().int().positive(),
  /** `already-there`: the build names both; the replaced one goes, the other stays where it is. */
  outcome: z.enum(["replaced", "already-there"]),
});
export type PackageReplacement = z.infer<typeof packageReplacement>;

export const packageReplacementPreview = z.object({
  builds: z.array(packageReplacement),
  /** Packages that depend on the replaced one: they bring it to the device still. */
  stillNeededBy: z.array(z.string()),
});
export type PackageReplacementPreview = z.infer<typeof packageReplacementPreview>;

/** Replaces in the builds as previewed, in all of them or in none. */
export const packageReplacementRequest = packageReplacementPreviewRequest.extend({
  /** Each with the revision that the preview showed. */
  builds: z
    .array(z.object({ buildId: identifier, revision: z.number().int() }))
    .min(1)
    .max(500),
});
export type PackageReplacementRequest = z.infer<typeof packageReplacementRequest>;
