import {
  changedMeanwhile,
  type DriverPackReplacement,
  type DriverPackView,
  driverPackReplacement,
  driverPackReplacementRequest,
  driverPackReplaceRequest,
  type PackDriverPair,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { found, put } from "../lists.ts";
import type { Store } from "../store.ts";

const short = ({ id, revision, name, version, active }: DriverPackView) => ({ id, revision, name, version, active });

/** The first drivers of the store take each other's places, however they are packed. */
const replacementOf = (store: Store, replaced: DriverPackView, by: DriverPackView): DriverPackReplacement => {
  const drivers = store.drivers.slice(0, 12).map(({ id, description, driverDate, driverVersion }) => ({
    id,
    description,
    driverDate,
    driverVersion,
  }));
  const pairs = drivers.map((driver, position): PackDriverPair => {
    const infName = `e2nic${position}.inf`;
    const to = { ...driver, driverVersion: `${10 + position}.2.0.1` };
    if (position === 0) return { outcome: "gone", infName, from: driver, to: null, carried: [] };
    if (position === 1) return { outcome: "added", infName, from: null, to: driver, carried: [] };
    const carried = position === 2 ? ["availableToWindowsPe", "filter"] : [];
    return { outcome: "newer", infName, from: driver, to, carried };
  });
  return {
    replaced: short(replaced),
    by: short(by),
    counts: { newer: pairs.length - 2, same: 41, rebuilt: 0, older: 0, gone: 1, added: 1 },
    pairs,
    carriedOfPack: replaced.filter && !by.filter ? ["filter"] : [],
    driversWithCarried: 1,
    onlyInReplaced: pairs.length - 1,
  };
};

/** One pack in the place of another. */
export const packReplacementRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    const pack = (id: string) => found(store.driverPacks, "driver-pack", id);
    app.post(
      "/driver-packs/replacements/preview",
      { schema: { body: driverPackReplacementRequest, response: { 200: driverPackReplacement } } },
      async ({ body }) => replacementOf(store, pack(body.replaced), pack(body.by)),
    );
    app.post(
      "/driver-packs/replacements",
      { schema: { body: driverPackReplaceRequest, response: { 200: driverPackReplacement } } },
      async ({ body }) => {
        const [replaced, by] = [pack(body.replaced), pack(body.by)];
        if (replaced.revision !== body.replacedRevision) throw changedMeanwhile("driver-pack", replaced);
        const done = replacementOf(store, replaced, by);
        const filter = body.carry ? (by.filter ?? replaced.filter) : by.filter;
        put(store.driverPacks, { ...by, filter, active: true, revision: by.revision + 1 });
        if (body.afterwards === "delete") store.driverPacks = store.driverPacks.filter(({ id }) => id !== replaced.id);
        else put(store.driverPacks, { ...replaced, active: false, revision: replaced.revision + 1 });
        return done;
      },
    );
  };
