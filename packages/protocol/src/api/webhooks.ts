import { z } from "zod";
import { toldError } from "../errors/windlass-error.ts";
import { notificationKind } from "../notification.ts";
import { displayName, identifier, instant } from "../values.ts";

/** Where notifications are sent. Plain HTTP only where the operator allowed the network it is in. */
export const webhookUrl = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((text) => !/^https?:\/\/[^/]*@/i.test(text), "must not contain a user name or password");

/** 24 to 64 random bytes in the form of the Standard Webhooks specification. */
export const webhookSecret = z
  .string()
  .trim()
  .regex(/^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, "expected “whsec_” and base64");

/** `test` is sent on request, whatever a webhook asked for. */
export const webhookEvents = z.array(notificationKind.exclude(["test"])).min(1);

const changeable = {
  name: displayName,
  url: webhookUrl,
  events: webhookEvents,
  enabled: z.boolean().default(true),
};

export const webhookInput = z.object({
  /** Null: hears of every organisation of the installation. */
  organisationId: identifier.nullable(),
  ...changeable,
  /** Write-only: what requests are signed with. */
  secret: webhookSecret,
});
export type WebhookInput = z.infer<typeof webhookInput>;

/** Leaving `secret` out keeps the stored one. */
export const webhookChange = z.object({ ...changeable, secret: webhookSecret.optional() });
export type WebhookChange = z.infer<typeof webhookChange>;

export const deliveryView = z.object({
  state: z.enum(["waiting", "delivered", "given-up"]),
  event: notificationKind,
  attempts: z.number().int(),
  /** When it was last tried. */
  at: instant.nullable(),
  status: z.number().int().nullable(),
  problem: toldError.nullable(),
  nextAttemptAt: instant.nullable(),
});
export type DeliveryView = z.infer<typeof deliveryView>;

export const webhookView = z.object({
  id: identifier,
  organisationId: identifier.nullable(),
  name: z.string(),
  url: z.string(),
  events: z.array(notificationKind),
  enabled: z.boolean(),
  updatedAt: instant,
  lastDelivery: deliveryView.nullable(),
});
export type WebhookView = z.infer<typeof webhookView>;
