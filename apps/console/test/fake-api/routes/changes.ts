import { changeQuery, changeView, pageOf } from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { pageFrom } from "../lists.ts";
import type { Store } from "../store.ts";

export const changeRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/changes",
      { schema: { querystring: changeQuery, response: { 200: pageOf(changeView) } } },
      async (request) => {
        const { objectId, kind, ...query } = request.query;
        const wanted = store.changes.filter(
          (change) => (!objectId || change.objectId === objectId) && (!kind || change.kind === kind),
        );
        return pageFrom(wanted, query);
      },
    );
  };
