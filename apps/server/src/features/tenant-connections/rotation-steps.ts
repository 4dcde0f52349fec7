import {
  addKey,
  addPassword,
  identifyOwn,
  makeClientCertificate,
  type OwnApplication,
  type OwnCredential,
  readCertificate,
  readOwnApplication,
  removePassword,
} from "@windlass/autopilot";
import { type CredentialInput, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { findCredential } from "./credential-repository.ts";
import { putCredential, switchCredential } from "./credentials.ts";
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
export const nameOf = ({ row }: RotationWork): string => `Windlass ${row.id}`;

const superseded = () => new WindlassError("credential.rotation-superseded");

export const open = ({ context, row }: RotationWork, place: "current" | "rotating"): Promise<TenantAccess | null> =>
  context.database.within(oneOrganisation(row.organisation_id), async (connection) => {
    const found = await connections.findConnection(connection, row.organisation_id);
    return found?.client_id === row.client_id ? openAccess(context, connection, found, place) : null;
  });

export const clientOf = ({ context, signal }: RotationWork, access: TenantAccess): TenantClient =>
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
    const stored = await putCredential(context, connection, row.organisation_id, "rotating", input, { keyId });
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

/** The app proves with its old key that it may have a new one: nothing that others write at the same time gets lost. */
const addPublicHalf = async (
  work: RotationWork,
  { graph }: TenantClient,
  { credential }: TenantAccess,
): Promise<RotationChange> => {
  if (credential.kind !== "certificate") throw superseded();
  const { id, certificatePem } = await keptCertificate(work);
  await addKey(graph, work.row.client_id, { certificatePem, displayName: nameOf(work) }, credential);
  const { certificates } = await readOwnApplication(graph, work.row.client_id);
  const added = certificates.find(({ displayName }) => displayName === nameOf(work));
  return { new_key_id: added?.keyId ?? null, new_credential_id: id };
};

/** What is known of the old credential's place at the app registration: its key id, or why there is none. */
const oldOne = (own: OwnCredential): Pick<RotationChange, "old_key_id" | "failure"> => {
  if (own.kind === "known") return { old_key_id: own.keyId, failure: null };
  if (own.kind === "not-listed") return { old_key_id: null, failure: null };
  const which = own.candidates.map(({ keyId, displayName }) => (displayName ? `${keyId} (${displayName})` : keyId));
  const parameters = { count: own.candidates.length, which: which.join(", ") };
  const unclear = new WindlassError("credential.rotation-old-unclear", { parameters });
  return { old_key_id: null, failure: unclear.told() };
};

/** Makes the new credential and adds it to the app; the old one goes on being used. */
export const add = async (work: RotationWork): Promise<RotationChange> => {
  const access = await openOld(work);
  const client = clientOf(work, access);
  const application = await readOwnApplication(client.graph, work.row.client_id);
  // What an attempt before this one made is none of the old ones.
  const others = {
    ...application,
    passwords: application.passwords.filter(({ displayName }) => displayName !== nameOf(work)),
  };
  const own = identifyOwn(others, access.credential, access.keyId, work.context.clock());
  const added =
    work.row.kind === "client-secret"
      ? await addSecret(work, client, application)
      : await addPublicHalf(work, client, access);
  return { ...added, state: "verifying", acceptances: 0, ...oldOne(own) };
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
    await switchCredential(connection, organisationId, "rotating", access.credentialId, context.clock());
    const change = { acceptances, state: "removing", next_attempt_at: removeAt, attempts: 0 } as const;
    if (!(await rotations.updateRotation(connection, row.id, context.instanceId, change))) throw superseded();
    await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
  });
  return null;
};
