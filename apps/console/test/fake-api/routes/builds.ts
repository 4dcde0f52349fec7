import { randomUUID } from "node:crypto";
import { buildCreate, buildUpdate, buildView, identifier, listQuery, pageOf, WindlassError } from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageFrom, put } from "../lists.ts";
import type { Store } from "../store.ts";

const params = z.object({ buildId: identifier });

export const buildRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get("/builds", { schema: { querystring: listQuery, response: { 200: pageOf(buildView) } } }, async (request) =>
      pageFrom(store.builds, request.query),
    );
    app.post("/builds", { schema: { body: buildCreate, response: { 201: buildView } } }, async (request, reply) => {
      const view = {
        id: randomUUID(),
        revision: 1,
        publishedNumber: null,
        changedSincePublication: true,
        updatedAt: new Date().toISOString(),
        ...request.body,
      };
      return reply.status(201).send(put(store.builds, view));
    });
    app.get("/builds/:buildId", { schema: { params, response: { 200: buildView } } }, async (request) =>
      found(store.builds, "build", request.params.buildId),
    );
    app.put(
      "/builds/:buildId",
      { schema: { params, body: buildUpdate, response: { 200: buildView } } },
      async (request) => {
        const before = found(store.builds, "build", request.params.buildId);
        if (before.revision !== request.body.revision)
          throw new WindlassError("object.changed", { parameters: { kind: "build" } });
        const { definition, restoredFrom } = request.body;
        const kept = {
          revision: before.revision + 1,
          at: new Date().toISOString(),
          definition,
          restoredFrom,
          names: {},
        };
        const earlier = store.revisions.get(before.id) ?? [];
        store.revisions.set(before.id, [{ ...kept, by: { id: null, name: "You" } }, ...earlier]);
        return put(store.builds, {
          ...before,
          definition,
          revision: before.revision + 1,
          changedSincePublication: true,
        });
      },
    );
    app.delete("/builds/:buildId", { schema: { params, response: { 204: z.null() } } }, async (request, reply) => {
      const { id } = found(store.builds, "build", request.params.buildId);
      store.builds = store.builds.filter((build) => build.id !== id);
      return reply.status(204).send(null);
    });
  };
