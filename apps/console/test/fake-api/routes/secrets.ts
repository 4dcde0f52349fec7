import { randomUUID } from "node:crypto";
import {
  deletion,
  identifier,
  pageOf,
  secretCreate,
  secretQuery,
  secretReplacement,
  secretUpdate,
  secretView,
  WindlassError,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageWithShared, put } from "../lists.ts";
import type { Store } from "../store.ts";

const params = z.object({ secretId: identifier });

export const secretRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/secrets",
      { schema: { querystring: secretQuery, response: { 200: pageOf(secretView) } } },
      async ({ query }) => {
        const wanted = store.secrets.filter(({ kind }) => !query.kind || kind === query.kind);
        return pageWithShared(wanted, query);
      },
    );
    app.post("/secrets", { schema: { body: secretCreate, response: { 201: secretView } } }, async (request, reply) => {
      const { organisationId, definition, value } = request.body;
      const now = new Date().toISOString();
      const made = {
        id: randomUUID(),
        organisationId,
        revision: 1,
        kind: value.kind,
        definition,
        expiryFrom: definition.expiresOn ? ("entered" as const) : null,
        facts: {},
        valueSetAt: now,
        updatedAt: now,
        usedBy: [],
        lastGiven: null,
      };
      return reply.status(201).send(put(store.secrets, made));
    });
    app.put(
      "/secrets/:secretId",
      { schema: { params, body: secretUpdate, response: { 200: secretView } } },
      async ({ params: { secretId }, body }) => {
        const before = found(store.secrets, "secret", secretId);
        return put(store.secrets, { ...before, definition: body.definition, revision: before.revision + 1 });
      },
    );
    app.put(
      "/secrets/:secretId/value",
      { schema: { params, body: secretReplacement, response: { 200: secretView } } },
      async ({ params: { secretId } }) => {
        const before = found(store.secrets, "secret", secretId);
        return put(store.secrets, {
          ...before,
          valueSetAt: new Date().toISOString(),
          revision: before.revision + 1,
        });
      },
    );
    app.post(
      "/secrets/deletions",
      { schema: { body: deletion, response: { 204: z.null() } } },
      async (request, reply) => {
        const used = store.secrets.find(({ id, usedBy }) => request.body.ids.includes(id) && usedBy.length > 0);
        if (used)
          throw new WindlassError("object.in-use", {
            parameters: {
              kind: `secret “${used.definition.name}”`,
              users: used.usedBy.map(({ kind, name }) => `the ${kind} “${name}”`).join(", "),
            },
          });
        store.secrets = store.secrets.filter(({ id }) => !request.body.ids.includes(id));
        return reply.status(204).send(null);
      },
    );
  };
