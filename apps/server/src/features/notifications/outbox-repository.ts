import type { Notification, NotificationKind, ToldError } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";

export interface NotificationRow {
  readonly id: string;
  readonly organisation_id: string | null;
  readonly kind: NotificationKind;
  readonly body: Notification;
}

export const insertNotification = async (
  connection: Connection,
  row: NotificationRow & { at: Date; distributed_at: Date | null },
): Promise<void> => {
  await connection
    .insertInto("notifications")
    .values({ ...row, body: json(row.body) })
    .execute();
};

/** The oldest one that was not laid out yet, held until the end of the transaction. */
export const takeUndistributed = (connection: Connection): Promise<NotificationRow | undefined> =>
  connection
    .selectFrom("notifications")
    .select(["id", "organisation_id", "kind", "body"])
    .where("distributed_at", "is", null)
    .orderBy("at")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export const markDistributed = async (connection: Connection, id: string, now: Date): Promise<void> => {
  await connection.updateTable("notifications").set({ distributed_at: now }).where("id", "=", id).execute();
};

export const insertDelivery = async (
  connection: Connection,
  delivery: {
    id: string;
    organisation_id: string | null;
    webhook_id: string;
    notification_id: string;
    next_attempt_at: Date;
    lease_owner?: string;
    lease_until?: Date;
    attempts?: number;
  },
): Promise<void> => {
  await connection
    .insertInto("webhook_deliveries")
    .values({ state: "waiting", ...delivery })
    .onConflict((conflict) => conflict.columns(["webhook_id", "notification_id"]).doNothing())
    .execute();
};

/** What waits for a webhook that was switched off waits until it is switched on again. */
const webhookIsEnabled = sql<boolean>`exists (select from webhooks w where w.id = webhook_id and w.enabled)`;

export interface ClaimedDelivery {
  readonly id: string;
  readonly attempts: number;
}

/** Takes one that is due and that nobody works on, counting the attempt before it is made. */
export const claimDelivery = (
  connection: Connection,
  lease: { owner: string; until: Date },
  now: Date,
): Promise<ClaimedDelivery | undefined> =>
  connection
    .updateTable("webhook_deliveries")
    .set({ lease_owner: lease.owner, lease_until: lease.until, attempts: sql<number>`attempts + 1` })
    .where("id", "=", (query) =>
      query
        .selectFrom("webhook_deliveries")
        .select("id")
        .where("state", "=", "waiting")
        .where("next_attempt_at", "<=", now)
        .where(webhookIsEnabled)
        .where(({ eb, or }) => or([eb("lease_until", "is", null), eb("lease_until", "<", now)]))
        .orderBy("next_attempt_at")
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["id", "attempts"])
    .executeTakeFirst();

export interface DeliveryTarget {
  readonly url: string;
  readonly secretId: string;
  readonly webhookId: string;
  readonly webhookOrganisationId: string | null;
  readonly body: Notification;
}

export const findTarget = (connection: Connection, deliveryId: string): Promise<DeliveryTarget | undefined> =>
  connection
    .selectFrom("webhook_deliveries as d")
    .innerJoin("webhooks as w", "w.id", "d.webhook_id")
    .innerJoin("notifications as n", "n.id", "d.notification_id")
    .select([
      "w.url",
      "w.secret_id as secretId",
      "w.id as webhookId",
      "w.organisation_id as webhookOrganisationId",
      "n.body",
    ])
    .where("d.id", "=", deliveryId)
    .executeTakeFirst();

/** What came of an attempt. Whoever lost the lease writes nothing. */
export const recordAttempt = async (
  connection: Connection,
  id: string,
  owner: string,
  outcome: {
    state: "waiting" | "delivered" | "given-up";
    at: Date;
    status: number | null;
    failure: ToldError | null;
    nextAttemptAt: Date | null;
  },
): Promise<void> => {
  await connection
    .updateTable("webhook_deliveries")
    .set({
      state: outcome.state,
      last_attempt_at: outcome.at,
      status: outcome.status,
      failure: outcome.failure && json(outcome.failure),
      next_attempt_at: outcome.nextAttemptAt,
      lease_owner: null,
      lease_until: null,
    })
    .where("id", "=", id)
    .where("lease_owner", "=", owner)
    .execute();
};

/** When the next one is due; null where nothing waits. */
export const nextDueAt = async (connection: Connection): Promise<Date | null> => {
  const row = await connection
    .selectFrom("webhook_deliveries")
    .select(sql<Date | null>`min(greatest(next_attempt_at, lease_until))`.as("at"))
    .where("state", "=", "waiting")
    .where(webhookIsEnabled)
    .executeTakeFirst();
  return row?.at ?? null;
};

export const deleteOld = async (connection: Connection, before: Date): Promise<void> => {
  await connection
    .deleteFrom("notifications")
    .where("at", "<", before)
    .where("distributed_at", "is not", null)
    .execute();
};
