import { z } from "zod";
import { secretKind, secretValue } from "../secret.ts";
import { day, displayName, identifier, instant, listQuery } from "../values.ts";

/** Everything of a secret that is none. */
export const secretDefinition = z.object({
  name: displayName,
  description: z.string().max(2000).default(""),
  /** The last day on which it works, as somebody entered it; a certificate says its own, and this is left out. */
  expiresOn: day.nullable().default(null),
});
export type SecretDefinition = z.infer<typeof secretDefinition>;

/** Null: shared by all organisations. */
const organisationId = identifier.nullable();

export const secretCreate = z.object({ organisationId, definition: secretDefinition, value: secretValue });
export type SecretCreate = z.infer<typeof secretCreate>;

export const secretUpdate = z.object({ revision: z.number().int().positive(), definition: secretDefinition });
export type SecretUpdate = z.infer<typeof secretUpdate>;

/** Another value of the same kind: everything that uses the secret gets it. */
export const secretReplacement = z.object({
  value: secretValue,
  /** Of the new value; left out: as before. */
  expiresOn: day.nullable().optional(),
});
export type SecretReplacement = z.infer<typeof secretReplacement>;

/** Something that names the secret. */
export const secretUser = z.object({
  kind: z.enum(["build", "security-model", "software-package", "tenant-connection"]),
  id: identifier,
  name: z.string(),
});
export type SecretUser = z.infer<typeof secretUser>;

/** The newest time that a device was given the value, for one step of one deployment. */
export const secretDelivery = z.object({
  deviceId: identifier,
  serialNumber: z.string(),
  deploymentId: identifier,
  step: z.string(),
  at: instant,
});
export type SecretDelivery = z.infer<typeof secretDelivery>;

/** A secret as it is shown: never its value. */
export const secretView = z.object({
  id: identifier,
  organisationId,
  revision: z.number().int().positive(),
  kind: secretKind,
  definition: secretDefinition,
  /** Where the expiry is from. */
  expiryFrom: z.enum(["entered", "certificate"]).nullable(),
  /** What of the value is no secret: `userName`, a certificate's `subject` and `thumbprint`, a Wi-Fi profile's `ssid`. */
  facts: z.record(z.string(), z.string()),
  valueSetAt: instant,
  updatedAt: instant,
  usedBy: z.array(secretUser),
  /** Null: no device was given it yet. */
  lastGiven: secretDelivery.nullable(),
});
export type SecretView = z.infer<typeof secretView>;

export const secretQuery = listQuery.extend({ kind: secretKind.optional() });
export type SecretQuery = z.infer<typeof secretQuery>;

/** All of them are deleted, or none. */
export const deletion = z.object({ ids: z.array(identifier).min(1).max(200) });
export type Deletion = z.infer<typeof deletion>;
