import {
  changedMeanwhile,
  type DriverBulkAction,
  type DriverChange,
  type DriverDetail,
  type DriverQuery,
  type DriverSummary,
  notFound,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { recordChange } from "../history/record.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { describedByPeople, presentDriver, presentDriverDetail } from "./presenter.ts";
import * as drivers from "./repository.ts";
import * as summaries from "./summary-repository.ts";

const kind = "driver";
const position = z.object({ description: z.string(), id: z.uuid() });

/** Drivers of the actor's organisations, and those that all share. */
export const listDrivers = async (context: ServerContext, actor: Actor, query: DriverQuery) => {
  const rows = await context.database.within(scopeOf(actor), (connection) =>
    drivers.listDrivers(connection, query, readCursor(position, query.cursor), query.limit + 1),
  );
  return pageFrom(rows, query.limit, presentDriver, (row) => ({ description: row.sort_description, id: row.id }));
};

export const summariseDrivers = (context: ServerContext, actor: Actor, query: DriverQuery): Promise<DriverSummary> =>
  context.database.within(scopeOf(actor), (connection) => summaries.summariseDrivers(connection, query));

const load = async (connection: Connection, id: string): Promise<drivers.DriverDetailRow> => {
  const row = await drivers.findDriver(connection, id);
  if (!row) throw notFound(kind, id);
  return row;
};

export const readDriver = (context: ServerContext, actor: Actor, id: string): Promise<DriverDetail> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    mayRead(actor, { id, organisationId: row.organisation_id });
    return presentDriverDetail(row);
  });

/** Loads drivers that are about to be changed and locks them: the wall hides from a lock what the actor may not change. */
const loadToChange = async (connection: Connection, actor: Actor, ids: readonly string[]) => {
  for (const row of await drivers.findDrivers(connection, ids))
    mayWrite(actor, { id: row.id, organisationId: row.organisation_id });
  const rows = await drivers.findDriversForUpdate(connection, ids);
  const found = new Set(rows.map((row) => row.id));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw notFound(kind, missing);
  return rows;
};

const record = (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  before: drivers.DriverRow,
  after: object | null,
): Promise<void> =>
  recordChange(
    context,
    connection,
    { userId: actor.userId, name: actor.name },
    { kind, id: before.id, organisationId: before.organisation_id, name: before.description },
    { before: describedByPeople(presentDriver(before)), after },
  );

/** @throws object.changed when somebody saved it since the caller opened it */
export const changeDriver = (
  context: ServerContext,
  actor: Actor,
  id: string,
  change: DriverChange,
): Promise<DriverDetail> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const [before] = await loadToChange(connection, actor, [id]);
    if (!before) throw notFound(kind, id);
    if (before.revision !== change.revision) throw changedMeanwhile(kind, { id, name: before.description });
    await drivers.updateDriver(connection, id, change);
    const after = await load(connection, id);
    await record(context, connection, actor, before, describedByPeople(presentDriver(after)));
    await announce(connection, { topic: "drivers", organisationId: before.organisation_id, id });
    return presentDriverDetail(after);
  });

const changesByAction = {
  activate: { active: true },
  deactivate: { active: false },
  "offer-to-windows-pe": { available_to_windows_pe: true },
  "withhold-from-windows-pe": { available_to_windows_pe: false },
} as const;

/** The same for all of them or, when one is refused, for none. Gives how many were changed. */
export const changeDrivers = (
  context: ServerContext,
  actor: Actor,
  driverIds: readonly string[],
  action: DriverBulkAction,
): Promise<{ changed: number }> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows = await loadToChange(connection, actor, driverIds);
    if (action === "delete") {
      await drivers.deleteDrivers(connection, driverIds);
      for (const row of rows) await record(context, connection, actor, row, null);
    } else {
      const change = changesByAction[action];
      await drivers.updateDrivers(connection, driverIds, change);
      for (const row of rows)
        await record(context, connection, actor, row, describedByPeople(presentDriver({ ...row, ...change })));
    }
    for (const organisationId of new Set(rows.map((row) => row.organisation_id)))
      await announce(connection, { topic: "drivers", organisationId, id: null });
    return { changed: rows.length };
  });

/** Takes it off the list. Publications that hold it keep its content. */
export const deleteDriver = async (context: ServerContext, actor: Actor, id: string): Promise<void> => {
  await changeDrivers(context, actor, [id], "delete");
};
