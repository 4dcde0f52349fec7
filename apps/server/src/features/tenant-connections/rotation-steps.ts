import {
  addCertificate,
  addPassword,
  type ListedCredential,
  listedAs,
  makeClientCertificate,
  type OwnApplication,
  readCertificate,
  readOwnApplication,
  removeCertificate,
  removePassword,
} from "@windlass/autopilot";
import { type CredentialInput, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { findCredential, setKeyId } from "./credential-repository.ts";
import { dropCredential, putCredential, switchCredential } from "./credentials.ts";
import { setEnd } from "./expiry-repository.ts";
import { lastDayOf } from "./presenter.ts";
import * as connections from "./repository.ts";
import type { RotationChange, RotationRow } from "./rotation-repository.ts";
import * as rotations from "./rotation-repository.ts";
import { createTenantClient, openAccess, type TenantAccess, type TenantClient } from "./tenant-client.ts";
import { verifyCredential } from "./verify-credential.ts";

/** Acceptances in a row before the new credential is used: Entra's parts learn of it one after the other. */
const acceptancesNeeded = 3;

/** One rotation while this process works on it. */
export interface RotationWork {
  readonly context: ServerContext;
  readonly row: RotationRow;
  readonly signal: AbortSignal;
}

const dayMilliseconds = 86_400_000;

/** What the new credential is called at the app registration: by it an answer that was lost is found again. */
const nameOf = ({ row }: RotationWork): string => `Windlass ${row.id}`;

const superseded = () => new WindlassError("credential.rotation-superseded");

const open = ({ context, row }: RotationWork, place: "current" | "rotating"): Promise<TenantAccess | null> =>
  context.database.within(oneOrganisation(row.organisation_id), async (connection) => {
    const found = await connections.findConnection(connection, row.organisation_id);
    return found?.client_id === row.client_id ? openAccess(context, connection, found, place) : null;
  });

const clientOf = ({ context, signal }: RotationWork, access: TenantAccess): TenantClient =>
  createTenantClient(context, access, "person-waits", signal);

/** The credential that the rotation began with, as long as it is in use. @throws credential.rotation-superseded */
const openOld = async (work: RotationWork): Promise<TenantAccess> => {
  const access = await open(work, "current");
  if (access?.credentialId !== work.row.old_credential_id) throw superseded();
  return access;
};

/** Keeps what was made, sealed, before anything else can go wrong. @returns its id */
const keep = (
  { context, row }: RotationWork,
  input: CredentialInput,
  { keyId, endsAt }: { keyId: string | null; endsAt: Date },
): Promise<string> =>
  context.database.within(oneOrganisation(row.organisation_id), async (connection) => {
    if (!(await rotations.stillHeld(connection, row.id, context.instanceId))) throw superseded();
    const stored = await putCredential(context, connection, row.organisation_id, "rotating", input);
    if (keyId !== null) await setKeyId(connection, stored.id, keyId);
    await setEnd(connection, stored.id, endsAt, input.kind === "certificate" ? "certificate" : "entra");
    return stored.id;
  });

const addSecret = async (
  work: RotationWork,
  { graph }: TenantClient,
  application: OwnApplication,
): Promise<RotationChange> => {
  const displayName = nameOf(work);
  // One whose value was lost with the answer is worth nothing.
  for (const lost of application.passwords.filter((one) => one.displayName === displayName))
    await removePassword(graph, work.row.client_id, lost.keyId);
  const endsAt = new Date(work.context.clock().getTime() + work.row.valid_days * dayMilliseconds);
  const made = await addPassword(graph, application.objectId, { displayName, endsAt });
  const input = { kind: "client-secret", value: made.value, expiresOn: lastDayOf(made.endsAt) } as const;
  return { new_key_id: made.keyId, new_credential_id: await keep(work, input, made) };
};

/** The pair that a worker before this one made and stored is used; else one is made and stored first. */
const keptCertificate = async (work: RotationWork): Promise<{ id: string; certificatePem: string }> => {
  const { context, row } = work;
  const kept = await context.database.within(oneOrganisation(row.organisation_id), (connection) =>
    findCredential(connection, row.organisation_id, "rotating"),
  );
  if (kept?.certificate_pem && readCertificate(kept.certificate_pem).subject === `CN=${nameOf(work)}`)
    return { id: kept.id, certificatePem: kept.certificate_pem };
  const made = await makeClientCertificate({ commonName: nameOf(work), from: context.clock(), days: row.valid_days });
  const { certificatePem, privateKeyPem, notAfter } = made;
  return {
    id: await keep(work, { kind: "certificate", certificatePem, privateKeyPem }, { keyId: null, endsAt: notAfter }),
    certificatePem,
  };
};

const addPublicHalf = async (work: RotationWork, { graph }: TenantClient): Promise<RotationChange> => {
  const { id, certificatePem } = await keptCertificate(work);
  await addCertificate(graph, work.row.client_id, { certificatePem, displayName: nameOf(work) });
  const { certificates } = await readOwnApplication(graph, work.row.client_id);
  const added = certificates.find(({ displayName }) => displayName === nameOf(work));
  return { new_key_id: added?.keyId ?? null, new_credential_id: id };
};

/** Makes the new credential and adds it to the app; the old one goes on being used. */
export const add = async (work: RotationWork): Promise<RotationChange> => {
  const access = await openOld(work);
  const client = clientOf(work, access);
  const application = await readOwnApplication(client.graph, work.row.client_id);
  // Only where it is told for sure; a secret may share its hint with others.
  const [old, another] = listedAs(application, access.credential, access.keyId).filter(
    ({ displayName }) => displayName !== nameOf(work),
  );
  const added =
    work.row.kind === "client-secret" ? await addSecret(work, client, application) : await addPublicHalf(work, client);
  return { ...added, state: "verifying", acceptances: 0, old_key_id: old && !another ? old.keyId : null };
};

/**
 * Signs in with the new credential; accepted often enough, it is used from then on. That it is used and that the rotation
 * knows of it is one transaction: undone after a kill would be a credential in use.
 *
 * @returns null where the outcome is written already
 */
export const verify = async (work: RotationWork, removeAt: Date): Promise<RotationChange | null> => {
  const { context, row } = work;
  const { organisation_id: organisationId } = row;
  const access = await open(work, "rotating");
  if (!access || access.credentialId !== row.new_credential_id) throw superseded();
  await verifyCredential(access);
  const acceptances = row.acceptances + 1;
  if (acceptances < acceptancesNeeded) return { acceptances };
  await context.database.within(oneOrganisation(organisationId), async (connection) => {
    const current = await findCredential(connection, organisationId, "current");
    if (current?.id !== row.old_credential_id) throw superseded();
    await switchCredential(connection, organisationId, "rotating", access.credentialId);
    const change = { acceptances, state: "removing", next_attempt_at: removeAt, attempts: 0, failure: null } as const;
    if (!(await rotations.updateRotation(connection, row.id, context.instanceId, change))) throw superseded();
    await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
  });
  return null;
};

const removeKey = async (work: RotationWork, access: TenantAccess, keyId: string): Promise<void> => {
  const { graph } = clientOf(work, access);
  if (work.row.kind === "client-secret") await removePassword(graph, work.row.client_id, keyId);
  else await removeCertificate(graph, work.row.client_id, keyId);
};

const listedOf = async (work: RotationWork, access: TenantAccess): Promise<readonly ListedCredential[]> => {
  const application = await readOwnApplication(clientOf(work, access).graph, work.row.client_id);
  return work.row.kind === "client-secret" ? application.passwords : application.certificates;
};

/** What this rotation made at the app registration, and does not use. */
const leftovers = (work: RotationWork, listed: readonly ListedCredential[], used: string | null): string[] =>
  listed.flatMap(({ keyId, displayName }) => (displayName === nameOf(work) && keyId !== used ? [keyId] : []));

/** Takes the old credential off the app, with the new one. @returns whether it is gone */
export const removeOld = async (work: RotationWork): Promise<boolean> => {
  const { old_key_id: oldKeyId, new_key_id: newKeyId } = work.row;
  const access = await open(work, "current");
  if (!access) return false;
  const lost = newKeyId === null ? [] : leftovers(work, await listedOf(work, access), newKeyId);
  for (const keyId of [...lost, ...(oldKeyId === null ? [] : [oldKeyId])]) await removeKey(work, access, keyId);
  return oldKeyId !== null;
};

/** Takes the new credential off the app again and forgets it; what is in use stays in use. */
export const undo = async (work: RotationWork): Promise<void> => {
  const { context, row } = work;
  const access = await open(work, "current");
  if (access && access.credentialId === row.new_credential_id)
    throw new Error(`rotation ${row.id} would undo what is in use`);
  if (access)
    for (const keyId of leftovers(work, await listedOf(work, access), null)) await removeKey(work, access, keyId);
  await context.database.within(oneOrganisation(row.organisation_id), (connection) =>
    dropCredential(connection, row.organisation_id, "rotating"),
  );
};
