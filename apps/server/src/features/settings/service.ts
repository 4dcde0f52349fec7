import { regionProblem } from "@windlass/planner";
import {
  changedMeanwhile,
  type OrganisationSettingsView,
  type SettingsDefinition,
  type SettingsUpdate,
  type SettingsView,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { lockDefinitions } from "../../database/locks.ts";
import { recordChange } from "../history/record.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { presentOrganisationSettings, presentSettings } from "./presenter.ts";
import * as settings from "./repository.ts";

const kind = "settings";

interface Owner {
  /** Null: the tenant. */
  readonly organisationId: string | null;
  /** As the history calls its settings. */
  readonly name: string;
}

const theTenant: Owner = { organisationId: null, name: "Tenant" };

const tenantDefinition = async (connection: Connection): Promise<SettingsDefinition> =>
  presentSettings(await settings.findSettings(connection, null)).definition;

/** Replaces what is set, keeps who did it, and tells viewers: what builds come to may be something else now. */
const replace = async (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  { organisationId, name }: Owner,
  update: SettingsUpdate,
): Promise<settings.SettingsRow> => {
  const what = regionProblem(update.definition);
  if (what) throw new WindlassError("definition.invalid", { parameters: { kind, name, what } });
  const before = await settings.findSettings(connection, organisationId);
  if (!(await settings.putSettings(connection, organisationId, update, context.clock())))
    throw changedMeanwhile(kind, { id: before?.id ?? "", name });
  const after = await settings.findSettings(connection, organisationId);
  if (!after) throw new Error("settings that were just saved cannot be read");
  await recordChange(
    context,
    connection,
    actor,
    { kind, id: after.id, organisationId, name },
    { before: before?.definition ?? null, after: after.definition },
  );
  await announce(connection, { topic: "settings", organisationId, id: after.id });
  return after;
};

/** What is set for the tenant. Everybody who is inside some organisation inherits it and may see it. */
export const readTenantSettings = (context: ServerContext, actor: Actor): Promise<SettingsView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    mayRead(actor, theTenant);
    return presentSettings(await settings.findSettings(connection, null));
  });

/** @throws access.shared-by-all, definition.invalid, object.changed */
export const updateTenantSettings = (
  context: ServerContext,
  actor: Actor,
  update: SettingsUpdate,
): Promise<SettingsView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    mayWrite(actor, theTenant);
    return presentSettings(await replace(context, connection, actor, theTenant, update));
  });

/** @throws object.not-found, access.role-missing */
export const readOrganisationSettings = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<OrganisationSettingsView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, { organisationId });
    const row = await settings.findSettings(connection, organisationId);
    return presentOrganisationSettings(organisationId, row, await tenantDefinition(connection));
  });

/** @throws object.not-found, access.role-missing, definition.invalid, object.changed */
export const updateOrganisationSettings = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  update: SettingsUpdate,
): Promise<OrganisationSettingsView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { name } = await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, { organisationId });
    // What is published while they change holds either all of the old ones or all of the new.
    await lockDefinitions(connection, organisationId);
    const row = await replace(context, connection, actor, { organisationId, name }, update);
    return presentOrganisationSettings(organisationId, row, await tenantDefinition(connection));
  });
