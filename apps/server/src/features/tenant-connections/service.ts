import type {
  ReadinessReport,
  RotationSettings,
  TenantConnectionInput,
  TenantConnectionView,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { restartRefused } from "../autopilot/service.ts";
import { readBuildsOfTenant } from "../builds/published.ts";
import { restartRefusedIdentifiers } from "../corporate-identifiers/service.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { forgetStanding } from "./credential-repository.ts";
import { type CredentialFacts, dropCredential, enteredCredential, putCredential } from "./credentials.ts";
import { endpointsOf } from "./endpoints.ts";
import { mayRead } from "./policy.ts";
import { presentConnection, presentReport } from "./presenter.ts";
import * as connections from "./repository.ts";
import { findSettings, saveSettings, settingsOfRow, settingsRowOf } from "./rotation-repository.ts";

/** @throws object.not-found, access.role-missing */
export const readConnection = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<{ connection: TenantConnectionView | null }> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, organisationId);
    const row = await connections.findConnection(connection, organisationId);
    return { connection: row ? await presentConnection(context, connection, row) : null };
  });

/** Workers look again, and devices that failed for want of a working connection are taken up. */
export const tellConnectionChanged = async (
  connection: Connection,
  organisationId: string,
  now: Date,
): Promise<void> => {
  await restartRefused(connection, organisationId, now);
  await restartRefusedIdentifiers(connection, organisationId, now);
  await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
  await announce(connection, { topic: "organisations", organisationId, id: organisationId });
};

/** Whether a credential that was made or tried for one connection is for the other, too. */
export const isSameApp = (
  one: connections.TenantConnectionRow | undefined,
  other: connections.TenantConnectionRow,
): boolean => one?.tenant_id === other.tenant_id && one.client_id === other.client_id && one.cloud === other.cloud;

/** What is known of a connection beside what somebody would enter. */
export interface StoredFacts extends CredentialFacts {
  /** How its credential is renewed from now on; left out, that stays as it is. */
  readonly rotation?: RotationSettings | null;
}

/**
 * Writes an organisation's connection inside the caller's transaction; the caller has authorised the actor. Left out, the
 * stored credential stays, and one that waits to take its place, too, as long as it is for the same app.
 *
 * @throws tenant.cloud-not-available, the `credential.…` refusals of a certificate
 */
export const storeConnection = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
  input: TenantConnectionInput,
  { rotation, ...facts }: StoredFacts = {},
): Promise<connections.TenantConnectionRow> => {
  endpointsOf(context, input.cloud);
  const before = await connections.findConnection(connection, organisationId);
  const now = context.clock();
  const row = {
    organisation_id: organisationId,
    tenant_id: input.tenantId,
    client_id: input.clientId,
    cloud: input.cloud,
    updated_at: now,
  };
  await connections.saveConnection(connection, row);
  if (input.credential) await putCredential(context, connection, organisationId, "current", input.credential, facts);
  if (rotation !== undefined) await saveSettings(connection, organisationId, settingsRowOf(rotation));
  if (!isSameApp(before, row)) {
    await dropCredential(connection, organisationId, "next");
    if (!input.credential) await forgetStanding(connection, organisationId);
  }
  await tellConnectionChanged(connection, organisationId, now);
  return row;
};

/** A connection as it would be entered, with how its credential is renewed. */
export interface OpenedConnection extends TenantConnectionInput {
  readonly rotation: RotationSettings | null;
}

/**
 * The whole connection with its credential as it would be entered, so that it can be put back. Never into an answer, a
 * log line or an error.
 */
export const openConnection = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
): Promise<OpenedConnection | null> => {
  const row = await connections.findConnection(connection, organisationId);
  if (!row) return null;
  const { tenant_id: tenantId, client_id: clientId, cloud } = row;
  const credential = await enteredCredential(context, connection, organisationId);
  const rotation = settingsOfRow(await findSettings(connection, organisationId));
  return { tenantId, clientId, cloud, ...(credential && { credential }), rotation };
};

/** Takes an organisation's connection away, inside the caller's transaction; the caller has authorised the actor. */
export const removeConnection = async (connection: Connection, organisationId: string, now: Date): Promise<void> => {
  for (const place of ["next", "rotating", "current"] as const) await dropCredential(connection, organisationId, place);
  await connections.deleteConnection(connection, organisationId);
  await tellConnectionChanged(connection, organisationId, now);
};

/** The newest report, null before the first check. @throws object.not-found, access.role-missing */
export const readReport = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  buildId: string | null = null,
): Promise<{ report: ReadinessReport | null }> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, organisationId);
    const row = await connections.newestReport(connection, organisationId);
    const builds = row ? await readBuildsOfTenant(connection, organisationId) : [];
    return { report: row ? presentReport(row, builds, buildId) : null };
  });

/** The newest report as far as one build is concerned, for its devices; null before the first check. */
export const readinessOfBuild = async (
  connection: Connection,
  organisationId: string,
  buildId: string,
): Promise<ReadinessReport | null> => {
  const row = await connections.newestReport(connection, organisationId);
  return row ? presentReport(row, await readBuildsOfTenant(connection, organisationId), buildId) : null;
};
