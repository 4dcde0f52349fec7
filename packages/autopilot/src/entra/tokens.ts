import { ConfidentialClientApplication, type NodeAuthOptions, ServerError } from "@azure/msal-node";
import { readCertificate } from "./certificate.ts";
import type { ClientCredential } from "./client-credential.ts";
import { type CloudEndpoints, graphScope, microsoftClouds } from "./endpoints.ts";
import { type Fetch, msalNetwork } from "./msal-network.ts";
import { classifyTokenFailure, TokenRefused } from "./token-failure.ts";

export interface TokenSourceSettings {
  readonly endpoints: CloudEndpoints;
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: ClientCredential;
  readonly fetch: Fetch;
}

/** Gives app-only tokens for Microsoft Graph; keeps one until shortly before it ends. */
export interface TokenSource {
  /**
   * @param renew asks Entra even where a token is still kept, for example after a 401 or to test a credential
   * @throws TokenRefused
   */
  readonly token: (renew?: boolean) => Promise<string>;
}

const microsoftAuthorities: readonly string[] = Object.values(microsoftClouds).map(({ authorityUrl }) => authorityUrl);

/** MSAL knows Microsoft's authorities by heart; any other one is described to it, so that it does not go looking. */
const authorityOptions = (named: string, tenantId: string): Partial<NodeAuthOptions> => {
  if (microsoftAuthorities.includes(named)) return {};
  const base = `${named}/${tenantId}`;
  return {
    knownAuthorities: [new URL(named).host],
    authorityMetadata: JSON.stringify({
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      issuer: `${base}/v2.0`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
    }),
  };
};

/** The token of another issuer could not be read, so Entra was not asked. */
class TokenFileUnreadable extends Error {}

const readFederatedToken = async (readToken: () => Promise<string>): Promise<string> => {
  try {
    return await readToken();
  } catch (cause) {
    throw new TokenFileUnreadable(cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

/**
 * What MSAL signs or sends. For a certificate it makes assertions with PS256 and `x5t#S256` as soon as it is given the
 * SHA-256 thumbprint; a federated token is asked for anew each time.
 */
const authOptionsOf = (credential: ClientCredential): Partial<NodeAuthOptions> => {
  switch (credential.kind) {
    case "client-secret":
      return { clientSecret: credential.value };
    case "certificate":
      return {
        clientCertificate: {
          thumbprintSha256: readCertificate(credential.certificatePem).sha256Thumbprint,
          privateKey: credential.privateKeyPem,
        },
      };
    case "federated-token":
      return { clientAssertion: () => readFederatedToken(credential.readToken) };
  }
};

const refusal = (error: unknown, credential: ClientCredential): TokenRefused => {
  if (error instanceof ServerError) {
    const answer = { error: error.errorCode, description: error.errorMessage };
    return new TokenRefused(classifyTokenFailure(answer, credential), error.errorMessage);
  }
  if (error instanceof TokenFileUnreadable) return new TokenRefused("federated-token-unreadable", error.message);
  return new TokenRefused("unreachable", `The token service could not be reached: ${networkTroubleOf(error)}.`);
};

/** Errors that say themselves what happened; of others the network knows more. */
const isOwn = (error: unknown): boolean => error instanceof ServerError || error instanceof TokenFileUnreadable;

/** `fetch` says only that it failed; its cause says why: `connect ECONNREFUSED …`, `getaddrinfo ENOTFOUND …`. */
const networkTroubleOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message;
};

/** A source of tokens for one app in one tenant, through Microsoft's own client library. */
export const createTokenSource = (settings: TokenSourceSettings): TokenSource => {
  const { endpoints, tenantId, clientId, credential, fetch } = settings;
  const reached = new URL(endpoints.authorityUrl).origin;
  const named = reached.replace(/^http:/u, "https:");
  /** What the network said last: MSAL puts a link to its documentation in its place. */
  let trouble: unknown;
  const watchedFetch: Fetch = async (url, init) => {
    trouble = undefined;
    try {
      return await fetch(url, init);
    } catch (error) {
      trouble = error;
      throw error;
    }
  };
  const application = new ConfidentialClientApplication({
    auth: {
      clientId,
      ...authOptionsOf(credential),
      authority: `${named}/${tenantId}`,
      ...authorityOptions(named, tenantId),
    },
    system: { networkClient: msalNetwork(watchedFetch, { named, reached }), disableInternalRetries: true },
  });
  return {
    token: async (renew = false) => {
      try {
        const request = { scopes: [graphScope(endpoints)], skipCache: renew };
        const answer = await application.acquireTokenByClientCredential(request);
        if (answer?.accessToken) return answer.accessToken;
      } catch (error) {
        throw refusal(isOwn(error) ? error : (trouble ?? error), credential);
      }
      throw new TokenRefused("refused", "The token service gave no access token.");
    },
  };
};
