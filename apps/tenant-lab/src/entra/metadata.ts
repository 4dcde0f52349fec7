import type { Tenant } from "../state/entra-entities.ts";
import type { SigningKey } from "./signing-key.ts";

/** OpenID Connect metadata of one tenant, with the endpoints the lab has. */
export function openIdConfiguration(baseUrl: string, tenant: Pick<Tenant, "id">) {
  const authority = `${baseUrl}/${tenant.id}`;
  return {
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
    device_authorization_endpoint: `${authority}/oauth2/v2.0/devicecode`,
    jwks_uri: `${authority}/discovery/v2.0/keys`,
    response_modes_supported: ["query", "fragment", "form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["code", "id_token", "code id_token", "id_token token"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    issuer: `${authority}/v2.0`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    claims_supported: ["sub", "iss", "aud", "exp", "iat", "tid", "ver"],
    tenant_region_scope: "EU",
    cloud_instance_name: new URL(baseUrl).host,
    msgraph_host: new URL(baseUrl).host,
  };
}

/** The answer to the instance discovery that Microsoft's authentication libraries make before anything else. */
export function instanceDiscovery(baseUrl: string, tenant: string) {
  const { host } = new URL(baseUrl);
  return {
    tenant_discovery_endpoint: `${baseUrl}/${tenant}/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}

export function keySet(key: SigningKey, issuer: string) {
  return { keys: [{ ...key.publicJwk, use: "sig", alg: "RS256", kid: key.keyId, x5t: key.keyId, issuer }] };
}
