import { randomUUID } from "node:crypto";
import { type ClientCredential, readCertificatePair } from "@windlass/autopilot";
import type { CredentialInput } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { openSecret, putSecret, removeSecret } from "../secrets/service.ts";
import * as credentials from "./credential-repository.ts";
import { readFederatedToken } from "./federated-token-file.ts";

export type { CredentialPlace } from "./credential-repository.ts";

const dayMilliseconds = 86_400_000;

type Values = Pick<
  credentials.CredentialRow,
  "kind" | "secret_id" | "certificate_pem" | "token_file" | "ends_at" | "ends_from"
>;

/** A day that somebody read off the portal: it is taken to last to that day's end. */
const endOfDay = (day: string): Date => new Date(Date.parse(day) + dayMilliseconds);

const nothing: Omit<Values, "kind"> = {
  secret_id: null,
  certificate_pem: null,
  token_file: null,
  ends_at: null,
  ends_from: null,
};

/** Seals what is secret of a credential and says what its row holds. */
const seal = async (
  context: ServerContext,
  connection: Connection,
  owner: { organisationId: string; name: string },
  input: CredentialInput,
): Promise<Values> => {
  switch (input.kind) {
    case "client-secret": {
      const { kind, value, expiresOn } = input;
      const secretId = await putSecret(context, connection, { ...owner, kind, value });
      const ends = expiresOn === null ? {} : { ends_at: endOfDay(expiresOn), ends_from: "entered" as const };
      return { ...nothing, kind, secret_id: secretId, ...ends };
    }
    case "certificate": {
      const pair = readCertificatePair(input.certificatePem, input.privateKeyPem, context.clock());
      const secretId = await putSecret(context, connection, {
        ...owner,
        kind: "private-key",
        value: pair.privateKeyPem,
      });
      return {
        ...nothing,
        kind: "certificate",
        secret_id: secretId,
        certificate_pem: pair.certificatePem,
        ends_at: pair.notAfter,
        ends_from: "certificate",
      };
    }
    case "federated-token":
      return { ...nothing, kind: "federated-token", token_file: input.tokenFile };
  }
};

/** What is known of a credential beside itself. */
export interface CredentialFacts {
  /** Its id at the app registration. */
  readonly keyId?: string | null;
  /** When Entra accepted it. */
  readonly triedAt?: Date | null;
}

/**
 * Puts a credential into its place, instead of the one that is there.
 *
 * @throws the `credential.…` refusals of a certificate; nothing is changed then
 */
export const putCredential = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
  place: credentials.CredentialPlace,
  input: CredentialInput,
  { keyId = null, triedAt = null }: CredentialFacts = {},
): Promise<credentials.CredentialRow> => {
  const id = randomUUID();
  const owner = { organisationId, name: `tenant-credential:${id}` };
  const row = {
    id,
    organisation_id: organisationId,
    place,
    ...(await seal(context, connection, owner, input)),
    set_at: context.clock(),
    key_id: keyId,
    tried_at: triedAt,
  };
  await dropCredential(connection, organisationId, place);
  await credentials.insertCredential(connection, row);
  return { ...row, told_days: null, checked_at: null };
};

/** Forgets a credential with everything sealed of it. @returns whether there was one */
export const dropCredential = async (
  connection: Connection,
  organisationId: string,
  place: credentials.CredentialPlace,
): Promise<boolean> => {
  const dropped = await credentials.deleteCredential(connection, organisationId, place);
  if (dropped?.secret_id) await removeSecret(connection, dropped.secret_id);
  return dropped !== undefined;
};

/**
 * A waiting credential becomes the one in use, and the old one is forgotten.
 *
 * @param id of the credential that was verified
 * @param triedAt when it was
 * @returns false where another one, or none, waits by now; nothing is changed then
 */
export const switchCredential = async (
  connection: Connection,
  organisationId: string,
  place: credentials.WaitingPlace,
  id: string,
  triedAt: Date,
): Promise<boolean> => {
  const waiting = await credentials.findCredential(connection, organisationId, place);
  if (waiting?.id !== id) return false;
  await dropCredential(connection, organisationId, "current");
  await credentials.makeCurrent(connection, id, triedAt);
  return true;
};

const sealedOf = (context: ServerContext, connection: Connection, row: credentials.CredentialRow): Promise<string> => {
  if (row.secret_id === null) throw new Error(`credential ${row.id} has no secret`);
  return openSecret(context, connection, row.secret_id);
};

/**
 * A credential as somebody entered it, ready to be tried before it is stored.
 *
 * @throws the `credential.…` refusals of a certificate
 */
export const credentialOf = (
  context: ServerContext,
  organisationId: string,
  input: CredentialInput,
): ClientCredential => {
  switch (input.kind) {
    case "client-secret":
      return { kind: input.kind, value: input.value };
    case "certificate": {
      const pair = readCertificatePair(input.certificatePem, input.privateKeyPem, context.clock());
      return { kind: input.kind, certificatePem: pair.certificatePem, privateKeyPem: pair.privateKeyPem };
    }
    case "federated-token":
      return federatedCredential(context, organisationId, input.tokenFile);
  }
};

const federatedCredential = (context: ServerContext, organisationId: string, file: string): ClientCredential => ({
  kind: "federated-token",
  tokenFile: file,
  readToken: () => readFederatedToken(context, organisationId, file),
});

/** The stored credential as it signs in; for use inside the server alone. */
export const openCredential = async (
  context: ServerContext,
  connection: Connection,
  row: credentials.CredentialRow,
): Promise<ClientCredential> => {
  switch (row.kind) {
    case "client-secret":
      return { kind: "client-secret", value: await sealedOf(context, connection, row) };
    case "certificate":
      return {
        kind: "certificate",
        certificatePem: row.certificate_pem ?? "",
        privateKeyPem: await sealedOf(context, connection, row),
      };
    case "federated-token":
      return federatedCredential(context, row.organisation_id, row.token_file ?? "");
  }
};

/** The credential in use as it would be entered; null where there is none. For use inside the server alone. */
export const enteredCredential = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
): Promise<CredentialInput | null> => {
  const row = await credentials.findCredential(connection, organisationId, "current");
  if (!row) return null;
  const opened = await openCredential(context, connection, row);
  switch (opened.kind) {
    case "client-secret": {
      const expiresOn = row.ends_at && new Date(row.ends_at.getTime() - 1).toISOString().slice(0, 10);
      return { kind: "client-secret", value: opened.value, expiresOn };
    }
    case "certificate":
      return { kind: "certificate", certificatePem: opened.certificatePem, privateKeyPem: opened.privateKeyPem };
    case "federated-token":
      return { kind: "federated-token", tokenFile: row.token_file ?? "" };
  }
};
