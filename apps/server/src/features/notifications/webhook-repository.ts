import type { NotificationKind, ToldError } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing } from "../../database/rows.ts";

export interface WebhookRow {
  readonly id: string;
  readonly organisation_id: string | null;
  readonly name: string;
  readonly url: string;
  readonly events: string[];
  readonly enabled: boolean;
  readonly secret_id: string;
  readonly updated_at: Date;
}

/** A webhook with the delivery that was tried, or is to be tried, last. */
export interface ShownWebhookRow extends WebhookRow {
  readonly delivery: {
    readonly state: "waiting" | "delivered" | "given-up";
    readonly kind: NotificationKind;
    readonly attempts: number;
    readonly last_attempt_at: string | null;
    readonly next_attempt_at: string | null;
    readonly status: number | null;
    readonly failure: ToldError | null;
  } | null;
}

const columns = ["id", "organisation_id", "name", "url", "events", "enabled", "secret_id", "updated_at"] as const;

const lastDelivery = sql<ShownWebhookRow["delivery"]>`(
  select json_build_object(
    'state', d.state, 'kind', n.kind, 'attempts', d.attempts, 'last_attempt_at', d.last_attempt_at,
    'next_attempt_at', d.next_attempt_at, 'status', d.status, 'failure', d.failure
  )
  from webhook_deliveries d join notifications n on n.id = d.notification_id
  where d.webhook_id = webhooks.id
  order by n.at desc, n.id desc limit 1
)`.as("delivery");

const shown = (connection: Connection) => connection.selectFrom("webhooks").select([...columns, lastDelivery]);

/** By name, from after the cursor; an organisation's listing includes those of the installation, if they are in scope. */
export const listWebhooks = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    search: string | undefined;
    after: { name: string; id: string } | undefined;
    limit: number;
  },
): Promise<ShownWebhookRow[]> => {
  const name = sql<string>`lower(name)`;
  let query = shown(connection).orderBy(name).orderBy("id").limit(filter.limit);
  if (filter.organisationId) {
    const { organisationId } = filter;
    query = query.where(({ eb, or }) =>
      or([eb("organisation_id", "=", organisationId), eb("organisation_id", "is", null)]),
    );
  }
  if (filter.search) query = query.where("name", "ilike", containing(filter.search));
  if (filter.after) {
    const { after } = filter;
    query = query.where(sql<boolean>`(lower(name), id) > (lower(${after.name}), ${after.id}::uuid)`);
  }
  return query.execute();
};

export const findWebhook = (connection: Connection, id: string): Promise<ShownWebhookRow | undefined> =>
  shown(connection).where("id", "=", id).executeTakeFirst();

export const insertWebhook = async (connection: Connection, row: WebhookRow): Promise<void> => {
  await connection.insertInto("webhooks").values(row).execute();
};

export const updateWebhook = async (
  connection: Connection,
  id: string,
  change: Omit<WebhookRow, "id" | "organisation_id">,
): Promise<void> => {
  await connection.updateTable("webhooks").set(change).where("id", "=", id).execute();
};

export const deleteWebhook = async (connection: Connection, id: string): Promise<void> => {
  await connection.deleteFrom("webhooks").where("id", "=", id).execute();
};

/** Enabled webhooks that want to hear of this. */
export const findListeners = (
  connection: Connection,
  organisationId: string | null,
  kind: NotificationKind,
): Promise<{ id: string; organisation_id: string | null }[]> =>
  connection
    .selectFrom("webhooks")
    .select(["id", "organisation_id"])
    .where("enabled", "=", true)
    .where(sql<boolean>`${kind} = any (events)`)
    .where(({ eb, or }) => or([eb("organisation_id", "=", organisationId), eb("organisation_id", "is", null)]))
    .execute();
