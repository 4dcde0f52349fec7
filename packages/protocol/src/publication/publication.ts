import { z } from "zod";
import { regionalSettings } from "../answer-file.ts";
import { publishedAutopilotSettings } from "../autopilot-way.ts";
import { buildDefinition } from "../build/definition.ts";
import { imageFileKind, windowsImage } from "../image.ts";
import { detectionRule } from "../software/detection.ts";
import { packageDetails, rebootBehaviour } from "../software/package.ts";
import { packageFile, softwareStep } from "../software/step.ts";
import { base64Url, byteCount, contentReference, displayName, identifier, instant, sha256 } from "../values.ts";
import { publishedDiskTemplate, publishedLocation, publishedSecurityModel, publishedVendor } from "./definitions.ts";
import { publishedDrivers } from "./driver-catalogue.ts";

export const publishedOperatingSystem = z.object({
  id: identifier,
  name: displayName,
  kind: imageFileKind,
  sha256,
  sizeBytes: byteCount,
  images: z.array(windowsImage).min(1),
});
export type PublishedOperatingSystem = z.infer<typeof publishedOperatingSystem>;

/** Of publications from before packages had more than steps and files the rest are defaults. */
export const publishedPackage = packageDetails.extend({
  id: identifier,
  name: displayName,
  version: z.string(),
  steps: z.array(softwareStep),
  files: z.array(packageFile),
  /**
   * The one archive that holds the files (`packages/content/src/archive`). Null: no files, or a publication from before
   * there were archives, whose files are content of their own.
   */
  archive: contentReference.nullable().default(null),
});
export type PublishedPackage = z.infer<typeof publishedPackage>;

/** What removes a package that a published one replaces: on a device that has it, before that one is installed. */
export const publishedRemoval = z.object({
  id: identifier,
  name: displayName,
  version: z.string(),
  detection: z.array(detectionRule),
  /** Its uninstall steps. */
  steps: z.array(softwareStep),
  reboot: rebootBehaviour,
  /** What of its files the steps need, and the archive that holds them; null: they need none. */
  files: z.array(packageFile),
  archive: contentReference.nullable(),
});
export type PublishedRemoval = z.infer<typeof publishedRemoval>;

/**
 * A build with its settings as they hold for it, whoever set them: a device needs nobody's settings. What only people in
 * the console look at is left out. Publications from before there were settings have Windows' own.
 */
export const publishedBuild = buildDefinition.omit({ icon: true, active: true, tags: true }).extend({
  id: identifier,
  autopilot: publishedAutopilotSettings.nullable(),
  ...regionalSettings.shape,
  registeredOwner: z.string().max(256).default(""),
  registeredOrganisation: z.string().max(256).default(""),
});
export type PublishedBuild = z.infer<typeof publishedBuild>;

/**
 * An immutable, numbered snapshot of everything an organisation can deploy. Its canonical JSON (RFC 8785) is what is
 * hashed and signed; nothing in it is secret.
 */
export const publicationBody = z.object({
  schemaVersion: z.literal(1),
  organisationId: identifier,
  number: z.number().int().positive(),
  createdAt: instant,
  /** SHA-256 of the previous publication's canonical body, null for the first. */
  previousSha256: sha256.nullable(),
  builds: z.array(publishedBuild),
  operatingSystems: z.array(publishedOperatingSystem),
  packages: z.array(publishedPackage),
  /** Of packages that those above replace. Publications from before any was replaced have none. */
  removals: z.array(publishedRemoval).default([]),
  /** Those that its builds name. Publications from before builds named any have none. */
  diskTemplates: z.array(publishedDiskTemplate).default([]),
  securityModels: z.array(publishedSecurityModel).default([]),
  /** All of them where some filter asks for the vendor, or the location; none where no filter does. */
  vendors: z.array(publishedVendor).default([]),
  locations: z.array(publishedLocation).default([]),
  /** Null: no drivers, or a publication from before devices got them. */
  driverCatalogue: publishedDrivers.nullable().default(null),
});
export type PublicationBody = z.infer<typeof publicationBody>;

/** A publication as it travels: the exact signed text beside its signature. */
export const signedPublication = z.object({
  /** Canonical JSON of a {@link publicationBody}. */
  body: z.string(),
  sha256,
  /** Ed25519 over the UTF-8 bytes of `body`. */
  signature: base64Url,
  /** First 16 hexadecimal characters of the SHA-256 of the raw public key. */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
});
export type SignedPublication = z.infer<typeof signedPublication>;
