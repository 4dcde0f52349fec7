import { computerNameTemplateProblem } from "@windlass/planner";
import {
  type AutopilotAction,
  type AutopilotActionItemView,
  type AutopilotActionPreview,
  type AutopilotActionRequest,
  type AutopilotActionView,
  type AutopilotSelection,
  identifier,
  instant,
  notFound,
  WindlassError,
} from "@windlass/protocol";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { previewOf } from "./action-preview.ts";
import * as actions from "./action-repository.ts";
import { publishedTags } from "./known.ts";
import { mayAct, mayRead, mayUseAnyTag, mayWrite } from "./policy.ts";
import { presentAction, presentItem } from "./presenter.ts";
import { matching } from "./repository.ts";
import { reading } from "./service.ts";

/** The condition that a selection comes to; foreign ids find nothing. */
const selected = (organisationId: string, selection: AutopilotSelection): RawBuilder<SqlBool> =>
  selection.kind === "filter"
    ? matching(organisationId, selection.filter)
    : sql<SqlBool>`organisation_id = ${organisationId} and id = any(${selection.ids}::uuid[])`;

/**
 * A tag leads devices into groups and to profiles, so it has to be one of a build (security rule 6), as published;
 * whoever may make builds may use any.
 */
const refuseForeignTag = async (
  connection: Connection,
  actor: Actor,
  organisationId: string,
  action: AutopilotAction,
): Promise<void> => {
  if (action.kind !== "change-group-tag") return;
  const { groupTag } = action;
  const tags = await publishedTags(connection, organisationId);
  if ([...tags.values()].includes(groupTag)) return;
  try {
    mayUseAnyTag(actor, organisationId);
  } catch (cause) {
    throw new WindlassError("autopilot-device.tag-not-of-a-build", { parameters: { groupTag }, cause });
  }
};

/** All that is known of an Autopilot record is its serial number. */
const fillable = ["SERIAL", "RAND", "LETTERS"] as const;

const refuseBadTemplate = (action: AutopilotAction): void => {
  if (action.kind !== "rename") return;
  const what = computerNameTemplateProblem(action.nameTemplate, fillable);
  if (!what) return;
  const { nameTemplate: template } = action;
  throw new WindlassError("device.computer-name-invalid", { parameters: { template, name: template, what } });
};

const allowed = async (
  connection: Connection,
  actor: Actor,
  organisationId: string,
  action: AutopilotAction,
): Promise<void> => {
  await loadOrganisation(connection, actor, organisationId);
  mayAct(actor, organisationId, action);
  refuseBadTemplate(action);
  await refuseForeignTag(connection, actor, organisationId, action);
};

/**
 * What an action would do, as far as the copy tells; changes nothing.
 *
 * @throws access.role-missing, autopilot-device.tag-not-of-a-build, autopilot-device.nothing-selected
 */
export const previewAction = (
  context: ServerContext,
  actor: Actor,
  request: Pick<AutopilotActionRequest, "organisationId" | "selection" | "action">,
): Promise<AutopilotActionPreview> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { organisationId, selection, action } = request;
    await allowed(connection, actor, organisationId, action);
    return previewOf(connection, selected(organisationId, selection), action);
  });

/**
 * Notes an action for a worker, with its devices as they are selected now.
 *
 * @throws what {@link previewAction} throws, autopilot-device.selection-changed, autopilot-device.confirmation-wrong
 */
export const startAction = (
  context: ServerContext,
  actor: Actor,
  request: AutopilotActionRequest,
): Promise<AutopilotActionView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { organisationId, selection, action, expectedDevices: expected, reason } = request;
    await allowed(connection, actor, organisationId, action);
    const condition = selected(organisationId, selection);
    const preview = await previewOf(connection, condition, action);
    const changed = (count: number) =>
      new WindlassError("autopilot-device.selection-changed", { parameters: { count, expected } });
    if (preview.devices !== expected) throw changed(preview.devices);
    if (preview.confirmation !== null && request.confirmation?.trim() !== preview.confirmation) {
      const parameters = { expected: preview.confirmation };
      throw new WindlassError("autopilot-device.confirmation-wrong", { parameters });
    }
    const row = { organisationId, action, reason, requestedBy: actor.name, now: context.clock() };
    const { id, devices } = await actions.insertAction(connection, row, condition);
    if (devices !== expected) throw changed(devices);
    await announce(connection, { topic: "autopilot-actions", organisationId, id });
    return present(connection, id);
  });

const load = async (connection: Connection, id: string) => {
  const row = await actions.findAction(connection, id);
  if (!row) throw notFound("action", id);
  return row;
};

const present = async (connection: Connection, id: string) => presentAction(await load(connection, id));

const position = z.object({ requestedAt: instant, id: identifier });

export const listActions = (
  context: ServerContext,
  actor: Actor,
  query: { readonly organisationId: string; readonly cursor?: string | undefined; readonly limit: number },
) =>
  reading(context, actor, query.organisationId, async (connection) => {
    const from = readCursor(position, query.cursor);
    const after = from && { requestedAt: new Date(from.requestedAt), id: from.id };
    const rows = await actions.listActions(connection, query.organisationId, after, query.limit + 1);
    return pageFrom(rows, query.limit, presentAction, (row) => ({
      requestedAt: row.requested_at.toISOString(),
      id: row.id,
    }));
  });

export const readAction = (context: ServerContext, actor: Actor, id: string): Promise<AutopilotActionView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    mayRead(actor, row.organisation_id);
    return presentAction(row);
  });

const itemPosition = z.object({ position: z.number().int() });

export const listActionItems = (
  context: ServerContext,
  actor: Actor,
  id: string,
  query: {
    readonly state?: AutopilotActionItemView["state"] | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) =>
  context.database.within(scopeOf(actor), async (connection) => {
    mayRead(actor, (await load(connection, id)).organisation_id);
    const rows = await actions.listItems(connection, id, {
      state: query.state,
      after: readCursor(itemPosition, query.cursor)?.position,
      limit: query.limit + 1,
    });
    return pageFrom(rows, query.limit, presentItem, (row) => ({ position: row.position }));
  });

/** Calls an action off: what is done stays done, what is under way is finished. */
export const cancelAction = (context: ServerContext, actor: Actor, id: string): Promise<AutopilotActionView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    mayWrite(actor, row.organisation_id);
    await actions.cancelAction(connection, id, context.clock());
    await announce(connection, { topic: "autopilot-actions", organisationId: row.organisation_id, id });
    return present(connection, id);
  });
