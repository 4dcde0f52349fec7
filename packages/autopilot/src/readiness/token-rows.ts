import type { ReadinessRow } from "@windlass/protocol";
import type { TokenFailureReason } from "../entra/token-failure.ts";
import type { ReadinessFacts } from "./facts.ts";
import { portal, remedy, row, withoutToken } from "./row.ts";

interface Explanation {
  /** The preparation step to go back to. */
  readonly step: number;
  readonly detail: string;
  readonly text: string;
  readonly portalPath: string | null;
}

const explanations: Record<TokenFailureReason, Explanation> = {
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
  "certificate-refused": {
    step: 2,
    detail: "Microsoft Entra does not accept the app's certificate.",
    text: "Upload the certificate to the app registration again.",
    portalPath: portal.secrets,
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

const passing = new Set<TokenFailureReason>(["transient", "unreachable"]);

/** Credential accepted, and by the right tenant. */
export const tokenRows = ({ token, subject }: ReadinessFacts): ReadinessRow[] => {
  const title = "Sign-in with the app registration";
  const tenant = { id: "tenant-id", step: 1, title: "Tenant id" };
  if (token.kind === "refused") {
    const { step, detail, text, portalPath } = explanations[token.reason];
    const failed = row(
      { id: "token", step, title },
      {
        state: passing.has(token.reason) ? "cannot-tell" : "failed",
        reason: token.reason,
        // Who cannot be reached says nothing: the message is then our own.
        detail:
          token.reason === "unreachable" ? `${detail} ${token.message}` : `${detail} Microsoft says: ${token.message}`,
        remedy: remedy(text, portalPath),
      },
    );
    return [failed, withoutToken(tenant)];
  }
  const given = row(
    { id: "token", step: 1, title },
    { state: "passed", detail: "Microsoft Entra accepts client id and secret." },
  );
  const tenantId = token.claims?.tenantId ?? null;
  if (tenantId === null) {
    return [
      given,
      row(tenant, { state: "cannot-tell", reason: "opaque-token", detail: "The token does not say its tenant." }),
    ];
  }
  if (tenantId.toLowerCase() === subject.tenantId.toLowerCase()) {
    return [given, row(tenant, { state: "passed", detail: `The token is of tenant ${tenantId}.` })];
  }
  const mismatch = row(tenant, {
    state: "failed",
    reason: "tenant-mismatch",
    detail: `The token is of tenant ${tenantId}, the connection says ${subject.tenantId}.`,
    remedy: remedy(
      "Enter the tenant id of the organisation whose devices are to be registered.",
      portal.overview,
      tenantId,
    ),
  });
  return [given, mismatch];
};
