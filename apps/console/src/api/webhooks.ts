import { queryOptions } from "@tanstack/react-query";
import type { WebhookChange, WebhookInput } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";

const path = (webhookId: string) => ({ params: { path: { webhookId } } });

/** Webhooks that hear of an organisation, those of the whole installation among them. */
export const webhooksQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["webhooks", "list", organisationId],
    queryFn: () =>
      everyItem((page) => dataOf(client.GET("/api/webhooks", { params: { query: { ...page, organisationId } } }))),
  });

export const createWebhook = (body: WebhookInput) => dataOf(client.POST("/api/webhooks", { body }));

/** Leaving `secret` out keeps the stored one. */
export const changeWebhook = (webhookId: string, body: Omit<WebhookChange, "secret"> & { readonly secret?: string }) =>
  dataOf(client.PUT("/api/webhooks/{webhookId}", { ...path(webhookId), body }));

export const deleteWebhook = (webhookId: string) => dataOf(client.DELETE("/api/webhooks/{webhookId}", path(webhookId)));

/** Sends a test now; the webhook's last delivery tells the outcome. */
export const testWebhook = (webhookId: string) =>
  dataOf(client.POST("/api/webhooks/{webhookId}/test", path(webhookId)));
