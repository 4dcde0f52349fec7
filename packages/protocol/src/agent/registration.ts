import { z } from "zod";
import { toldError } from "../errors/windlass-error.ts";
import { hardwareHashFinding } from "../hardware-hash.ts";
import { registrationState } from "../registration.ts";

/** `POST /agent/v1/registration`: hash and serial number, never a tag. Repeating it is harmless. */
export const registerRequest = z.object({
  /** 4K hardware hash, base64. */
  hardwareHash: z.string().min(100).max(16_000),
  serialNumber: z.string().min(1).max(256),
});
export type RegisterRequest = z.infer<typeof registerRequest>;

/** Answer to registering and to `GET /agent/v1/registration`. */
export const registrationForAgent = z.object({
  state: registrationState,
  ready: z.boolean(),
  failed: z.boolean(),
  failure: toldError.nullable(),
  /** What is worth knowing of the hash it sent, for the deployment's log. */
  findings: z.array(hardwareHashFinding).max(20).default([]),
  pollAfterSeconds: z.number().positive(),
});
export type RegistrationForAgent = z.infer<typeof registrationForAgent>;

/** `POST /agent/v1/finish`: the end of a deployment; revokes the token. Repeating it is harmless. */
export const finishRequest = z.object({
  outcome: z.enum(["succeeded", "failed"]),
  error: toldError.nullable(),
  /** Sequence of the last event, which must be acknowledged before. */
  lastSequence: z.number().int().nonnegative(),
});
export type FinishRequest = z.infer<typeof finishRequest>;
export const finishAnswer = z.object({ finished: z.literal(true) });
