import type { TokenFailureReason } from "../entra/token-failure.ts";
import { portal } from "./row.ts";

export interface TokenFailureExplanation {
  /** The preparation step to go back to. */
  readonly step: number;
  readonly detail: string;
  readonly text: string;
  readonly portalPath: string | null;
}

/** What each refusal comes to, in plain words, and what to do about it. */
export const tokenFailureExplanations: Record<TokenFailureReason, TokenFailureExplanation> = {
  "wrong-tenant": {
    step: 1,
    detail: "Microsoft Entra knows no tenant with this tenant id.",
    text: "Copy the “Directory (tenant) ID” of the app registration and enter it again. Check that the cloud is the right one.",
    portalPath: portal.overview,
  },
  "unknown-client": {
    step: 1,
    detail: "This tenant has no app with this client id.",
    text: "Copy the “Application (client) ID”, not the object id, and check that the tenant id is of the same tenant.",
    portalPath: portal.overview,
  },
  "client-disabled": {
    step: 1,
    detail: "The app is disabled in this tenant.",
    text: "Set “Enabled for users to sign-in” to Yes.",
    portalPath: portal.enterpriseApplication,
  },
  "wrong-secret": {
    step: 2,
    detail: "Microsoft Entra does not accept this client secret.",
    text: "Make a new client secret, copy its value at once (it is shown only then) and enter it here.",
    portalPath: portal.secrets,
  },
  "secret-id-pasted": {
    step: 2,
    detail: "What was entered is the Secret ID, not the secret's value.",
    text: "Enter the text of the column “Value”. It is shown only right after the secret was made; if it is hidden now, make a new one.",
    portalPath: portal.secrets,
  },
  "secret-expired": {
    step: 2,
    detail: "The client secret has expired.",
    text: "Make a new client secret and enter its value here.",
    portalPath: portal.secrets,
  },
  "certificate-not-registered": {
    step: 2,
    detail: "The app registration does not know the certificate that this server signs with.",
    text: "Download the certificate from the tenant connection and upload it on the tab “Certificates”. Compare the thumbprints.",
    portalPath: portal.secrets,
  },
  "certificate-expired": {
    step: 2,
    detail: "The certificate has expired.",
    text: "Make a new certificate with the tenant connection and upload it; running registrations go on.",
    portalPath: portal.secrets,
  },
  "certificate-refused": {
    step: 2,
    detail: "Microsoft Entra does not accept the app's certificate.",
    text: "Upload the certificate to the app registration again.",
    portalPath: portal.secrets,
  },
  "federated-trust-missing": {
    step: 2,
    detail: "The app registration trusts no token of this issuer and subject.",
    text: "Add a federated credential with exactly the issuer, subject and audience that the tenant connection shows.",
    portalPath: portal.federated,
  },
  "federated-issuer-mismatch": {
    step: 2,
    detail: "The token comes from another issuer than the app registration trusts.",
    text: "Compare the issuer letter by letter, also the slash at its end, with what the tenant connection shows.",
    portalPath: portal.federated,
  },
  "federated-subject-mismatch": {
    step: 2,
    detail: "The token is about another subject than the app registration trusts.",
    text: "Compare the subject identifier letter by letter with what the tenant connection shows.",
    portalPath: portal.federated,
  },
  "federated-audience-mismatch": {
    step: 2,
    detail: "The token was issued for another audience than the app registration expects.",
    text: "Have the token issued for the audience that the tenant connection shows for this cloud.",
    portalPath: portal.federated,
  },
  "federated-token-expired": {
    step: 2,
    detail: "The token in the file has expired.",
    text: "See that whatever writes the token file replaces it before the token ends, and that both clocks are right.",
    portalPath: null,
  },
  "federated-token-unreadable": {
    step: 2,
    detail: "The token file could not be read.",
    text: "See that the file is there and that the server's account may read it.",
    portalPath: null,
  },
  "clock-wrong": {
    step: 2,
    detail: "The request seemed to come from another time.",
    text: "Set this server's clock, for example by NTP, and check again.",
    portalPath: null,
  },
  "consent-missing": {
    step: 4,
    detail: "Nobody has granted the app's permissions for this organisation.",
    text: "Grant admin consent for the organisation.",
    portalPath: portal.permissions,
  },
  "blocked-by-policy": {
    step: 1,
    detail: "A Conditional Access policy for workload identities blocks this app.",
    text: "Exclude the app from that policy or add this server's address to its allowed locations.",
    portalPath: "Entra admin center › Protection › Conditional Access › Policies",
  },
  "wrong-cloud": {
    step: 1,
    detail: "The tenant belongs to another Microsoft cloud.",
    text: "Choose the cloud of this tenant in the connection's settings.",
    portalPath: null,
  },
  transient: {
    step: 1,
    detail: "Microsoft Entra is busy at the moment.",
    text: "Check again in a few minutes.",
    portalPath: null,
  },
  unreachable: {
    step: 1,
    detail: "Microsoft Entra could not be reached from this server.",
    text: "Check this server's way to the internet: name resolution, firewall, proxy.",
    portalPath: null,
  },
  refused: {
    step: 1,
    detail: "Microsoft Entra refused the sign-in.",
    text: "Read what Microsoft Entra says and correct the app registration.",
    portalPath: portal.overview,
  },
};

/** All reasons for which Entra gives no token. */
export const tokenFailureReasons = Object.keys(tokenFailureExplanations) as TokenFailureReason[];
