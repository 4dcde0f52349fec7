import { randomUUID } from "node:crypto";
import {
  definitionCreate,
  definitionQuery,
  definitionUpdate,
  definitionView,
  deletion,
  hardwareDecision,
  identifier,
  modelVendorAnswer,
  modelVendorChange,
  pageOf,
  seenHardware,
  vendorMerge,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageWithShared, put } from "../lists.ts";
import type { Store } from "../store.ts";

const params = z.object({ definitionId: identifier });

export const definitionRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/definitions",
      { schema: { querystring: definitionQuery, response: { 200: pageOf(definitionView) } } },
      async ({ query: { kind, ...query } }) =>
        pageWithShared(
          store.definitions.filter((view) => view.definition.kind === kind),
          query,
        ),
    );
    app.post(
      "/definitions",
      { schema: { body: definitionCreate, response: { 201: definitionView } } },
      async (request, reply) => {
        const updatedAt = new Date().toISOString();
        const made = { id: randomUUID(), revision: 1, updatedAt, usedBy: [], ...request.body };
        return reply.status(201).send(put(store.definitions, made));
      },
    );
    app.put(
      "/definitions/:definitionId",
      { schema: { params, body: definitionUpdate, response: { 200: definitionView } } },
      async ({ params: { definitionId }, body }) => {
        const before = found(store.definitions, "definition", definitionId);
        return put(store.definitions, { ...before, definition: body.definition, revision: before.revision + 1 });
      },
    );
    app.post(
      "/definitions/deletions",
      { schema: { body: deletion, response: { 204: z.null() } } },
      async (request, reply) => {
        store.definitions = store.definitions.filter(({ id }) => !request.body.ids.includes(id));
        return reply.status(204).send(null);
      },
    );
    app.post(
      "/definitions/merges",
      { schema: { body: vendorMerge, response: { 200: definitionView } } },
      async ({ body: { intoId, ids } }) => {
        store.definitions = store.definitions.filter(({ id }) => id === intoId || !ids.includes(id));
        return found(store.definitions, "vendor", intoId);
      },
    );
    app.post(
      "/definitions/model-vendors",
      { schema: { body: modelVendorChange, response: { 200: modelVendorAnswer } } },
      async ({ body: { vendorId, ids } }) => {
        let changed = 0;
        store.definitions = store.definitions.map((view) => {
          const { definition } = view;
          if (definition.kind !== "device-model" || !ids.includes(view.id) || definition.vendorId === vendorId)
            return view;
          changed += 1;
          return { ...view, definition: { ...definition, vendorId }, revision: view.revision + 1 };
        });
        return { changed, unchanged: ids.length - changed };
      },
    );
    app.get(
      "/hardware",
      {
        schema: {
          querystring: z.object({ organisationId: identifier.optional() }),
          response: { 200: z.object({ items: z.array(seenHardware) }) },
        },
      },
      async () => ({ items: store.hardware }),
    );
    app.post(
      "/hardware/decisions",
      { schema: { body: hardwareDecision, response: { 204: z.null() } } },
      async ({ body }, reply) => {
        store.hardware = store.hardware.map((seen) =>
          seen.manufacturer === body.manufacturer && (body.product === null || seen.product === body.product)
            ? { ...seen, ignored: body.ignored }
            : seen,
        );
        return reply.status(204).send(null);
      },
    );
  };
