import { makeClientCertificate } from "@windlass/autopilot";
import { type CredentialInput, type TenantConnectionView, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { notify } from "../notifications/notify.ts";
import { loadOrganisation, organisationName } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { findCredential } from "./credential-repository.ts";
import { credentialOf, dropCredential, putCredential, switchCredential } from "./credentials.ts";
import { mayWrite } from "./policy.ts";
import { lastDayOf, presentConnection } from "./presenter.ts";
import * as connections from "./repository.ts";
import { isSameApp, tellConnectionChanged } from "./service.ts";
import { openAccess, signInOf } from "./tenant-client.ts";
import { verifyCredential } from "./verify-credential.ts";

const loadForWriting = async (
  connection: Connection,
  actor: Actor,
  organisationId: string,
): Promise<{ row: connections.TenantConnectionRow; organisationName: string }> => {
  const organisation = await loadOrganisation(connection, actor, organisationId);
  mayWrite(actor, organisationId);
  const row = await connections.findConnection(connection, organisationId);
  if (!row) throw new WindlassError("tenant.not-connected");
  return { row, organisationName: organisation.name };
};

/** Tells viewers alone: workers have nothing to do with a credential that is not in use. */
const tellViewers = (connection: Connection, organisationId: string): Promise<void> =>
  announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });

const changedMeanwhile = () => new WindlassError("object.changed", { parameters: { kind: "tenant connection" } });

/** The credential in use is another one now: reports made before say nothing of it. */
const tellReplaced = async (
  context: ServerContext,
  connection: Connection,
  row: connections.TenantConnectionRow,
): Promise<TenantConnectionView> => {
  const now = context.clock();
  const changed = { ...row, updated_at: now };
  await connections.saveConnection(connection, changed);
  await tellConnectionChanged(connection, row.organisation_id, now);
  const current = await findCredential(connection, row.organisation_id, "current");
  const organisation = { id: row.organisation_id, name: await organisationName(connection, row.organisation_id) };
  if (current) {
    const data = { credential: current.kind, expiresOn: current.ends_at && lastDayOf(current.ends_at) };
    await notify(context, connection, organisation, { kind: "credential-replaced", data });
  }
  return presentConnection(context, connection, changed);
};

/**
 * Uses another credential from now on, in one step: it is tried, and stored only where Entra accepts it. Refused, the one
 * in use stays. Workers take it over without failing a device. No transaction is open while Entra is asked.
 *
 * @throws object.not-found, access.role-missing, tenant.not-connected, credential.refused, credential.not-tried, the
 *   `credential.…` refusals of a certificate; object.changed where somebody changed the connection meanwhile
 */
export const replaceCredential = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  input: CredentialInput,
): Promise<TenantConnectionView> => {
  const { row: before } = await context.database.within(scopeOf(actor), (connection) =>
    loadForWriting(connection, actor, organisationId),
  );
  await verifyCredential(signInOf(context, before, credentialOf(context, organisationId, input)));
  return context.database.within(scopeOf(actor), async (connection) => {
    const { row } = await loadForWriting(connection, actor, organisationId);
    if (!isSameApp(before, row)) throw changedMeanwhile();
    await putCredential(context, connection, organisationId, "current", input, { triedAt: context.clock() });
    return tellReplaced(context, connection, row);
  });
};

/** Longest common name of a certificate (RFC 5280, ub-common-name). */
const longestCommonName = 64;

/**
 * Makes a certificate that waits to be uploaded to the app registration. Its private key is sealed at once; only the
 * certificate ever leaves. One that waited before is forgotten.
 *
 * @param days how long it lasts
 * @throws object.not-found, access.role-missing, tenant.not-connected
 */
export const prepareCertificate = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  days: number,
): Promise<TenantConnectionView> => {
  const { organisationName } = await context.database.within(scopeOf(actor), (connection) =>
    loadForWriting(connection, actor, organisationId),
  );
  // Outside of a transaction: finding primes takes its time.
  const commonName = `Windlass – ${organisationName}`.slice(0, longestCommonName);
  const made = await makeClientCertificate({ commonName, from: context.clock(), days });
  return context.database.within(scopeOf(actor), async (connection) => {
    const { row } = await loadForWriting(connection, actor, organisationId);
    const { certificatePem, privateKeyPem } = made;
    await putCredential(context, connection, organisationId, "next", {
      kind: "certificate",
      certificatePem,
      privateKeyPem,
    });
    await tellViewers(connection, organisationId);
    return presentConnection(context, connection, row);
  });
};

/**
 * Tries the waiting credential and, where Entra accepts it, uses it from now on. Refused, it goes on waiting: a
 * certificate may not have been uploaded yet. No transaction is open while Entra is asked.
 *
 * @throws object.not-found, access.role-missing, tenant.not-connected, credential.none-waiting, credential.refused,
 *   credential.not-tried; object.changed where somebody else changed the connection meanwhile
 */
export const verifyNextCredential = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<TenantConnectionView> => {
  const access = await context.database.within(scopeOf(actor), async (connection) => {
    const { row } = await loadForWriting(connection, actor, organisationId);
    return openAccess(context, connection, row, "next");
  });
  if (!access) throw new WindlassError("credential.none-waiting");
  await verifyCredential(access);
  return context.database.within(scopeOf(actor), async (connection) => {
    const { row } = await loadForWriting(connection, actor, organisationId);
    if (!(await switchCredential(connection, organisationId, "next", access.credentialId, context.clock())))
      throw changedMeanwhile();
    return tellReplaced(context, connection, row);
  });
};

/**
 * Forgets the waiting credential.
 *
 * @throws object.not-found, access.role-missing, tenant.not-connected
 */
export const discardNextCredential = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<TenantConnectionView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { row } = await loadForWriting(connection, actor, organisationId);
    if (await dropCredential(connection, organisationId, "next")) await tellViewers(connection, organisationId);
    return presentConnection(context, connection, row);
  });
