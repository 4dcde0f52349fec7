import type { LabCore } from "../lab-core.ts";
import { appOnlyClaims, graphAudiences, signAccessToken } from "./access-token.ts";
import { authenticateClient } from "./client-authentication.ts";
import { redeemDeviceCode, redeemRefreshToken } from "./delegated-grants.ts";
import { entraFailures } from "./errors.ts";
import type { SigningKey } from "./signing-key.ts";
import { isAnyTenant, tenantOfPath } from "./tenants.ts";

/** What was sent to a token endpoint. */
export interface TokenRequest {
  /** Tenant of the path: id, domain or a common name. */
  readonly tenant: string;
  readonly form: URLSearchParams;
  /** The Authorization header. */
  readonly authorization: string | undefined;
  /** Scheme, host and port under which the caller reached the lab. */
  readonly origin: string;
}

export interface TokenAnswer {
  readonly token_type: "Bearer";
  readonly expires_in: number;
  readonly ext_expires_in: number;
  readonly access_token: string;
}

/**
 * Issues an access token: to an application by itself, or for a person who signed in.
 *
 * @throws EntraFailure for everything that Entra refuses.
 */
export async function issueToken(lab: LabCore, key: SigningKey, request: TokenRequest): Promise<TokenAnswer> {
  if (!isAnyTenant(request.tenant) && request.tenant !== "consumers") tenantOfPath(lab, request.tenant, "token");
  const grant = request.form.get("grant_type");
  switch (grant) {
    case null:
      throw entraFailures.missingParameter("grant_type");
    case "client_credentials":
      return issueAppOnlyToken(lab, key, request);
    case "urn:ietf:params:oauth:grant-type:device_code":
    case "device_code":
      return redeemDeviceCode(lab, key, request);
    case "refresh_token":
      return redeemRefreshToken(lab, key, request);
    default:
      throw entraFailures.unsupportedGrant(grant);
  }
}

/**
 * Microsoft identity platform: "OAuth 2.0 client credentials flow". Consent that was never given is no failure here: the
 * token then has no `roles`.
 */
async function issueAppOnlyToken(lab: LabCore, key: SigningKey, request: TokenRequest): Promise<TokenAnswer> {
  if (isAnyTenant(request.tenant) || request.tenant === "consumers") throw entraFailures.commonTenant(request.tenant);
  const tenant = tenantOfPath(lab, request.tenant, "token");
  if (request.form.get("scope") === null) throw entraFailures.missingParameter("scope");
  const client = await authenticateClient(lab, tenant, request);
  const audience = audienceOf(request.form.get("scope") ?? "");
  const { token, seconds } = await signAccessToken(lab, key, tenant, audience, appOnlyClaims(client));
  return { token_type: "Bearer", expires_in: seconds, ext_expires_in: seconds, access_token: token };
}

function audienceOf(scope: string): string {
  const wanted = scope.trim().split(/\s+/);
  const audience = graphAudiences.find((one) => `${one}/.default` === wanted[0] || `${one}//.default` === wanted[0]);
  if (wanted.length !== 1 || audience === undefined) throw entraFailures.wrongScope(scope);
  return audience;
}
