import { type JWTPayload, SignJWT } from "jose";
import type { LabCore } from "../lab-core.ts";
import type { Tenant } from "../state/entra-entities.ts";
import type { AuthenticatedClient } from "./client-authentication.ts";
import type { SigningKey } from "./signing-key.ts";

/** Audiences under which Microsoft Graph is asked for. */
export const graphAudiences = ["https://graph.microsoft.com", "00000003-0000-0000-c000-000000000000"] as const;

/** Claims as app-only Graph tokens have them. Consent that was never given leaves `roles` out. */
export function appOnlyClaims({ application, principalId, proof }: AuthenticatedClient): JWTPayload {
  return {
    app_displayname: application.displayName,
    appid: application.id,
    appidacr: proof,
    idtyp: "app",
    oid: principalId,
    ...(application.roles.length === 0 ? {} : { roles: [...application.roles] }),
    sub: principalId,
  };
}

/** Signs an access token (version 1.0, whatever endpoint was asked) that lives as long as the behaviour says. */
export async function signAccessToken(
  lab: LabCore,
  key: SigningKey,
  tenant: Tenant,
  audience: string,
  claims: JWTPayload,
): Promise<{ readonly token: string; readonly seconds: number }> {
  const seconds = lab.behaviour().tokenSeconds;
  const issuedAt = Math.floor(lab.clock.now() / 1000);
  const issuer = `https://sts.windows.net/${tenant.id}/`;
  const token = await new SignJWT({
    ...claims,
    idp: issuer,
    tenant_region_scope: "EU",
    tid: tenant.id,
    uti: lab.newId(),
    ver: "1.0",
  })
    .setProtectedHeader({ typ: "JWT", alg: "RS256", kid: key.keyId, x5t: key.keyId })
    .setAudience(audience)
    .setIssuer(issuer)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + seconds)
    .sign(key.privateKey);
  return { token, seconds };
}
