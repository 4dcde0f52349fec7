import { identifier, listQuery, pageOf, webhookChange, webhookInput, webhookView } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import * as webhooks from "./service.ts";

const tags = ["Webhooks"];
const params = z.object({ webhookId: identifier });
const changing = { access: { audience: "user", permission: "webhooks.write", organisationFrom: "object" } } as const;

export const registerWebhookRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/webhooks",
    config: { access: { audience: "user", permission: "webhooks.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: listQuery, response: { 200: pageOf(webhookView) } },
    handler: (request) => webhooks.listWebhooks(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/webhooks",
    config: { access: { audience: "user", permission: "webhooks.write", organisationFrom: "body" } },
    schema: { tags, summary: "Create", body: webhookInput, response: { 201: webhookView } },
    handler: async (request, reply) =>
      reply.status(201).send(await webhooks.createWebhook(context, actorOf(request), request.body)),
  });

  app.route({
    method: "PUT",
    url: "/api/webhooks/:webhookId",
    config: changing,
    schema: { tags, summary: "Change", params, body: webhookChange, response: { 200: webhookView } },
    handler: (request) => webhooks.changeWebhook(context, actorOf(request), request.params.webhookId, request.body),
  });

  app.route({
    method: "DELETE",
    url: "/api/webhooks/:webhookId",
    config: changing,
    schema: { tags, summary: "Delete", params, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await webhooks.deleteWebhook(context, actorOf(request), request.params.webhookId);
      return reply.status(204).send(null);
    },
  });

  app.route({
    method: "POST",
    url: "/api/webhooks/:webhookId/test",
    config: changing,
    schema: { tags, summary: "Send a test", params, response: { 200: webhookView } },
    handler: (request) => webhooks.testWebhook(context, actorOf(request), request.params.webhookId),
  });
};
