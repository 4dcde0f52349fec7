import { z } from "zod";
import { secretValue } from "../secret.ts";
import { base64Url, identifier } from "../values.ts";

/** Answer to it, and any message for one reader; see `packages/content/src/signing/sealed-messages.ts`. */
export const sealedMessage = z.object({
  /** Raw X25519 public key, 32 bytes, made for this message. */
  senderKey: base64Url.length(43),
  sealed: base64Url.max(1_000_000),
});
export type SealedMessage = z.infer<typeof sealedMessage>;

/**
 * `POST /agent/v1/step-secrets`: the secrets that the step under way names, once for each attempt (security rule 4). The
 * request is signed by the session's key, and so vouches for the reader's.
 */
export const stepSecretsRequest = z.object({
  stepId: z.string().max(80),
  /** As the device has reported that the step began. */
  attempt: z.number().int().min(1).max(100),
  /** Raw X25519 public key, made for this request and kept in memory alone. */
  readerKey: base64Url.length(43),
});
export type StepSecretsRequest = z.infer<typeof stepSecretsRequest>;

/** What is sealed, as JSON. */
export const deliveredSecrets = z.array(z.object({ id: identifier, value: secretValue }));
export type DeliveredSecrets = z.infer<typeof deliveredSecrets>;

/** What an answer belongs to; both sides put it together themselves. */
export const stepSecretsBinding = (place: {
  readonly sessionId: string;
  readonly deploymentId: string;
  readonly stepId: string;
  readonly attempt: number;
}): string[] => ["step-secrets", place.sessionId, place.deploymentId, place.stepId, String(place.attempt)];
