import {
  DriverMatcher,
  describeFilter,
  deviceFactsOf,
  deviceNodesOf,
  filterJudge,
  HardwareIdIndex,
  judge,
  type LibraryDriver,
  newestKnownBuild,
  presentMatch,
} from "@windlass/planner";
import {
  deviceDrivers,
  deviceDriversQuery,
  driverMatchRequest,
  filterTrialAnswer,
  filterTrialRequest,
  identifier,
  WindlassError,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found } from "../lists.ts";
import type { Store } from "../store.ts";

const libraryOf = (store: Store): LibraryDriver[] =>
  store.drivers.map((driver) => ({
    id: driver.id,
    name: driver.infName,
    facts: driver.facts,
    active: driver.active,
    availableToWindowsPe: driver.availableToWindowsPe,
    architectures: null,
    minimumBuild: null,
    filter: driver.filter,
    pack: driver.packs[0] ? { ...driver.packs[0], filter: null } : null,
    complete: driver.missingFileCount === 0,
    digest: driver.sha256 + driver.infName,
  }));

/** What drivers a device would get, and what a filter says of one. */
export const driverMatchingRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    const inventoryOf = (deviceId: string) => {
      const { inventory, organisationId, serialNumber } = found(store.devices, "device", deviceId);
      if (!inventory) throw new WindlassError("driver-match.device-untold", { parameters: { serialNumber } });
      return { inventory, place: { organisationId, locationId: null } };
    };
    app.get(
      "/devices/:deviceId/drivers",
      {
        schema: {
          params: z.object({ deviceId: identifier }),
          querystring: deviceDriversQuery,
          response: { 200: deviceDrivers },
        },
      },
      async ({ params: { deviceId }, query: { osBuild = newestKnownBuild, purpose } }) => {
        const { inventory, place } = inventoryOf(deviceId);
        const { architecture } = inventory;
        const system = { architecture, build: osBuild, purpose, productType: 1, suiteMask: 0 } as const;
        const facts = deviceFactsOf(inventory, { edition: null, build: osBuild, servicePackBuild: null }, place);
        const index = new HardwareIdIndex(libraryOf(store));
        const matches = new DriverMatcher(index, system).match(deviceNodesOf(inventory), filterJudge(facts));
        return presentMatch(matches, index, system);
      },
    );
    app.post(
      "/driver-matches",
      { schema: { body: driverMatchRequest, response: { 200: deviceDrivers } } },
      async ({ body: { organisationId, architecture, osBuild = newestKnownBuild, purpose, nodes, facts } }) => {
        const system = { architecture, build: osBuild, purpose, productType: 1, suiteMask: 0 } as const;
        const index = new HardwareIdIndex(libraryOf(store));
        const known = { ...facts, organisationId, architecture, osBuild };
        return presentMatch(new DriverMatcher(index, system).match(nodes, filterJudge(known)), index, system);
      },
    );
    app.post(
      "/filter-trials",
      { schema: { body: filterTrialRequest, response: { 200: filterTrialAnswer } } },
      async ({ body: { filter, device } }) => {
        const told = "facts" in device ? null : inventoryOf(device.deviceId);
        const facts = "facts" in device ? device.facts : told && deviceFactsOf(told.inventory, null, told.place);
        if (!facts) throw new WindlassError("server.unexpected");
        return { says: describeFilter(filter), judgement: judge(filter, facts), facts };
      },
    );
  };
