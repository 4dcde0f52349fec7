import type { DeliveryView, NotificationKind } from "@windlass/protocol";
import type { Tone } from "../../components/state.tsx";

/** What can be told, in the order in which it is offered. */
export const eventNames: Readonly<Record<Exclude<NotificationKind, "test">, string>> = {
  "credential-expiring": "A credential expires in 60, 30, 14, 7 or 1 days",
  "credential-expired": "A credential has expired",
  "credential-replaced": "A credential was replaced",
  "credential-rotated": "A credential was rotated",
  "credential-rotation-failed": "A credential could not be rotated",
  "secret-expiring": "A secret of the library expires in 60, 30, 14, 7 or 1 days",
  "secret-expired": "A secret of the library has expired",
};

export const deliveryStates: Readonly<Record<DeliveryView["state"], { readonly tone: Tone; readonly word: string }>> = {
  waiting: { tone: "warning", word: "Not delivered yet; it is tried again" },
  delivered: { tone: "good", word: "Delivered" },
  "given-up": { tone: "bad", word: "Not delivered" },
};

/** A secret of 32 random bytes in the form that webhooks are signed with. */
export const newWebhookSecret = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
};
