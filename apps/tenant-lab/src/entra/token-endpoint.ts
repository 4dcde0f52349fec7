import { timingSafeEqual } from "node:crypto";
import { SignJWT } from "jose";
import type { LabCore } from "../lab-core.ts";
import type { Application, Tenant } from "../state/entities.ts";
import { entraFailures } from "./errors.ts";
import type { SigningKey } from "./signing-key.ts";
import { tenantOfPath } from "./tenants.ts";

/** Audiences under which Microsoft Graph is asked for. */
export const graphAudiences = ["https://graph.microsoft.com", "00000003-0000-0000-c000-000000000000"] as const;

export interface TokenAnswer {
  readonly token_type: "Bearer";
  readonly expires_in: number;
  readonly ext_expires_in: number;
  readonly access_token: string;
}

/**
 * Issues an access token for the client-credentials grant. Microsoft identity platform: "OAuth 2.0 client credentials
 * flow". Consent that was never given is no failure here: the token then has no `roles`.
 *
 * @throws EntraFailure for everything that Entra refuses.
 */
export async function issueToken(
  lab: LabCore,
  key: SigningKey,
  tenantText: string,
  form: URLSearchParams,
  authorization: string | undefined,
): Promise<TokenAnswer> {
  if (["common", "consumers", "organizations"].includes(tenantText)) throw entraFailures.commonTenant(tenantText);
  const tenant = tenantOfPath(lab, tenantText, "token");
  const grant = form.get("grant_type");
  if (grant === null) throw entraFailures.missingParameter("grant_type");
  if (grant !== "client_credentials") throw entraFailures.unsupportedGrant(grant);
  const credentials = credentialsOf(form, authorization);
  if (credentials.clientId === null) throw entraFailures.missingParameter("client_id");
  const audience = audienceOf(form.get("scope"));
  const application = authenticate(lab, tenant, credentials.clientId, credentials.secret);
  return sign(lab, key, tenant, application, audience);
}

/** HTTP Basic carries both halves percent-encoded (RFC 6749, section 2.3.1). */
function credentialsOf(form: URLSearchParams, authorization: string | undefined) {
  const basic = /^Basic\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (basic === undefined) return { clientId: form.get("client_id"), secret: form.get("client_secret") };
  const text = Buffer.from(basic, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return {
    clientId: decode(text.slice(0, Math.max(colon, 0))) || form.get("client_id"),
    secret: colon < 0 ? null : decode(text.slice(colon + 1)),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function audienceOf(scope: string | null): string {
  if (scope === null) throw entraFailures.missingParameter("scope");
  const wanted = scope.trim().split(/\s+/);
  const audience = graphAudiences.find((one) => `${one}/.default` === wanted[0] || `${one}//.default` === wanted[0]);
  if (wanted.length !== 1 || audience === undefined) throw entraFailures.wrongScope(scope);
  return audience;
}

function authenticate(lab: LabCore, tenant: Tenant, clientId: string, secret: string | null): Application {
  const application = lab.state.applications.get(clientId.toLowerCase());
  if (application === undefined || application.tenantId !== tenant.id) {
    throw entraFailures.applicationNotFound(clientId, tenant.displayName);
  }
  if (!application.enabled) throw entraFailures.applicationDisabled(application.id, application.displayName);
  if (secret === null || secret === "") throw entraFailures.missingCredential();
  const matching = application.secrets.find((one) => sameText(one.value, secret));
  if (matching === undefined) throw entraFailures.wrongSecret(application.id);
  const now = lab.clock.now();
  if (matching.endsAt <= now) throw entraFailures.expiredSecret(application.id);
  return application;
}

function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Claims as app-only Graph tokens have them (version 1.0 tokens, whatever endpoint was asked). */
async function sign(
  lab: LabCore,
  key: SigningKey,
  tenant: Tenant,
  application: Application,
  audience: string,
): Promise<TokenAnswer> {
  const seconds = lab.behaviour().tokenSeconds;
  const issuedAt = Math.floor(lab.clock.now() / 1000);
  const issuer = `https://sts.windows.net/${tenant.id}/`;
  const roles = application.roles.length === 0 ? {} : { roles: [...application.roles] };
  const token = await new SignJWT({
    app_displayname: application.displayName,
    appid: application.id,
    appidacr: "1",
    idp: issuer,
    idtyp: "app",
    oid: application.servicePrincipalId,
    ...roles,
    tenant_region_scope: "EU",
    tid: tenant.id,
    uti: lab.newId(),
    ver: "1.0",
  })
    .setProtectedHeader({ typ: "JWT", alg: "RS256", kid: key.keyId, x5t: key.keyId })
    .setAudience(audience)
    .setIssuer(issuer)
    .setSubject(application.servicePrincipalId)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + seconds)
    .sign(key.privateKey);
  return { token_type: "Bearer", expires_in: seconds, ext_expires_in: seconds, access_token: token };
}
