import { z } from "zod";
import { credentialKind } from "./api/credentials.ts";
import { toldError } from "./errors/windlass-error.ts";
import { secretKind } from "./secret.ts";
import { day, identifier, instant } from "./values.ts";

/** What the product tells of by itself, to the log and to webhooks. */
export const notificationKind = z.enum([
  "credential-expiring",
  "credential-expired",
  "credential-replaced",
  "credential-rotated",
  "credential-rotation-failed",
  "secret-expiring",
  "secret-expired",
  "test",
]);
export type NotificationKind = z.infer<typeof notificationKind>;

const credential = { credential: credentialKind, expiresOn: day.nullable() };

const secret = {
  secret: z.object({ id: identifier, name: z.string(), kind: secretKind }),
  /** The last day on which it works. */
  expiresOn: day,
};

/** What happened; the part of a notification that differs by kind. */
export const happening = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("credential-expiring"),
    data: z.object({
      ...credential,
      daysLeft: z.number().int().nonnegative(),
      /** The threshold that was reached; each is told once for a credential. */
      threshold: z.number().int().positive(),
    }),
  }),
  z.object({ kind: z.literal("credential-expired"), data: z.object(credential) }),
  z.object({ kind: z.literal("credential-replaced"), data: z.object(credential) }),
  z.object({
    kind: z.literal("credential-rotated"),
    data: z.object({
      ...credential,
      /** Whether the old one was taken off the app registration; else `problem` says why not and what to do. */
      oldRemoved: z.boolean(),
      problem: toldError.nullable().default(null),
    }),
  }),
  z.object({
    kind: z.literal("credential-rotation-failed"),
    data: z.object({ credential: credentialKind, problem: toldError }),
  }),
  z.object({
    kind: z.literal("secret-expiring"),
    data: z.object({
      ...secret,
      daysLeft: z.number().int().nonnegative(),
      /** The threshold that was reached; each is told once for a value. */
      threshold: z.number().int().positive(),
    }),
  }),
  z.object({ kind: z.literal("secret-expired"), data: z.object(secret) }),
  z.object({ kind: z.literal("test"), data: z.object({}) }),
]);
export type Happening = z.infer<typeof happening>;

/** The body of a webhook's request. Repeated deliveries carry the same `id`. */
export const notification = z
  .object({
    id: identifier,
    at: instant,
    /** Null in a test of a webhook that hears of every organisation. */
    organisation: z.object({ id: identifier, name: z.string() }).nullable(),
    /** One sentence for people. */
    text: z.string(),
    /** Page of the console to look at; null where the server's address is not known. */
    link: z.string().nullable(),
  })
  .and(happening);
export type Notification = z.infer<typeof notification>;
