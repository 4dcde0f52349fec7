import {
  deletion,
  identifier,
  pageOf,
  secretCreate,
  secretQuery,
  secretReplacement,
  secretUpdate,
  secretView,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import { type Application, empty } from "../../http/application.ts";
import * as secrets from "./library-service.ts";

const tags = ["Secrets"];
const params = z.object({ secretId: identifier });

/** A base64 file of 200,000 characters, and room for the rest. */
const bodyLimit = 300_000;

/** Values go in by these routes; there is none by which one comes out. */
export const registerSecretRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/secrets",
    config: { access: { audience: "user", permission: "secrets.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: secretQuery, response: { 200: pageOf(secretView) } },
    handler: (request) => secrets.listSecrets(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/secrets",
    bodyLimit,
    config: { access: { audience: "user", permission: "secrets.write", organisationFrom: "body" } },
    schema: { tags, summary: "Create", body: secretCreate, response: { 201: secretView } },
    handler: async (request, reply) =>
      reply.status(201).send(await secrets.createSecret(context, actorOf(request), request.body)),
  });

  app.route({
    method: "POST",
    url: "/api/secrets/deletions",
    config: { access: { audience: "user", permission: "secrets.write", organisationFrom: "body" } },
    schema: { tags, summary: "Delete several: all of them, or none", body: deletion, response: { 204: empty } },
    handler: async (request, reply) => {
      await secrets.deleteSecrets(context, actorOf(request), request.body.ids);
      return reply.status(204).send(null);
    },
  });

  app.route({
    method: "GET",
    url: "/api/secrets/:secretId",
    config: { access: { audience: "user", permission: "secrets.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read all but the value", params, response: { 200: secretView } },
    handler: (request) => secrets.readSecret(context, actorOf(request), request.params.secretId),
  });

  app.route({
    method: "PUT",
    url: "/api/secrets/:secretId",
    config: { access: { audience: "user", permission: "secrets.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Replace name, description and expiry",
      params,
      body: secretUpdate,
      response: { 200: secretView },
    },
    handler: (request) => secrets.updateSecret(context, actorOf(request), request.params.secretId, request.body),
  });

  app.route({
    method: "PUT",
    url: "/api/secrets/:secretId/value",
    bodyLimit,
    config: { access: { audience: "user", permission: "secrets.write", organisationFrom: "object" } },
    schema: { tags, summary: "Replace the value", params, body: secretReplacement, response: { 200: secretView } },
    handler: (request) => secrets.replaceValue(context, actorOf(request), request.params.secretId, request.body),
  });

  app.route({
    method: "DELETE",
    url: "/api/secrets/:secretId",
    config: { access: { audience: "user", permission: "secrets.write", organisationFrom: "object" } },
    schema: { tags, summary: "Delete", params, response: { 204: empty } },
    handler: async (request, reply) => {
      await secrets.deleteSecrets(context, actorOf(request), [request.params.secretId]);
      return reply.status(204).send(null);
    },
  });
};
