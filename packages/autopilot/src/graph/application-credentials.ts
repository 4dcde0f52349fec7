import type { Application, KeyCredential, PasswordCredential } from "@microsoft/microsoft-graph-types";
import { type CertificateFacts, readCertificate } from "../entra/certificate.ts";
import type { ClientCredential } from "../entra/client-credential.ts";
import type { GraphClient } from "./client.ts";
import { applicationRequest } from "./directory.ts";
import { GraphRefused } from "./graph-refused.ts";
import { entityOf, memberOf } from "./json.ts";

/** One credential as the app registration lists it. */
export interface ListedCredential {
  readonly keyId: string;
  readonly displayName: string;
  /** First instant at which Entra refuses it; null where it does not say. */
  readonly endsAt: Date | null;
}

/** An app registration with its credentials, as far as Graph shows them. */
export interface OwnApplication {
  readonly objectId: string;
  readonly passwords: readonly (ListedCredential & { readonly hint: string })[];
  readonly certificates: readonly (ListedCredential & { readonly listed: KeyCredential })[];
}

const dateOf = (text: string | null | undefined): Date | null => {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
};

const listedOf = (credential: KeyCredential | PasswordCredential): ListedCredential => ({
  keyId: String(credential.keyId ?? ""),
  displayName: credential.displayName ?? "",
  endsAt: dateOf(credential.endDateTime),
});

/**
 * Reads the app's own registration. Needs Application.Read.All or Application.ReadWrite.OwnedBy.
 *
 * @throws GraphRefused (403 without the permission), TokenRefused
 */
export const readOwnApplication = async (graph: GraphClient, clientId: string): Promise<OwnApplication> => {
  const application = entityOf<Application>((await graph.send(applicationRequest(clientId))).body);
  return {
    objectId: application?.id ?? "",
    passwords: (application?.passwordCredentials ?? []).map((one) => ({ ...listedOf(one), hint: one.hint ?? "" })),
    certificates: (application?.keyCredentials ?? []).map((listed) => ({ ...listedOf(listed), listed })),
  };
};

/** A binary member as Graph writes it: base64, or for thumbprints also hexadecimal digits. */
const isThumbprint = (value: unknown, sha1Thumbprint: string): boolean => {
  if (typeof value !== "string" || value === "") return false;
  return value.toLowerCase() === sha1Thumbprint || Buffer.from(value, "base64").toString("hex") === sha1Thumbprint;
};

/**
 * `key` comes along because it is asked for by `$select`; where it does not, `customKeyIdentifier` is the thumbprint
 * unless somebody chose another one.
 *
 * Source: Microsoft Graph documentation, "keyCredential resource type".
 */
const isCertificate = (listed: KeyCredential, { certificatePem, sha1Thumbprint }: CertificateFacts): boolean => {
  const key = memberOf(listed, "key");
  const content = certificatePem.replaceAll(/-----[A-Z ]+-----|\s/gu, "");
  return key === content || isThumbprint(memberOf(listed, "customKeyIdentifier"), sha1Thumbprint);
};

/**
 * Which of the listed credentials are ours: certificates are told for sure, secrets by their first three characters, which
 * several may share. None for a federated token, which Entra does not keep.
 *
 * @param keyId where it is known, that one alone
 */
export const listedAs = (
  application: OwnApplication,
  credential: ClientCredential,
  keyId: string | null = null,
): readonly ListedCredential[] => {
  if (keyId !== null)
    return [...application.passwords, ...application.certificates].filter((one) => one.keyId === keyId);
  if (credential.kind === "client-secret")
    return application.passwords.filter(({ hint }) => hint !== "" && credential.value.startsWith(hint));
  if (credential.kind === "federated-token") return [];
  const facts = readCertificate(credential.certificatePem);
  return application.certificates.filter(({ listed }) => isCertificate(listed, facts));
};

export interface NewPassword {
  readonly keyId: string;
  readonly value: string;
  readonly endsAt: Date;
}

/**
 * Has Entra make a client secret. Sent once: whoever loses the answer finds the secret by its name, cannot learn its
 * value, and removes it.
 *
 * @throws GraphRefused, TokenRefused
 */
export const addPassword = async (
  graph: GraphClient,
  objectId: string,
  wanted: { displayName: string; endsAt: Date },
): Promise<NewPassword> => {
  const path = `/applications/${encodeURIComponent(objectId)}/addPassword`;
  const passwordCredential = { displayName: wanted.displayName, endDateTime: wanted.endsAt.toISOString() };
  const made = entityOf<PasswordCredential>(
    (await graph.send({ method: "POST", path, body: { passwordCredential } })).body,
  );
  const value = made?.secretText;
  if (!value)
    throw new GraphRefused({
      status: 502,
      code: "unexpected",
      message: "Microsoft Graph made a client secret and did not say its value.",
      activityId: null,
      retryAfterMilliseconds: null,
    });
  return { keyId: String(made.keyId ?? ""), value, endsAt: dateOf(made.endDateTime) ?? wanted.endsAt };
};

/** Takes a client secret off the app; one that is gone already is no failure. @throws GraphRefused, TokenRefused */
export const removePassword = async (graph: GraphClient, clientId: string, keyId: string): Promise<void> => {
  const { objectId, passwords } = await readOwnApplication(graph, clientId);
  if (!passwords.some((one) => one.keyId === keyId)) return;
  const path = `/applications/${encodeURIComponent(objectId)}/removePassword`;
  await graph.send({ method: "POST", path, body: { keyId } });
};

const patchCertificates = async (
  graph: GraphClient,
  objectId: string,
  keyCredentials: readonly object[],
): Promise<void> => {
  const path = `/applications/${encodeURIComponent(objectId)}`;
  await graph.send({ method: "PATCH", path, body: { keyCredentials } });
};

/**
 * Adds a certificate to the app; one that it has already is left alone. A PATCH replaces the whole list, so those that are
 * there are sent along as they were read.
 *
 * @throws GraphRefused, TokenRefused
 */
export const addCertificate = async (
  graph: GraphClient,
  clientId: string,
  wanted: { certificatePem: string; displayName: string },
): Promise<void> => {
  const application = await readOwnApplication(graph, clientId);
  const facts = readCertificate(wanted.certificatePem);
  if (application.certificates.some(({ listed }) => isCertificate(listed, facts))) return;
  const added = {
    type: "AsymmetricX509Cert",
    usage: "Verify",
    displayName: wanted.displayName,
    key: facts.certificatePem.replaceAll(/-----[A-Z ]+-----|\s/gu, ""),
  };
  const kept = application.certificates.map(({ listed }) => listed);
  await patchCertificates(graph, application.objectId, [...kept, added]);
};

/** Takes a certificate off the app; one that is gone already is no failure. @throws GraphRefused, TokenRefused */
export const removeCertificate = async (graph: GraphClient, clientId: string, keyId: string): Promise<void> => {
  const { objectId, certificates } = await readOwnApplication(graph, clientId);
  const kept = certificates.filter((one) => one.keyId !== keyId);
  if (kept.length === certificates.length) return;
  await patchCertificates(
    graph,
    objectId,
    kept.map(({ listed }) => listed),
  );
};
