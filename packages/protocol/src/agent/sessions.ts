import { z } from "zod";
import { decidedName } from "../build/naming.ts";
import { planChoices } from "../plan.ts";
import { signedPublication } from "../publication/publication.ts";
import { grantedCheckFacts } from "../quality-check-result.ts";
import { base64Url, identifier, instant, sha256 } from "../values.ts";
import { inventory } from "./inventory.ts";

/** Three groups of two characters without look-alikes, for example `K7-2M-QX`; shown on the device and in the console. */
export const matchCode = z.string().regex(/^[2-9A-HJ-NP-Z]{2}(-[2-9A-HJ-NP-Z]{2}){2}$/);

/** Raw Ed25519 public key, 32 bytes. */
export const publicKey = base64Url.length(43);

/** `POST /agent/v1/sessions`. Repeating it with the same key gives the same session. */
export const openSessionRequest = z.object({
  publicKey,
  bootProfileId: identifier,
  agent: z.object({ version: z.string().max(40), platform: z.enum(["windows", "simulated"]) }),
  inventory,
});
export type OpenSessionRequest = z.infer<typeof openSessionRequest>;

export const sessionState = z.enum(["pending", "approved", "refused", "expired", "finished"]);
export type SessionState = z.infer<typeof sessionState>;

/** Answer to opening and to `GET /agent/v1/sessions/{sessionId}`. */
export const sessionView = z.object({
  sessionId: identifier,
  state: sessionState,
  matchCode,
  /** The server's clock, so that a device with a wrong one can still sign. */
  serverTime: instant,
  pollAfterSeconds: z.number().positive(),
});
export type SessionView = z.infer<typeof sessionView>;

/** Answer to `POST /agent/v1/sessions/{sessionId}/token`, only once approved; a repeat replaces the token before. */
export const deploymentGrant = z.object({
  deploymentId: identifier,
  buildId: identifier,
  /** Bearer of every later call, useless without the session's key. */
  token: base64Url,
  expiresAt: instant,
  publication: signedPublication,
  /** Where the device asked from, as whoever grants saw it: says at which location of the publication it is. */
  address: z.string().max(64).nullable().default(null),
  /** The approver's. */
  choices: planChoices,
  /** Person or rule that approved, in words; empty, from a server that does not tell. */
  approvedBy: z.string().default(""),
  /** For quality checks; null, or left out: not told. */
  checkFacts: grantedCheckFacts.nullable().default(null),
  /** What the device is to be called; null, from a server that does not decide it: what the build's template gives. */
  computerName: decidedName.nullable().default(null),
  /** The computer account that a connector makes for it; null: its build needs none. */
  computerAccountId: identifier.nullable().default(null),
  sources: z.array(z.object({ name: z.string(), url: z.url() })).min(1),
  /** Signed ticket for deployment sources; see `contentTicket`. */
  contentTicket: z.string(),
});
export type DeploymentGrant = z.infer<typeof deploymentGrant>;

/** One or more certificates in PEM form and nothing else: no private key fits in. */
const publicCertificates = z
  .string()
  .max(64 * 1024)
  .regex(
    /^(-----BEGIN CERTIFICATE-----\r?\n[A-Za-z0-9+/=\r\n]+-----END CERTIFICATE-----\s*)+$/,
    "expected certificates in PEM form and nothing else",
  );

/** What boot media carry: public things only. */
export const bootMedium = z.object({
  serverUrl: z.url(),
  /**
   * The only authorities that the device accepts certificates of, for the server and every deployment source; null: those
   * that its own runtime knows.
   */
  certificateAuthority: publicCertificates.nullable(),
  bootProfileId: identifier,
  /** The only key whose publications the device accepts. */
  publicationKey: publicKey,
});
export type BootMedium = z.infer<typeof bootMedium>;

/**
 * What a content ticket says; travels as base64url(canonical JSON) + "." + base64url(Ed25519 signature). It opens what
 * its publication names and nothing else: the publication is content too, kept under its own hash.
 */
export const contentTicket = z.object({
  deploymentId: identifier,
  publicationSha256: sha256,
  publicKey,
  expiresAt: instant,
});
export type ContentTicket = z.infer<typeof contentTicket>;
