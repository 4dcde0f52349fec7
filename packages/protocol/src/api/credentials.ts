import { z } from "zod";
import { toldError } from "../errors/windlass-error.ts";
import { day, instant, sha256 } from "../values.ts";

export const credentialKind = z.enum(["client-secret", "certificate", "federated-token"]);
export type CredentialKind = z.infer<typeof credentialKind>;

/**
 * Path of a token file below the organisation's own folder, with forward slashes. Segments of dots alone are refused, so
 * that it cannot lead out of that folder.
 */
export const tokenFile = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^(?!\/)(?:(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/(?!$)|$))+$/, "expected a relative path like “azure/token”");

/** PEM texts are a few kilobytes; a chain with its key stays far below this. */
const pem = z.string().trim().min(1).max(40_000);

/** A new credential. Secrets and private keys are write-only. */
export const credentialInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("client-secret"),
    value: z.string().trim().min(1).max(400),
    /** As the portal shows it; read from Entra instead where the app may. */
    expiresOn: day.nullable().default(null),
  }),
  z.object({ kind: z.literal("certificate"), certificatePem: pem, privateKeyPem: pem }),
  z.object({ kind: z.literal("federated-token"), tokenFile }),
]);
export type CredentialInput = z.infer<typeof credentialInput>;

/** A credential to use instead of the one in use. It is tried first; refused, the one in use stays. */
export const credentialReplacement = z.object({ credential: credentialInput });

/** A certificate for the server to make. Its private key never leaves the server. */
export const certificateRequest = z.object({ days: z.number().int().min(1).max(1095).default(365) });

/** Where the end of a credential is known from. */
export const credentialEndSource = z.enum(["entered", "certificate", "entra"]);
export type CredentialEndSource = z.infer<typeof credentialEndSource>;

const shown = {
  /** Last day on which it works; null where nobody said or there is none. */
  expiresOn: day.nullable(),
  expiryFrom: credentialEndSource.nullable(),
  setAt: instant,
  /** When Entra last accepted it at the hands of this server; null: nobody has tried it yet. */
  triedAt: instant.nullable(),
};

/** What a federated token says of itself, for comparing with the app registration. */
export const federatedTokenView = z.object({
  issuer: z.string(),
  subject: z.string(),
  audiences: z.array(z.string()),
  endsAt: instant.nullable(),
});
export type FederatedTokenView = z.infer<typeof federatedTokenView>;

/** A credential as it may be shown: nothing of it is secret. */
export const credentialView = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("client-secret"), ...shown }),
    z.object({
      kind: z.literal("certificate"),
      ...shown,
      subject: z.string(),
      sha256Thumbprint: sha256,
      /** What the portal lists certificates by. */
      sha1Thumbprint: z.string(),
      /** The public half, to upload to the app registration. */
      certificatePem: z.string(),
    }),
    z.object({
      kind: z.literal("federated-token"),
      ...shown,
      tokenFile: z.string(),
      /** The audience that Entra expects in this cloud. */
      expectedAudience: z.string(),
      /** The token that lies there now; null with `problem` where there is none. */
      token: federatedTokenView.nullable(),
      problem: toldError.nullable(),
    }),
  ])
  .meta({ id: "Credential" });
export type CredentialView = z.infer<typeof credentialView>;

/** Days a new credential lasts must exceed the days before its end at which it is rotated, or rotation would never rest. */
const leastDaysOfRest = 30;

export const rotationSettings = z
  .object({
    /** Days before the end of the credential at which a new one is made. */
    daysBefore: z.number().int().min(1).max(180),
    /** How long the new one lasts. */
    validDays: z.number().int().min(31).max(730),
  })
  .refine(({ daysBefore, validDays }) => validDays >= daysBefore + leastDaysOfRest, {
    path: ["validDays"],
    message: `must be at least ${leastDaysOfRest} days more than daysBefore`,
  });
export type RotationSettings = z.infer<typeof rotationSettings>;

/** Null switches automatic rotation off. */
export const rotationChange = z.object({ settings: rotationSettings.nullable() });

export const rotationState = z.enum(["adding", "verifying", "removing", "undoing", "done", "failed"]);
export type RotationState = z.infer<typeof rotationState>;

export const rotationView = z.object({
  settings: rotationSettings.nullable(),
  /** The newest run; null where there was none. */
  last: z
    .object({
      state: rotationState,
      startedAt: instant,
      finishedAt: instant.nullable(),
      /** Why it failed, or what it waits for. */
      problem: toldError.nullable(),
    })
    .nullable(),
});
export type RotationView = z.infer<typeof rotationView>;
