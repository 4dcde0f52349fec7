import { randomUUID } from "node:crypto";
import {
  type DriverDetail,
  type DriverQuery,
  driverBulkAnswer,
  driverBulkRequest,
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

const params = z.object({ driverId: identifier });
const importParams = z.object({ importId: identifier });

const isWanted = (wanted: "yes" | "no" | undefined, is: boolean) => wanted === undefined || (wanted === "yes") === is;

const matching = (drivers: readonly DriverDetail[], query: DriverQuery): DriverDetail[] =>
  drivers
    .filter((one) => !query.organisationId || [null, query.organisationId].includes(one.organisationId))
    .filter((one) =>
      JSON.stringify(one)
        .toLowerCase()
        .includes(
          JSON.stringify(query.search ?? "")
            .slice(1, -1)
            .toLowerCase(),
        ),
    )
    .filter(
      (one) => (!query.class || one.class === query.class) && (!query.provider || one.provider === query.provider),
    )
    .filter((one) => !query.architecture || one.architectures.includes(query.architecture))
    .filter((one) => isWanted(query.active, one.active) && isWanted(query.missingFiles, one.missingFiles.length > 0))
    .filter((one) => isWanted(query.availableToWindowsPe, one.availableToWindowsPe));

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
    app.post(
      "/drivers/actions",
      { schema: { body: driverBulkRequest, response: { 200: driverBulkAnswer } } },
      async ({ body: { driverIds, action } }) => {
        if (action === "delete") store.drivers = store.drivers.filter(({ id }) => !driverIds.includes(id));
        for (const id of action === "delete" ? [] : driverIds) {
          const one = found(store.drivers, "driver", id);
          const active = action === "activate" || (action !== "deactivate" && one.active);
          const availableToWindowsPe =
            action === "offer-to-windows-pe" || (action !== "withhold-from-windows-pe" && one.availableToWindowsPe);
          put(store.drivers, { ...one, active, availableToWindowsPe, revision: one.revision + 1 });
        }
        return { changed: driverIds.length };
      },
    );
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
