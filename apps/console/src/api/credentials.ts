import type { CredentialInput, RotationSettings } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";

const path = (organisationId: string) => ({ params: { path: { organisationId } } });
const base = "/api/organisations/{organisationId}/tenant-connection";

/** Has the server try a credential and, where Entra accepts it, use it from then on. */
export const replaceCredential = (organisationId: string, credential: CredentialInput) =>
  dataOf(client.POST(`${base}/credential-replacements`, { ...path(organisationId), body: { credential } }));

/** A connection as it is after it was changed. */
export type ChangedConnection = Awaited<ReturnType<typeof replaceCredential>>;

/** Has the server make a certificate that waits to be uploaded to the app registration. */
export const makeCertificate = (organisationId: string, days: number) =>
  dataOf(client.POST(`${base}/certificates`, { ...path(organisationId), body: { days } }));

export const verifyNextCredential = (organisationId: string) =>
  dataOf(client.POST(`${base}/next-credential/verification`, path(organisationId)));

export const discardNextCredential = (organisationId: string) =>
  dataOf(client.DELETE(`${base}/next-credential`, path(organisationId)));

/** Null switches automatic rotation off. */
export const setRotation = (organisationId: string, settings: RotationSettings | null) =>
  dataOf(client.PUT(`${base}/rotation`, { ...path(organisationId), body: { settings } }));

export const rotateNow = (organisationId: string) => dataOf(client.POST(`${base}/rotations`, path(organisationId)));
