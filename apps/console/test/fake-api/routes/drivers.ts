import { randomUUID } from "node:crypto";
import {
  driverChange,
  driverDetail,
  driverImportFile,
  driverImportFileQuery,
  driverImportRequest,
  driverImportView,
  driverQuery,
  driverSummary,
  driverView,
  identifier,
  listQuery,
  pageOf,
  WindlassError,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageFrom, put } from "../lists.ts";
import { driversOf, importReportOf } from "../seed/drivers.ts";
import type { Store } from "../store.ts";
import { manyDriversRoutes, matching } from "./many-drivers.ts";

const params = z.object({ driverId: identifier });
const importParams = z.object({ importId: identifier });

const shares = (names: readonly string[]) =>
  [...new Set(names)].map((name) => ({ name, drivers: names.filter((other) => other === name).length }));

/** Imports end at once and bring one driver. */
export const driverRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/drivers",
      { schema: { querystring: driverQuery, response: { 200: pageOf(driverView) } } },
      async ({ query }) => pageFrom(matching(store.drivers, query), { ...query, organisationId: undefined }),
    );
    app.get(
      "/drivers/summary",
      { schema: { querystring: driverQuery, response: { 200: driverSummary } } },
      async ({ query }) => {
        const drivers = matching(store.drivers, query);
        return {
          drivers: drivers.length,
          active: drivers.filter(({ active }) => active).length,
          availableToWindowsPe: drivers.filter((one) => one.availableToWindowsPe).length,
          withMissingFiles: drivers.filter((one) => one.missingFileCount > 0).length,
          models: drivers.reduce((total, one) => total + one.modelCount, 0),
          sizeBytes: drivers.reduce((total, one) => total + one.sizeBytes, 0),
          providers: shares(drivers.map((one) => one.provider)),
          classes: shares(drivers.map((one) => one.class)),
          architectures: shares(drivers.flatMap((one) => one.architectures)),
        };
      },
    );
    await app.register(manyDriversRoutes(store));
    app.get("/drivers/:driverId", { schema: { params, response: { 200: driverDetail } } }, async (request) =>
      found(store.drivers, "driver", request.params.driverId),
    );
    app.put(
      "/drivers/:driverId",
      { schema: { params, body: driverChange, response: { 200: driverDetail } } },
      async (request) => {
        const before = found(store.drivers, "driver", request.params.driverId);
        if (before.revision !== request.body.revision)
          throw new WindlassError("object.changed", { parameters: { kind: "driver" } });
        return put(store.drivers, { ...before, ...request.body, revision: before.revision + 1 });
      },
    );
    app.delete("/drivers/:driverId", { schema: { params, response: { 204: z.null() } } }, async (request, reply) => {
      store.drivers = store.drivers.filter(({ id }) => id !== request.params.driverId);
      return reply.status(204).send(null);
    });
    app.get(
      "/driver-imports",
      { schema: { querystring: listQuery, response: { 200: pageOf(driverImportView) } } },
      async (request) => pageFrom(store.driverImports, request.query),
    );
    app.post(
      "/driver-imports",
      { schema: { body: driverImportRequest, response: { 202: driverImportView } } },
      async ({ body }, reply) => {
        const [brought] = driversOf(body.organisationId);
        const view = {
          id: randomUUID(),
          organisationId: body.shared ? null : body.organisationId,
          fileName: "pack.zip",
          sizeBytes: 1000,
          state: "ready" as const,
          done: 1,
          total: 1,
          imported: 1,
          known: 0,
          ignored: 0,
          refused: 0,
          withMissingFiles: 1,
          failure: null,
          packId: null,
          startedAt: new Date().toISOString(),
        };
        if (brought) put(store.drivers, { ...brought, organisationId: view.organisationId });
        store.driverImports.unshift(view);
        store.tell("drivers", view.organisationId);
        return reply.status(202).send(view);
      },
    );
    app.get(
      "/driver-imports/:importId/files",
      {
        schema: {
          params: importParams,
          querystring: driverImportFileQuery,
          response: { 200: pageOf(driverImportFile) },
        },
      },
      async ({ query: { outcome } }) => ({
        items: importReportOf(store.drivers).filter((file) => !outcome || file.outcome === outcome),
        nextCursor: null,
      }),
    );
    app.delete(
      "/driver-imports/:importId",
      { schema: { params: importParams, response: { 204: z.null() } } },
      async (request, reply) => {
        store.driverImports = store.driverImports.filter(({ id }) => id !== request.params.importId);
        return reply.status(204).send(null);
      },
    );
  };
