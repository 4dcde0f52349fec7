import type { ApplicationCertificate } from "../state/entra-entities.ts";
import { EntraFailure } from "./errors.ts";

const certificateGuide =
  "https://docs.microsoft.com/azure/active-directory/develop/active-directory-certificate-credentials";
const federationGuide = "https://learn.microsoft.com/entra/workload-id/workload-identity-federation";

const refused = (code: number, message: string) => new EntraFailure(401, "invalid_client", code, message);

const instant = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}.0000000Z`;

const howToLook = (clientId: string) =>
  "Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id " +
  `'${clientId}'. Review the documentation at https://docs.microsoft.com/en-us/graph/deployments to determine the ` +
  "corresponding service endpoint and https://docs.microsoft.com/en-us/graph/api/application-get to build a query " +
  `request URL, such as 'https://graph.microsoft.com/beta/applications/${clientId}'`;

const describeKey = ({ startsAt, endsAt, thumbprint }: ApplicationCertificate) =>
  `Found key 'Start=${instant(startsAt)}, End=${instant(endsAt)}, Thumbprint=${thumbprint}'`;

/**
 * Refusals of client assertions. Numbers: Microsoft Entra authentication error codes; wording and the reasons in square
 * brackets: as people post them (an expired certificate is 700027 too, 7000222 is for secrets only).
 */
export const assertionFailures = {
  malformed: (reason: string) => refused(50027, `JWT token is invalid or malformed. ${reason}`),
  noThumbprint: () => refused(50027, "Invalid JWT token. No certificate thumbprint specified in token header."),
  wrongAlgorithm: (algorithm: string) =>
    refused(5002730, `Invalid JWT token. Unsupported key for the signing algorithm '${algorithm}'.`),
  notRegistered: (clientId: string, thumbprint: string) =>
    refused(
      700027,
      "The certificate with identifier used to sign the client assertion is not registered on application. " +
        `[Reason - The key was not found., Thumbprint of key used by client: '${thumbprint}', ${howToLook(clientId)}].`,
    ),
  wrongSignature: (clientId: string, key: ApplicationCertificate) =>
    refused(
      700027,
      "Client assertion contains an invalid signature. [Reason - The key was found, but use of the key to verify the " +
        `signature failed., Thumbprint of key used by client: '${key.thumbprint}', ${describeKey(key)}, ` +
        `${howToLook(clientId)}].`,
    ),
  expiredCertificate: (clientId: string, key: ApplicationCertificate) =>
    refused(
      700027,
      "Client assertion contains an invalid signature. [Reason - The key used is expired., Thumbprint of key used by " +
        `client: '${key.thumbprint}', ${describeKey(key)}, ${howToLook(clientId)}].`,
    ),
  wrongSubject: () =>
    refused(
      700021,
      `Client assertion application identifier doesn't match 'client_id' parameter. Review the documentation at ${certificateGuide}.`,
    ),
  wrongAudience: () =>
    refused(
      700023,
      `Client assertion audience claim does not match Realm issuer. Review the documentation at ${certificateGuide}.`,
    ),
  outsideValidity: (now: number, from: number | undefined, until: number | undefined) =>
    refused(
      700024,
      `Client assertion is not within its valid time range. Current time: ${instant(now)}, ` +
        `assertion valid from ${from === undefined ? "unset" : instant(from)}, ` +
        `expiry time of assertion ${until === undefined ? "unset" : instant(until)}. ` +
        `Review the documentation at ${certificateGuide}.`,
    ),
  noFederatedIssuer: (issuer: string) => noMatch(700211, "issuer", issuer),
  noFederatedAudience: (audience: string) => noMatch(700212, "audience", audience),
  noFederatedSubject: (subject: string) => noMatch(700213, "subject", subject),
  issuerKeysMissing: () => refused(501661, "Request to External OIDC endpoint failed."),
  wrongFederatedSignature: () =>
    refused(50013, "Assertion failed signature validation. [Reason - The key was not found or does not verify it.]."),
} as const;

const noMatch = (code: number, what: string, value: string) =>
  refused(
    code,
    `No matching federated identity record found for presented assertion ${what} '${value}'. Check your federated ` +
      `identity credential Subject, Audience and Issuer against the presented assertion. ${federationGuide}`,
  );
