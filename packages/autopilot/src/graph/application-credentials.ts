import type { Application, KeyCredential, PasswordCredential } from "@microsoft/microsoft-graph-types";
import { type CertificateFacts, readCertificate } from "../entra/certificate.ts";
import type { ClientCredential } from "../entra/client-credential.ts";
import type { GraphClient, GraphRequest } from "./client.ts";
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
export const readOwnApplication = (graph: GraphClient, clientId: string): Promise<OwnApplication> =>
  readApplication(graph, applicationRequest(clientId));

/** The same of an app named by its object id, which is known everywhere sooner. @throws GraphRefused, TokenRefused */
export const readApplicationObject = (graph: GraphClient, objectId: string): Promise<OwnApplication> => {
  // `key` comes only with $select on a single object, and writing the list back without it would lose certificates.
  const path = `/applications/${encodeURIComponent(objectId)}?$select=id,keyCredentials,passwordCredentials`;
  return readApplication(graph, { method: "GET", path });
};

const readApplication = async (graph: GraphClient, request: GraphRequest): Promise<OwnApplication> => {
  const application = entityOf<Application>((await graph.send(request)).body);
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
export const isCertificate = (listed: KeyCredential, { certificatePem, sha1Thumbprint }: CertificateFacts): boolean => {
  const key = memberOf(listed, "key");
  const content = certificatePem.replaceAll(/-----[A-Z ]+-----|\s/gu, "");
  return key === content || isThumbprint(memberOf(listed, "customKeyIdentifier"), sha1Thumbprint);
};

/** Which credential at the app registration is the one in use. */
export type OwnCredential =
  | { readonly kind: "known"; readonly keyId: string }
  /** Several could be it, and nothing that Entra shows tells them apart. */
  | { readonly kind: "unclear"; readonly candidates: readonly ListedCredential[] }
  | { readonly kind: "not-listed" };

/**
 * Tells which of the listed credentials signs in as the app, so that exactly that one can be removed. Of a secret Entra
 * shows the first three characters, of one from before 2019 not even these; one that has ended is not the one that was
 * accepted just now.
 *
 * @param keyId its id, where it is known already
 * @param now an instant at which the credential is accepted
 */
export const identifyOwn = (
  application: OwnApplication,
  credential: ClientCredential,
  keyId: string | null,
  now: Date,
): OwnCredential => {
  const listed = listedAs(application, credential, keyId);
  const unnamed =
    keyId === null && credential.kind === "client-secret"
      ? application.passwords.filter(({ hint }) => hint === "")
      : [];
  const candidates = [...listed, ...unnamed].filter(
    ({ endsAt }) => credential.kind !== "client-secret" || endsAt === null || endsAt > now,
  );
  const [only, another] = candidates;
  if (!only) return { kind: "not-listed" };
  // The same certificate twice: either key id takes it away. A secret without a hint may be anybody's.
  const isSure = credential.kind !== "client-secret" || (!another && unnamed.length === 0);
  return isSure ? { kind: "known", keyId: only.keyId } : { kind: "unclear", candidates };
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
