import { enteredNameProblem } from "@windlass/planner";
import {
  type BuildDefinition,
  type DeviceView,
  type Inventory,
  identifier,
  type ListQuery,
  notFound,
  type PackageChoice,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { tellTakenName } from "../../database/rows.ts";
import { hardwareHashOf } from "../autopilot/service.ts";
import { requireBuild } from "../builds/service.ts";
import { presentNameOf } from "../computer-names/service.ts";
import { locationOf } from "../definitions/locations.ts";
import { requireChoicesNow } from "../deployments/optional-packages.ts";
import { hardwareNamer } from "../hardware/naming.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { presentDevice, presentDeviceSummary } from "./presenter.ts";
import * as devices from "./repository.ts";

const position = z.object({ serialNumber: z.string(), id: identifier });

export const listDevices = async (context: ServerContext, actor: Actor, query: ListQuery) => {
  const { rows, nameOf } = await context.database.within(scopeOf(actor), async (connection) => {
    const found = await devices.listDevices(connection, {
      organisationId: query.organisationId,
      search: query.search,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    });
    const organisationIds = found.map(({ organisation_id: id }) => id);
    return { rows: found, nameOf: await hardwareNamer(connection, organisationIds) };
  });
  return pageFrom(
    rows,
    query.limit,
    (row) => presentDeviceSummary(row, nameOf(row)),
    (row) => ({ serialNumber: row.sort_serial_number, id: row.id }),
  );
};

const load = async (connection: Connection, id: string): Promise<devices.DeviceRow> => {
  const row = await devices.findDevice(connection, id);
  if (!row) throw notFound("device", id);
  return row;
};

/** A device with everything its page shows. */
const presented = async (context: ServerContext, connection: Connection, row: devices.DeviceRow): Promise<DeviceView> =>
  presentDevice(
    row,
    (await hardwareNamer(connection, [row.organisation_id]))(row),
    await hardwareHashOf(connection, row.organisation_id, row.serial_number),
    await locationOf(connection, row.organisation_id, row.address),
    await presentNameOf(connection, row.id, context.clock()),
  );

export const readDevice = (context: ServerContext, actor: Actor, id: string): Promise<DeviceView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    mayRead(actor, { id, organisationId: row.organisation_id });
    return presented(context, connection, row);
  });

/** What a device told of its hardware, and where it is, for other features. @throws object.not-found, driver-match.device-untold */
export const inventoryOf = async (connection: Connection, actor: Actor, id: string) => {
  const row = await load(connection, id);
  mayRead(actor, { id, organisationId: row.organisation_id });
  const { inventory, organisation_id: organisationId, serial_number: serialNumber } = row;
  if (!inventory) throw new WindlassError("driver-match.device-untold", { parameters: { serialNumber } });
  const location = await locationOf(connection, organisationId, row.address);
  return { inventory, organisationId, locationId: location?.id ?? null };
};

/** Where a device asked from last; null: not known. @throws object.not-found */
export const addressOf = async (connection: Connection, deviceId: string): Promise<string | null> =>
  (await load(connection, deviceId)).address;

/** The same of a device that has to be one of this organisation. @throws object.not-found */
export const addressWithin = async (
  connection: Connection,
  organisationId: string,
  deviceId: string,
): Promise<string | null> => {
  const row = await load(connection, deviceId);
  if (row.organisation_id !== organisationId) throw notFound("device", deviceId);
  return row.address;
};

/** A name that could not be given is refused where it is entered; whether it is free is asked when the device comes. */
const refuseName = (
  { definition }: { definition: BuildDefinition },
  serialNumber: string,
  name: string | null,
): void => {
  const what = name === null ? null : enteredNameProblem(name, definition.naming.ask?.pattern ?? null);
  if (name !== null && what !== null)
    throw new WindlassError("naming.name-refused", { parameters: { name, serialNumber, what } });
};

/** An advance approval as it is asked for. */
export interface AdvanceApproval<Build extends string | null = string | null> {
  readonly prestagedBuildId: Build;
  readonly prestagedName: string | null;
  readonly prestagedPackages: readonly PackageChoice[];
}

/**
 * Approves a serial number in advance for one deployment of a build.
 *
 * @throws object.name-taken, build.package-not-optional, and build.not-published where packages are decided on
 */
export const prestageDevice = (
  context: ServerContext,
  actor: Actor,
  input: { organisationId: string; serialNumber: string } & AdvanceApproval<string>,
): Promise<DeviceView> =>
  tellTakenName(
    "devices_serial_number",
    { kind: "device", name: input.serialNumber },
    context.database.within(scopeOf(actor), async (connection) => {
      await loadOrganisation(connection, actor, input.organisationId);
      mayWrite(actor, input);
      const build = await requireBuild(connection, input.organisationId, input.prestagedBuildId);
      refuseName(build, input.serialNumber, input.prestagedName);
      const { organisationId, serialNumber, prestagedBuildId: buildId, prestagedPackages } = input;
      await requireChoicesNow(connection, { organisationId, buildId, address: null }, prestagedPackages);
      const id = await devices.insertPrestagedDevice(connection, {
        organisationId,
        serialNumber,
        buildId,
        name: input.prestagedName,
        packages: prestagedPackages,
        userId: actor.userId,
      });
      await announce(connection, { topic: "devices", organisationId: input.organisationId, id });
      return presented(context, connection, await load(connection, id));
    }),
  );

/** Sets or takes back the advance approval of a known device. */
export const changePrestaging = (
  context: ServerContext,
  actor: Actor,
  id: string,
  { prestagedBuildId: buildId, prestagedName: name, prestagedPackages: packages }: AdvanceApproval,
): Promise<DeviceView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    const { organisation_id: organisationId, address } = row;
    mayWrite(actor, { id, organisationId });
    if (buildId) {
      refuseName(await requireBuild(connection, organisationId, buildId), row.serial_number, name);
      await requireChoicesNow(connection, { organisationId, buildId, address }, packages);
    }
    const prestaging = buildId ? { buildId, name, packages, userId: actor.userId } : null;
    await devices.setPrestaging(connection, id, prestaging);
    await announce(connection, { topic: "devices", organisationId: row.organisation_id, id });
    return presented(context, connection, await load(connection, id));
  });

/** Remembers what a device tells of itself; called when it asks to be deployed. */
export const rememberDevice = async (
  connection: Connection,
  seen: { organisationId: string; inventory: Inventory; at: Date; address?: string },
) => {
  const device = await devices.upsertSeenDevice(connection, seen);
  await announce(connection, { topic: "devices", organisationId: seen.organisationId, id: device.id });
  return device;
};

/** The serial number that a device was approved with. @throws object.not-found */
export const serialNumberOf = async (connection: Connection, deviceId: string): Promise<string> =>
  (await load(connection, deviceId)).serial_number;

/** An advance approval is good for one deployment. */
export const useUpPrestaging = (connection: Connection, deviceId: string): Promise<void> =>
  devices.setPrestaging(connection, deviceId, null);
