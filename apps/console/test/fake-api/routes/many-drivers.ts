import {
  type DriverBulkAnswer,
  type DriverDetail,
  type DriverManyChange,
  type DriverSearch,
  type DriverSelection,
  driverBulkAnswer,
  driverBulkRequest,
  driverManyChangeRequest,
  WindlassError,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { found, put } from "../lists.ts";
import type { Store } from "../store.ts";

const isWanted = (wanted: "yes" | "no" | undefined, is: boolean) => wanted === undefined || (wanted === "yes") === is;

export const matching = (drivers: readonly DriverDetail[], query: DriverSearch): DriverDetail[] =>
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

const chosenOf = (store: Store, selection: DriverSelection): DriverDetail[] => {
  if (selection.driverIds) return selection.driverIds.map((id) => found(store.drivers, "driver", id));
  const drivers = matching(store.drivers, selection.matching ?? {});
  const { expected = 0 } = selection;
  if (drivers.length !== expected)
    throw new WindlassError("driver.selection-changed", { parameters: { expected, found: drivers.length } });
  return drivers;
};

/** Here nothing changes the filter or the other data of many. */
const after = (driver: DriverDetail, change: DriverManyChange): DriverDetail => ({
  ...driver,
  revision: driver.revision + 1,
  active: change.active ?? driver.active,
  availableToWindowsPe: change.availableToWindowsPe ?? driver.availableToWindowsPe,
  limitedMinimumBuild:
    change.limitedMinimumBuild === undefined ? driver.limitedMinimumBuild : change.limitedMinimumBuild,
});

const servesNone = ({ architectures }: DriverDetail, { limitedArchitectures }: DriverManyChange): boolean =>
  (limitedArchitectures ?? []).length > 0 && !limitedArchitectures?.some((one) => architectures.includes(one));

const answerFor = (drivers: readonly DriverDetail[], left: readonly DriverDetail[]): DriverBulkAnswer => ({
  drivers: drivers.length,
  changed: drivers.length - left.length,
  unchanged: 0,
  left:
    left.length === 0
      ? []
      : [
          {
            reason: "no-such-architecture",
            drivers: left.length,
            examples: left.slice(0, 10).map(({ id, description }) => ({ id, description })),
          },
        ],
});

const changesByAction = {
  activate: { active: true },
  deactivate: { active: false },
  "offer-to-windows-pe": { availableToWindowsPe: true },
  "withhold-from-windows-pe": { availableToWindowsPe: false },
} as const;

/** What is done with many drivers at once. */
export const manyDriversRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      "/drivers/actions",
      { schema: { body: driverBulkRequest, response: { 200: driverBulkAnswer } } },
      async ({ body }) => {
        const drivers = chosenOf(store, body);
        if (body.action === "delete") store.drivers = store.drivers.filter((one) => !drivers.includes(one));
        else for (const one of drivers) put(store.drivers, after(one, changesByAction[body.action]));
        return answerFor(drivers, []);
      },
    );
    const change = { schema: { body: driverManyChangeRequest, response: { 200: driverBulkAnswer } } };
    app.post("/drivers/changes/preview", change, async ({ body }) => {
      const drivers = chosenOf(store, body);
      return answerFor(
        drivers,
        drivers.filter((one) => servesNone(one, body.change)),
      );
    });
    app.post("/drivers/changes", change, async ({ body }) => {
      const drivers = chosenOf(store, body);
      const left = drivers.filter((one) => servesNone(one, body.change));
      for (const one of drivers) if (!left.includes(one)) put(store.drivers, after(one, body.change));
      return answerFor(drivers, left);
    });
  };
