import type { CertificateFacts } from "../entra/certificate.ts";
import { readCertificate } from "../entra/certificate.ts";
import type { CertificateCredential } from "../entra/client-credential.ts";
import { proofOfPossession } from "../entra/proof-of-possession.ts";
import { isCertificate, type OwnApplication, readOwnApplication } from "./application-credentials.ts";
import type { GraphClient } from "./client.ts";
import { GraphRefused } from "./graph-refused.ts";

type ListedCertificate = OwnApplication["certificates"][number];

const keyCredentialOf = ({ certificatePem }: CertificateFacts, displayName: string) => ({
  type: "AsymmetricX509Cert",
  usage: "Verify",
  displayName,
  key: certificatePem.replaceAll(/-----[A-Z ]+-----|\s/gu, ""),
});

/** Waits before the list is written again where somebody else's writing has undone it, in milliseconds. */
const waits = [2000, 4000, 8000];

const writtenOver = () =>
  new GraphRefused({
    status: 409,
    code: "writtenOver",
    message: "Somebody else changes the app's certificates at the same time.",
    activityId: null,
    retryAfterMilliseconds: null,
  });

/**
 * Changes the list of certificates, which a PATCH replaces as a whole; Graph takes no condition for it. So it is read right
 * before it is written, and read again afterwards: where somebody wrote over it with a list from before, the change is made
 * to theirs. What others took away afterwards is not brought back: that was meant.
 *
 * @param read the application with its certificates themselves
 * @param change the list as it is to be; null where it is so already
 * @throws GraphRefused, TokenRefused
 */
export const changeCertificates = async (
  graph: GraphClient,
  read: () => Promise<OwnApplication>,
  change: (listed: readonly ListedCertificate[]) => readonly object[] | null,
): Promise<void> => {
  for (const wait of [0, ...waits]) {
    // A list that does not show what was just written may also be an old one.
    if (wait > 0 && change((await read()).certificates) !== null) await graph.timing.sleep(wait);
    const { objectId, certificates } = await read();
    const keyCredentials = change(certificates);
    if (keyCredentials === null) return;
    await graph.send({
      method: "PATCH",
      path: `/applications/${encodeURIComponent(objectId)}`,
      body: { keyCredentials },
    });
  }
  if (change((await read()).certificates) !== null) throw writtenOver();
};

export interface WantedCertificate {
  readonly certificatePem: string;
  readonly displayName: string;
}

/**
 * Adds a certificate to an app by PATCH, for the first one, or where nobody here holds the key of another; one that is
 * there already is left alone. All others stay.
 *
 * @throws GraphRefused, TokenRefused
 */
export const addFirstCertificate = (
  graph: GraphClient,
  read: () => Promise<OwnApplication>,
  { certificatePem, displayName }: WantedCertificate,
): Promise<void> => {
  const facts = readCertificate(certificatePem);
  return changeCertificates(graph, read, (listed) =>
    listed.some((one) => isCertificate(one.listed, facts))
      ? null
      : [...listed.map((one) => one.listed), keyCredentialOf(facts, displayName)],
  );
};

const proofFor = (graph: GraphClient, holder: CertificateCredential, objectId: string): string =>
  proofOfPossession(holder, objectId, new Date(graph.timing.now()));

/**
 * Adds a certificate beside the one that the app holds the key of, in one request that no other writer can undo; one that
 * is there already is left alone. Source: Microsoft Graph reference, "application: addKey".
 *
 * @param holder a valid certificate of the app, with its key
 * @throws GraphRefused, TokenRefused
 */
export const addKey = async (
  graph: GraphClient,
  clientId: string,
  { certificatePem, displayName }: WantedCertificate,
  holder: CertificateCredential,
): Promise<void> => {
  const { objectId, certificates } = await readOwnApplication(graph, clientId);
  const facts = readCertificate(certificatePem);
  if (certificates.some(({ listed }) => isCertificate(listed, facts))) return;
  const path = `/applications/${encodeURIComponent(objectId)}/addKey`;
  const keyCredential = keyCredentialOf(facts, displayName);
  const proof = proofFor(graph, holder, objectId);
  await graph.send({ method: "POST", path, body: { keyCredential, passwordCredential: null, proof } });
};

/**
 * Takes a certificate off the app in one request; one that is gone already is no failure. Without a key to prove anything
 * with, the list is written as a whole. Source: Microsoft Graph reference, "application: removeKey".
 *
 * @param holder a valid certificate of the app, with its key; null where there is none
 * @throws GraphRefused, TokenRefused
 */
export const removeKey = async (
  graph: GraphClient,
  clientId: string,
  keyId: string,
  holder: CertificateCredential | null,
): Promise<void> => {
  if (!holder)
    return changeCertificates(
      graph,
      () => readOwnApplication(graph, clientId),
      (listed) =>
        listed.some((one) => one.keyId === keyId)
          ? listed.filter((one) => one.keyId !== keyId).map((one) => one.listed)
          : null,
    );
  const { objectId, certificates } = await readOwnApplication(graph, clientId);
  if (!certificates.some((one) => one.keyId === keyId)) return;
  const path = `/applications/${encodeURIComponent(objectId)}/removeKey`;
  await graph.send({ method: "POST", path, body: { keyId, proof: proofFor(graph, holder, objectId) } });
};
