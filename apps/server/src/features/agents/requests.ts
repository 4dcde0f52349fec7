import {
  type DeploymentRequestView,
  type ListQuery,
  notFound,
  type PlanChoices,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { instantOf } from "../../database/rows.ts";
import { mayDecide } from "../deployments/policy.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import * as sessions from "./repository.ts";
import { admit, silentSince } from "./sessions.ts";

const presentRequest = (row: sessions.RequestRow): DeploymentRequestView => ({
  id: row.id,
  organisationId: row.organisation_id,
  matchCode: row.match_code,
  serialNumber: row.inventory.smbios.serialNumber,
  manufacturer: row.inventory.smbios.manufacturer,
  model: row.inventory.smbios.product,
  inventory: row.inventory,
  requestedAt: instantOf(row.requested_at),
});

/** Devices that wait for a person, longest first, as long as they are there. */
export const listRequests = async (context: ServerContext, actor: Actor, query: ListQuery) => {
  const rows = await context.database.within(scopeOf(actor), (connection) =>
    sessions.listPendingSessions(connection, {
      organisationId: query.organisationId,
      since: silentSince(context.clock()),
      limit: query.limit,
    }),
  );
  return { items: rows.map(presentRequest), nextCursor: null };
};

/** The request, locked until it is decided. */
const loadPending = async (connection: Connection, actor: Actor, id: string): Promise<sessions.SessionRow> => {
  const row = await sessions.lockSession(connection, id);
  if (!row) throw notFound("deployment request", id);
  mayDecide(actor, { id, organisationId: row.organisation_id });
  if (row.state !== "pending")
    throw new WindlassError("request.already-decided", {
      parameters: { state: row.state },
      object: { kind: "deployment request", id },
    });
  return row;
};

/** Lets a device in for a published build of its organisation. */
export const approveRequest = (
  context: ServerContext,
  actor: Actor,
  id: string,
  decision: { buildId: string; choices: PlanChoices },
): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadPending(connection, actor, id);
    await admit(connection, row, { ...decision, approvedBy: actor.name, userId: actor.userId, at: context.clock() });
  });

export const refuseRequest = (
  context: ServerContext,
  actor: Actor,
  id: string,
  reason: string | undefined,
): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadPending(connection, actor, id);
    await sessions.decideSession(connection, id, {
      state: "refused",
      at: context.clock(),
      userId: actor.userId,
      refusal: reason ?? null,
    });
    await announce(connection, { topic: "deployment-requests", organisationId: row.organisation_id, id });
  });
