import { type DeliveryView, notificationKind, type WebhookView } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { ShownWebhookRow } from "./webhook-repository.ts";

/** PostgreSQL's JSON writes instants with an offset. */
const instantFrom = (text: string | null): string | null => (text === null ? null : new Date(text).toISOString());

const presentDelivery = (delivery: NonNullable<ShownWebhookRow["delivery"]>): DeliveryView => ({
  state: delivery.state,
  event: delivery.kind,
  attempts: delivery.attempts,
  at: instantFrom(delivery.last_attempt_at),
  status: delivery.status,
  problem: delivery.failure,
  nextAttemptAt: instantFrom(delivery.next_attempt_at),
});

/** Everything but the secret. */
export const presentWebhook = (row: ShownWebhookRow): WebhookView => ({
  id: row.id,
  organisationId: row.organisation_id,
  name: row.name,
  url: row.url,
  // A kind that this version does not know was written by a newer one.
  events: row.events.flatMap((event) => notificationKind.safeParse(event).data ?? []),
  enabled: row.enabled,
  updatedAt: instantOf(row.updated_at),
  lastDelivery: row.delivery && presentDelivery(row.delivery),
});
