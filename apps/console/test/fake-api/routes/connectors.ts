import { randomUUID } from "node:crypto";
import {
  connectorCreate,
  connectorCreated,
  connectorQuery,
  connectorView,
  identifier,
  pageOf,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageFrom, put } from "../lists.ts";
import { connector } from "../seed/connectors.ts";
import type { Store } from "../store.ts";

export const connectorRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/connectors",
      { schema: { querystring: connectorQuery, response: { 200: pageOf(connectorView) } } },
      async ({ query }) => pageFrom(store.connectors, query),
    );
    app.post(
      "/connectors",
      { schema: { body: connectorCreate, response: { 201: connectorCreated } } },
      async ({ body }, reply) => {
        const made = put(
          store.connectors,
          connector(body.organisationId, { ...body.definition, state: "not-enrolled", id: randomUUID() }),
        );
        return reply.status(201).send({ connector: made, code: "wl-n2xQ0Yw3vJp5sK8uR1tB6mC9zD4eF7gH-aLqXo_iWdE" });
      },
    );
    app.post(
      "/connectors/:connectorId/revocation",
      { schema: { params: z.object({ connectorId: identifier }), response: { 200: connectorView } } },
      async ({ params }) =>
        put(store.connectors, {
          ...found(store.connectors, "connector", params.connectorId),
          state: "revoked" as const,
          revokedAt: new Date().toISOString(),
        }),
    );
  };
