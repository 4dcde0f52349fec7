import { randomUUID } from "node:crypto";
import { decodeTokenClaims, TokenRefused } from "@windlass/autopilot";
import { type RotationSettings, type TenantConnectionView, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { findCredential } from "./credential-repository.ts";
import { mayWrite } from "./policy.ts";
import { presentConnection } from "./presenter.ts";
import * as connections from "./repository.ts";
import * as rotations from "./rotation-repository.ts";
import { openAccess, type TenantAccess, tokenSourceOf } from "./tenant-client.ts";
import { refusalOf } from "./verify-credential.ts";

/** A rotation that failed is not tried again by itself before this is over. */
const pauseMilliseconds = 86_400_000;

/** How long a new credential lasts where nobody chose: what the portal proposes for secrets. */
const usualDays = 180;

const writers = ["Application.ReadWrite.OwnedBy", "Application.ReadWrite.All"];

const load = async (connection: Connection, actor: Actor, organisationId: string) => {
  await loadOrganisation(connection, actor, organisationId);
  mayWrite(actor, organisationId);
  const row = await connections.findConnection(connection, organisationId);
  const credential = await findCredential(connection, organisationId, "current");
  if (!row || !credential) throw new WindlassError("tenant.not-connected");
  if (credential.kind === "federated-token") throw new WindlassError("credential.rotation-not-needed");
  return { row, credential: { id: credential.id, kind: credential.kind } };
};

/** @throws credential.rotation-not-permitted, credential.refused, credential.not-tried */
const requirePermission = async (access: TenantAccess): Promise<void> => {
  try {
    const claims = decodeTokenClaims(await tokenSourceOf(access).token(true));
    if (claims?.roles.some((role) => writers.includes(role))) return;
  } catch (error) {
    throw error instanceof TokenRefused ? refusalOf(error) : error;
  }
  const what = "its token carries no permission Application.ReadWrite.OwnedBy.";
  throw new WindlassError("credential.rotation-not-permitted", { parameters: { what } });
};

const openCurrent = (context: ServerContext, actor: Actor, organisationId: string): Promise<TenantAccess> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { row } = await load(connection, actor, organisationId);
    const access = await openAccess(context, connection, row);
    if (!access) throw new WindlassError("tenant.not-connected");
    return access;
  });

/**
 * Switches automatic rotation on or off. On, the token is looked at for the permission that it takes.
 *
 * @throws object.not-found, access.role-missing, tenant.not-connected, credential.rotation-not-needed,
 *   credential.rotation-not-permitted, credential.refused, credential.not-tried
 */
export const setRotation = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  settings: RotationSettings | null,
): Promise<TenantConnectionView> => {
  const access = await openCurrent(context, actor, organisationId);
  if (settings) await requirePermission(access);
  return context.database.within(scopeOf(actor), async (connection) => {
    const { row } = await load(connection, actor, organisationId);
    await rotations.saveSettings(connection, organisationId, rotations.settingsRowOf(settings));
    await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
    return presentConnection(context, connection, row);
  });
};

/**
 * Begins a rotation now; a worker goes on with it.
 *
 * @throws object.not-found, access.role-missing, tenant.not-connected, credential.rotation-not-needed,
 *   credential.rotation-not-permitted, credential.rotation-under-way, credential.refused, credential.not-tried
 */
export const rotateNow = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<TenantConnectionView> => {
  await requirePermission(await openCurrent(context, actor, organisationId));
  return context.database.within(scopeOf(actor), async (connection) => {
    const { row, credential } = await load(connection, actor, organisationId);
    const settings = await rotations.findSettings(connection, organisationId);
    const began = await rotations.insertRotation(connection, {
      id: randomUUID(),
      organisation_id: organisationId,
      kind: credential.kind,
      client_id: row.client_id,
      old_credential_id: credential.id,
      valid_days: settings?.rotate_valid_days ?? usualDays,
      started_at: context.clock(),
    });
    if (!began) throw new WindlassError("credential.rotation-under-way");
    await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
    return presentConnection(context, connection, row);
  });
};

/** Key ids, at the app registration, of what finished rotations of an organisation have made since an instant. */
export const rotatedKeyIds = (connection: Connection, organisationId: string, since: Date): Promise<string[]> =>
  rotations.keyIdsMadeSince(connection, organisationId, since);

/** Begins the rotations that are due by now. */
export const beginDueRotations = (context: ServerContext): Promise<void> =>
  context.database.within(wholeInstallation, async (connection) => {
    const now = context.clock();
    const triedSince = new Date(now.getTime() - pauseMilliseconds);
    for (const due of await rotations.findDue(connection, now, triedSince)) {
      const { organisation_id: organisationId, credential_id: credentialId, ...rest } = due;
      await rotations.insertRotation(connection, {
        id: randomUUID(),
        organisation_id: organisationId,
        old_credential_id: credentialId,
        started_at: now,
        ...rest,
      });
      await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
    }
  });
