import {
  autopilotImportConfirmation,
  autopilotImportDetail,
  autopilotImportRow,
  autopilotImportRowsQuery,
  autopilotImportView,
  identifier,
  listQuery,
  pageOf,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageFrom, put } from "../lists.ts";
import type { Store } from "../store.ts";

const params = z.object({ importId: identifier });

/** CSV files of devices, judged already. */
export const autopilotImportRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    const importOf = (id: string) => found(store.autopilotImports, "Autopilot import", id);
    app.get(
      "/autopilot-imports",
      { schema: { querystring: listQuery, response: { 200: pageOf(autopilotImportView) } } },
      async (request) =>
        pageFrom(
          store.autopilotImports.map(({ detail }) => detail),
          request.query,
        ),
    );
    app.get(
      "/autopilot-imports/:importId",
      { schema: { params, response: { 200: autopilotImportDetail } } },
      async (request) => importOf(request.params.importId).detail,
    );
    app.get(
      "/autopilot-imports/:importId/rows",
      { schema: { params, querystring: autopilotImportRowsQuery, response: { 200: pageOf(autopilotImportRow) } } },
      async ({ params: { importId }, query: { cursor, limit, verdict } }) => {
        const rows = importOf(importId).rows.filter((row) => !verdict || row.verdict === verdict);
        const start = Number(cursor ?? 0);
        const nextCursor = start + limit < rows.length ? String(start + limit) : null;
        return { items: rows.slice(start, start + limit), nextCursor };
      },
    );
    app.post(
      "/autopilot-imports/:importId/confirm",
      { schema: { params, body: autopilotImportConfirmation, response: { 200: autopilotImportDetail } } },
      async (request) => {
        const before = importOf(request.params.importId);
        const detail = { ...before.detail, state: "creating" as const };
        return put(store.autopilotImports, { ...before, detail }).detail;
      },
    );
  };
