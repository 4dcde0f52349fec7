import { randomUUID } from "node:crypto";
import {
  certificateRequest,
  credentialReplacement,
  identifier,
  listQuery,
  pageOf,
  rotationChange,
  type TenantConnectionView,
  tenantConnectionView,
  WindlassError,
  webhookChange,
  webhookInput,
  webhookView,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageFrom, put } from "../lists.ts";
import { certificateView, credentialViewOf } from "../seed/credentials.ts";
import type { Store } from "../store.ts";

const params = z.object({ organisationId: identifier });
const base = "/organisations/:organisationId/tenant-connection";
const response = { 200: tenantConnectionView };

/** Credentials of tenant connections, and webhooks. */
export const credentialRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    const change = (organisationId: string, changes: Partial<TenantConnectionView>): TenantConnectionView => {
      const before = store.connections.get(organisationId);
      if (!before) throw new WindlassError("tenant.not-connected");
      const view = { ...before, ...changes };
      store.connections.set(organisationId, view);
      return view;
    };
    const now = () => new Date().toISOString();

    app.post(
      `${base}/credential-replacements`,
      { schema: { params, body: credentialReplacement, response } },
      async (request) => {
        const { credential } = request.body;
        if (credential.kind === "client-secret" && credential.value === "wrong")
          throw new WindlassError("credential.refused", {
            parameters: { what: "AADSTS7000215: Invalid client secret provided.", remedy: "Make a new client secret." },
          });
        return change(request.params.organisationId, { credential: credentialViewOf(credential, now()) });
      },
    );
    app.post(`${base}/certificates`, { schema: { params, body: certificateRequest, response } }, async (request) =>
      change(request.params.organisationId, { nextCredential: certificateView(now()) }),
    );
    app.post(`${base}/next-credential/verification`, { schema: { params, response } }, async (request) =>
      change(request.params.organisationId, { credential: certificateView(now()), nextCredential: null }),
    );
    app.delete(`${base}/next-credential`, { schema: { params, response } }, async (request) =>
      change(request.params.organisationId, { nextCredential: null }),
    );
    app.put(`${base}/rotation`, { schema: { params, body: rotationChange, response } }, async (request) =>
      change(request.params.organisationId, { rotation: { settings: request.body.settings, last: null } }),
    );
    app.post(`${base}/rotations`, { schema: { params, response } }, async (request) => {
      const last = { state: "adding" as const, startedAt: now(), finishedAt: null, problem: null };
      return change(request.params.organisationId, { rotation: { settings: null, last } });
    });

    app.get(
      "/webhooks",
      { schema: { querystring: listQuery, response: { 200: pageOf(webhookView) } } },
      async (request) => pageFrom(store.webhooks, request.query),
    );
    app.post(
      "/webhooks",
      { schema: { body: webhookInput, response: { 201: webhookView } } },
      async (request, reply) => {
        const { secret: _secret, ...rest } = request.body;
        const view = { id: randomUUID(), ...rest, updatedAt: now(), lastDelivery: null };
        return reply.status(201).send(put(store.webhooks, view));
      },
    );
    const one = z.object({ webhookId: identifier });
    app.put(
      "/webhooks/:webhookId",
      { schema: { params: one, body: webhookChange, response: { 200: webhookView } } },
      async (request) => {
        const { secret: _secret, ...rest } = request.body;
        return put(store.webhooks, { ...found(store.webhooks, "webhook", request.params.webhookId), ...rest });
      },
    );
    app.delete("/webhooks/:webhookId", { schema: { params: one } }, async (request, reply) => {
      store.webhooks = store.webhooks.filter(({ id }) => id !== request.params.webhookId);
      return reply.status(204).send();
    });
    app.post(
      "/webhooks/:webhookId/test",
      { schema: { params: one, response: { 200: webhookView } } },
      async (request) => {
        const before = found(store.webhooks, "webhook", request.params.webhookId);
        const lastDelivery = {
          state: "delivered" as const,
          event: "test" as const,
          attempts: 1,
          at: now(),
          status: 204,
          problem: null,
          nextAttemptAt: null,
        };
        return put(store.webhooks, { ...before, lastDelivery });
      },
    );
  };
