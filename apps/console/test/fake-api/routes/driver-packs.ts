import {
  driverCoverage,
  driverCoverageQuery,
  driverPackActionRequest,
  driverPackChange,
  driverPackEffects,
  driverPackQuery,
  driverPackView,
  identifier,
  pageOf,
  WindlassError,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageWithShared, put } from "../lists.ts";
import { coverageOf } from "../seed/driver-coverage.ts";
import type { Store } from "../store.ts";
import { packReplacementRoutes } from "./pack-replacements.ts";

const params = z.object({ packId: identifier });

/** Packs of drivers, and how much of the devices' hardware they cover. */
export const driverPackRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    const effectsOf = (packIds: readonly string[], deletes: boolean) => {
      const drivers = store.drivers.filter(({ packs }) => packs.some(({ id }) => packIds.includes(id))).length;
      return { packs: packIds.length, drivers, keptByOthers: 0, deleted: deletes ? drivers : 0 };
    };
    app.get(
      "/driver-packs",
      { schema: { querystring: driverPackQuery, response: { 200: pageOf(driverPackView) } } },
      async ({ query }) => pageWithShared(store.driverPacks, query),
    );
    app.post(
      "/driver-packs/actions/preview",
      { schema: { body: driverPackActionRequest, response: { 200: driverPackEffects } } },
      async ({ body }) => effectsOf(body.packIds, body.action === "delete"),
    );
    app.post(
      "/driver-packs/actions",
      { schema: { body: driverPackActionRequest, response: { 200: driverPackEffects } } },
      async ({ body: { packIds, action } }) => {
        const effects = effectsOf(packIds, action === "delete");
        if (action === "delete") store.driverPacks = store.driverPacks.filter(({ id }) => !packIds.includes(id));
        else
          for (const id of packIds) {
            const one = found(store.driverPacks, "driver-pack", id);
            put(store.driverPacks, { ...one, active: action === "activate", revision: one.revision + 1 });
          }
        return effects;
      },
    );
    await app.register(packReplacementRoutes(store));
    app.get("/driver-packs/:packId", { schema: { params, response: { 200: driverPackView } } }, async (request) =>
      found(store.driverPacks, "driver-pack", request.params.packId),
    );
    app.put(
      "/driver-packs/:packId",
      { schema: { params, body: driverPackChange, response: { 200: driverPackView } } },
      async (request) => {
        const before = found(store.driverPacks, "driver-pack", request.params.packId);
        if (before.revision !== request.body.revision)
          throw new WindlassError("object.changed", { parameters: { kind: "driver-pack" } });
        return put(store.driverPacks, { ...before, ...request.body, revision: before.revision + 1 });
      },
    );
    app.get(
      "/driver-coverage",
      { schema: { querystring: driverCoverageQuery, response: { 200: driverCoverage } } },
      async ({ query }) =>
        coverageOf(store.devices.filter(({ organisationId }) => organisationId === query.organisationId)),
    );
  };
