import { errors, jwtVerify } from "jose";
import { graphAudiences } from "../entra/access-token.ts";
import { directoryRoleNames, directoryRoles } from "../entra/directory-roles.ts";
import type { SigningKey } from "../entra/signing-key.ts";
import type { LabCore } from "../lab-core.ts";
import { graphFailures } from "./errors.ts";
import type { GraphCaller } from "./exchange.ts";

const textsOf = (claim: unknown): string[] => (Array.isArray(claim) ? claim.map(String) : []);

const rolesOf = (ids: readonly string[]) => directoryRoleNames.filter((role) => ids.includes(directoryRoles[role]));

/** Reads and verifies the caller's token by the lab's clock. @throws GraphFailure 401 */
export async function authenticate(
  lab: LabCore,
  key: SigningKey,
  authorization: string | undefined,
): Promise<GraphCaller> {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) throw graphFailures.noToken();
  try {
    const { payload } = await jwtVerify(token, key.publicKey, {
      audience: [...graphAudiences],
      algorithms: ["RS256"],
      currentDate: new Date(lab.clock.now()),
    });
    const tenantId = String(payload.tid);
    if (lab.state.tenants.get(tenantId) === undefined) throw graphFailures.badToken("The tenant does not exist.");
    const caller = { tenantId, applicationId: String(payload.appid), principalId: String(payload.oid) };
    if (payload.idtyp !== "user") return { ...caller, roles: textsOf(payload.roles), user: null };
    const user = { id: caller.principalId, directoryRoles: rolesOf(textsOf(payload.wids)) };
    return { ...caller, roles: String(payload.scp).split(" "), user };
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw graphFailures.badToken("Lifetime validation failed, the token is expired.");
    }
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === "aud") {
      throw graphFailures.badToken("Access token validation failure. Invalid audience.");
    }
    if (error instanceof errors.JOSEError) {
      throw graphFailures.badToken("IDX14100: JWT is not well formed, or its signature cannot be validated.");
    }
    throw error;
  }
}
