import {
  type DeploymentRequestView,
  type ListQuery,
  type NameProposal,
  notFound,
  type OptionalPackage,
  type PlanChoices,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { instantOf } from "../../database/rows.ts";
import { drawnBySystem, previewName } from "../computer-names/service.ts";
import { requirePublished } from "../deployments/approval.ts";
import { optionalPackagesFor } from "../deployments/optional-packages.ts";
import { mayDecide, mayRead } from "../deployments/policy.ts";
import { addressOf } from "../devices/service.ts";
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

/** What approving a waiting device for a build would call it. @throws object.not-found, build.not-published */
export const proposeName = (context: ServerContext, actor: Actor, id: string, buildId: string): Promise<NameProposal> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await sessions.findSession(connection, id);
    if (!row) throw notFound("deployment request", id);
    const organisationId = row.organisation_id;
    mayRead(actor, { id, organisationId });
    const address = await addressOf(connection, row.device_id);
    const { published } = await requirePublished(connection, { organisationId, buildId, address });
    return previewName(connection, {
      device: { id: row.device_id, organisationId, inventory: row.inventory, address },
      build: published,
      entered: null,
      at: context.clock(),
      random: drawnBySystem,
    });
  });

/** What may be chosen for a waiting device with a build. @throws object.not-found, build.not-published */
export const optionalPackages = (
  context: ServerContext,
  actor: Actor,
  id: string,
  buildId: string,
): Promise<OptionalPackage[]> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await sessions.findSession(connection, id);
    if (!row) throw notFound("deployment request", id);
    const organisationId = row.organisation_id;
    mayRead(actor, { id, organisationId });
    const address = await addressOf(connection, row.device_id);
    return optionalPackagesFor(connection, { organisationId, buildId, address });
  });

/** Lets a device in for a published build of its organisation. */
export const approveRequest = (
  context: ServerContext,
  actor: Actor,
  id: string,
  decision: { buildId: string; choices: PlanChoices; computerName: string | null },
): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadPending(connection, actor, id);
    const { buildId, choices, computerName: name } = decision;
    await admit(connection, row, {
      buildId,
      choices,
      enteredName: name === null ? null : { name, by: `by ${actor.name} when approving` },
      approvedBy: actor.name,
      userId: actor.userId,
      at: context.clock(),
    });
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
