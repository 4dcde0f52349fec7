import {
  changedMeanwhile,
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
import { changeMany } from "./many/service.ts";
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

/** Loads a driver that is about to be changed and locks it: the wall hides from a lock what the actor may not change. */
const loadToChange = async (connection: Connection, actor: Actor, id: string): Promise<drivers.DriverRow> => {
  const seen = await load(connection, id);
  mayWrite(actor, { id, organisationId: seen.organisation_id });
  const row = await drivers.findDriverForUpdate(connection, id);
  if (!row) throw notFound(kind, id);
  return row;
};

/** @throws object.changed when somebody saved it since the caller opened it */
export const changeDriver = (
  context: ServerContext,
  actor: Actor,
  id: string,
  change: DriverChange,
): Promise<DriverDetail> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const before = await loadToChange(connection, actor, id);
    if (before.revision !== change.revision) throw changedMeanwhile(kind, { id, name: before.description });
    await drivers.updateDriver(connection, id, change);
    const after = await load(connection, id);
    await recordChange(
      context,
      connection,
      { userId: actor.userId, name: actor.name },
      { kind, id, organisationId: before.organisation_id, name: before.description },
      { before: describedByPeople(presentDriver(before)), after: describedByPeople(presentDriver(after)) },
    );
    await announce(connection, { topic: "drivers", organisationId: before.organisation_id, id });
    return presentDriverDetail(after);
  });

/** Takes it off the list. Publications that hold it keep its content. */
export const deleteDriver = async (context: ServerContext, actor: Actor, id: string): Promise<void> => {
  await changeMany(context, actor, { driverIds: [id] }, null);
};
