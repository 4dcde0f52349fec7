import { createHash } from "node:crypto";
import { SignJWT } from "jose";
import type { LabCore } from "../lab-core.ts";
import type { User } from "../state/entra-entities.ts";
import { graphAudiences, signAccessToken } from "./access-token.ts";
import { directoryRoles, memberRoleId } from "./directory-roles.ts";
import { entraFailures } from "./errors.ts";
import { firstPartyPrincipal } from "./first-party.ts";
import { graphScopesOf } from "./scopes.ts";
import type { SigningKey } from "./signing-key.ts";
import type { TokenAnswer } from "./token-endpoint.ts";

export interface DelegatedAnswer extends TokenAnswer {
  readonly scope: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  /** Who signed in, as Microsoft's libraries want it for their caches. */
  readonly client_info: string;
}

export interface DelegatedGrant {
  readonly user: User;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly origin: string;
  readonly refreshToken: string | null;
}

/** A token with which a program acts for a person. */
export async function issueDelegatedToken(
  lab: LabCore,
  key: SigningKey,
  { user, clientId, scopes, origin, refreshToken }: DelegatedGrant,
): Promise<DelegatedAnswer> {
  const tenant = lab.state.tenants.get(user.tenantId);
  const principal = firstPartyPrincipal(lab, user.tenantId, clientId);
  if (tenant === undefined || principal === undefined) throw entraFailures.applicationNotFound(clientId, user.tenantId);
  if (!principal.enabled) throw entraFailures.applicationDisabled(clientId, principal.displayName);
  const subject = createHash("sha256").update(`${user.id} ${clientId}`).digest("base64url");
  const { token, seconds } = await signAccessToken(lab, key, tenant, graphAudiences[1], {
    amr: ["pwd", "mfa"],
    app_displayname: principal.displayName,
    appid: clientId,
    appidacr: "0",
    idtyp: "user",
    name: user.displayName,
    oid: user.id,
    scp: graphScopesOf(scopes).join(" "),
    sub: subject,
    unique_name: user.userPrincipalName,
    upn: user.userPrincipalName,
    wids: [...user.directoryRoles.map((role) => directoryRoles[role]), memberRoleId],
  });
  const clientInfo = { uid: user.id, utid: user.tenantId };
  return {
    token_type: "Bearer",
    scope: scopes
      .map((scope) => (graphScopesOf([scope]).length > 0 ? `${graphAudiences[0]}/${scope}` : scope))
      .join(" "),
    expires_in: seconds,
    ext_expires_in: seconds,
    access_token: token,
    ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    ...(scopes.includes("openid") ? { id_token: await signIdToken(lab, key, user, clientId, origin, subject) } : {}),
    client_info: Buffer.from(JSON.stringify(clientInfo)).toString("base64url"),
  };
}

function signIdToken(
  lab: LabCore,
  key: SigningKey,
  user: User,
  clientId: string,
  origin: string,
  subject: string,
): Promise<string> {
  const issuedAt = Math.floor(lab.clock.now() / 1000);
  return new SignJWT({
    name: user.displayName,
    oid: user.id,
    preferred_username: user.userPrincipalName,
    tid: user.tenantId,
    ver: "2.0",
  })
    .setProtectedHeader({ typ: "JWT", alg: "RS256", kid: key.keyId })
    .setAudience(clientId)
    .setIssuer(`${origin}/${user.tenantId}/v2.0`)
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + lab.behaviour().tokenSeconds)
    .sign(key.privateKey);
}
