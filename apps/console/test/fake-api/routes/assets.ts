import { randomUUID } from "node:crypto";
import {
  assetCreate,
  assetFileQuery,
  assetImportReport,
  assetUpdate,
  assetView,
  identifier,
  listQuery,
  pageOf,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageFrom, put } from "../lists.ts";
import type { Store } from "../store.ts";

const params = z.object({ assetId: identifier });

/** What a file is answered: one row of each verdict. */
const report = {
  counts: { new: 1, changed: 1, unchanged: 1, refused: 1 },
  rows: (["new", "changed", "unchanged", "refused"] as const).map((verdict, index) => ({
    row: index + 2,
    verdict,
    serialNumber: `WL00000${index}`,
    mac: null,
    uuid: null,
    computerName: `FIN-00${index}`,
    assetTag: null,
    findings: verdict === "refused" ? ["“SERVER” cannot be a computer name: Windows reserves this word."] : [],
  })),
};

export const assetRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    app.get("/assets", { schema: { querystring: listQuery, response: { 200: pageOf(assetView) } } }, async (request) =>
      pageFrom(store.assets, request.query),
    );
    app.post("/assets", { schema: { body: assetCreate, response: { 201: assetView } } }, async (request, reply) => {
      const { organisationId, definition } = request.body;
      const made = { id: randomUUID(), organisationId, revision: 1, source: "entered by you" };
      return reply.status(201).send(put(store.assets, { ...made, ...definition, updatedAt: new Date().toISOString() }));
    });
    app.put(
      "/assets/:assetId",
      { schema: { params, body: assetUpdate, response: { 200: assetView } } },
      async (request) =>
        put(store.assets, {
          ...found(store.assets, "asset", request.params.assetId),
          ...request.body.definition,
          revision: request.body.revision + 1,
        }),
    );
    app.delete("/assets/:assetId", { schema: { params, response: { 204: z.null() } } }, async (request, reply) => {
      store.assets = store.assets.filter(({ id }) => id !== request.params.assetId);
      return reply.status(204).send(null);
    });
    for (const what of ["preview", "import"])
      app.post(
        `/assets/${what}`,
        { schema: { querystring: assetFileQuery, response: { 200: assetImportReport } } },
        async () => report,
      );
  };
