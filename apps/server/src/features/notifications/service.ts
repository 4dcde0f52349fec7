import { randomUUID } from "node:crypto";
import {
  type ListQuery,
  notFound,
  type WebhookChange,
  type WebhookInput,
  type WebhookView,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { createOutboundGuard } from "../../security/outbound-address.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { putSecret, removeSecret } from "../secrets/service.ts";
import { deliver, leaseMilliseconds } from "./delivery.ts";
import { compose } from "./notify.ts";
import * as outbox from "./outbox-repository.ts";
import { mayWrite } from "./policy.ts";
import { presentWebhook } from "./presenter.ts";
import * as webhooks from "./webhook-repository.ts";

const kind = "webhook";
const position = z.object({ name: z.string(), id: z.uuid() });

export const listWebhooks = async (context: ServerContext, actor: Actor, query: ListQuery) => {
  const rows = await context.database.within(scopeOf(actor), (connection) =>
    webhooks.listWebhooks(connection, {
      organisationId: query.organisationId,
      search: query.search,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    }),
  );
  return pageFrom(rows, query.limit, presentWebhook, ({ name, id }) => ({ name, id }));
};

/** @throws object.not-found, access.role-missing */
const loadForWriting = async (connection: Connection, actor: Actor, id: string): Promise<webhooks.ShownWebhookRow> => {
  const row = await webhooks.findWebhook(connection, id);
  if (!row) throw notFound(kind, id);
  mayWrite(actor, { id, organisationId: row.organisation_id });
  return row;
};

/**
 * Refuses at once what can never be sent, as far as it shows without asking anybody; a name is judged at each delivery.
 *
 * @throws webhook.address-private, webhook.url-not-encrypted
 */
const refuseForbidden = async (context: ServerContext, address: string): Promise<void> => {
  const url = new URL(address);
  const { webhookNetworks } = context.configuration;
  if (url.protocol === "http:" && webhookNetworks.length === 0)
    throw new WindlassError("webhook.url-not-encrypted", { parameters: { host: url.host } });
  const guard = createOutboundGuard(webhookNetworks, async () => []);
  const literal = await guard.addressesOf(url);
  if (url.protocol === "http:" && !literal.every((one) => guard.allows(one.address)))
    throw new WindlassError("webhook.url-not-encrypted", { parameters: { host: url.host } });
};

const tellViewers = (connection: Connection, organisationId: string | null, id: string): Promise<void> =>
  announce(connection, { topic: "webhooks", organisationId, id });

const presented = async (connection: Connection, id: string): Promise<WebhookView> => {
  const row = await webhooks.findWebhook(connection, id);
  if (!row) throw notFound(kind, id);
  return presentWebhook(row);
};

/**
 * Adds a receiver of notifications. Its secret is write-only.
 *
 * @throws object.not-found, access.role-missing, webhook.address-private, webhook.url-not-encrypted
 */
export const createWebhook = (context: ServerContext, actor: Actor, input: WebhookInput): Promise<WebhookView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { organisationId, secret, ...values } = input;
    if (organisationId !== null) await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, { organisationId });
    await refuseForbidden(context, input.url);
    const id = randomUUID();
    const name = `webhook:${id}`;
    const secretId = await putSecret(context, connection, {
      organisationId,
      name,
      kind: "webhook-secret",
      value: secret,
    });
    await webhooks.insertWebhook(connection, {
      id,
      organisation_id: organisationId,
      ...values,
      secret_id: secretId,
      updated_at: context.clock(),
    });
    await tellViewers(connection, organisationId, id);
    return presented(connection, id);
  });

/** @throws object.not-found, access.role-missing, webhook.address-private, webhook.url-not-encrypted */
export const changeWebhook = (
  context: ServerContext,
  actor: Actor,
  id: string,
  change: WebhookChange,
): Promise<WebhookView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadForWriting(connection, actor, id);
    await refuseForbidden(context, change.url);
    const { secret, ...values } = change;
    const owner = { organisationId: row.organisation_id, name: `webhook:${id}`, kind: "webhook-secret" } as const;
    if (secret !== undefined) await putSecret(context, connection, { ...owner, value: secret });
    await webhooks.updateWebhook(connection, id, { ...values, secret_id: row.secret_id, updated_at: context.clock() });
    await tellViewers(connection, row.organisation_id, id);
    return presented(connection, id);
  });

/** Removes a receiver, with what waits for it. @throws object.not-found, access.role-missing */
export const deleteWebhook = (context: ServerContext, actor: Actor, id: string): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadForWriting(connection, actor, id);
    await webhooks.deleteWebhook(connection, id);
    await removeSecret(connection, row.secret_id);
    await tellViewers(connection, row.organisation_id, id);
  });

/**
 * Sends a test now and waits for what comes of it; nothing is tried again.
 *
 * @returns the webhook, whose last delivery tells the outcome
 * @throws object.not-found, access.role-missing
 */
export const testWebhook = async (context: ServerContext, actor: Actor, id: string): Promise<WebhookView> => {
  const delivery = { id: randomUUID(), attempts: 1 };
  await context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadForWriting(connection, actor, id);
    const owner = row.organisation_id;
    const organisation = owner === null ? null : await loadOrganisation(connection, actor, owner);
    const about = organisation && { id: organisation.id, name: organisation.name };
    const body = compose(context, about, { kind: "test", data: {} });
    const now = context.clock();
    const notification = { id: body.id, organisation_id: owner, kind: body.kind, body, at: now, distributed_at: now };
    await outbox.insertNotification(connection, notification);
    await outbox.insertDelivery(connection, {
      ...delivery,
      organisation_id: owner,
      webhook_id: id,
      notification_id: body.id,
      next_attempt_at: now,
      lease_owner: context.instanceId,
      lease_until: new Date(now.getTime() + leaseMilliseconds),
    });
  });
  await deliver(context, createOutboundGuard(context.configuration.webhookNetworks), delivery);
  return context.database.within(scopeOf(actor), (connection) => presented(connection, id));
};
