import { randomBytes, randomInt } from "node:crypto";
import type { LabCore } from "../lab-core.ts";
import type { DeviceCode } from "../state/entra-entities.ts";
import { entraFailures } from "./errors.ts";
import { firstPartyPrincipal, graphCommandLineAppId } from "./first-party.ts";
import { readDelegatedScopes } from "./scopes.ts";
import { isAnyTenant, tenantOfPath } from "./tenants.ts";
import type { TokenRequest } from "./token-endpoint.ts";

/** Letters and digits that nobody takes for others. */
const userCodeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/**
 * Begins a sign-in by code. Microsoft identity platform: "OAuth 2.0 device authorization grant". The lab knows one public
 * client, Microsoft Graph Command Line Tools.
 *
 * @throws EntraFailure
 */
export function beginDeviceCode(lab: LabCore, request: TokenRequest) {
  const tenant = isAnyTenant(request.tenant) ? null : tenantOfPath(lab, request.tenant, "token");
  const clientId = request.form.get("client_id");
  if (clientId === null) throw entraFailures.missingParameter("client_id");
  checkPublicClient(lab, clientId, tenant?.id ?? null, tenant?.displayName ?? request.tenant);
  const scopes = readDelegatedScopes(request.form.get("scope"));
  const { deviceCodeSeconds, deviceCodeIntervalSeconds } = lab.behaviour();
  const code: DeviceCode = {
    id: randomBytes(96).toString("base64url"),
    sequence: lab.state.nextSequence(),
    tenantId: tenant?.id ?? null,
    userCode: Array.from({ length: 9 }, () => userCodeLetters[randomInt(userCodeLetters.length)]).join(""),
    clientId: clientId.toLowerCase(),
    scopes,
    expiresAt: lab.clock.now() + deviceCodeSeconds * 1000,
    askedAt: null,
    outcome: "waiting",
    userId: null,
  };
  lab.state.deviceCodes.put(code);
  const verificationUri = `${request.origin}/devicelogin`;
  return {
    user_code: code.userCode,
    device_code: code.id,
    verification_uri: verificationUri,
    expires_in: deviceCodeSeconds,
    interval: deviceCodeIntervalSeconds,
    message: `To sign in, use a web browser to open the page ${verificationUri} and enter the code ${code.userCode} to authenticate.`,
  };
}

function checkPublicClient(lab: LabCore, clientId: string, tenantId: string | null, directory: string): void {
  if (clientId.toLowerCase() !== graphCommandLineAppId) throw entraFailures.applicationNotFound(clientId, directory);
  if (tenantId === null) return;
  const principal = firstPartyPrincipal(lab, tenantId, graphCommandLineAppId);
  if (principal === undefined) throw entraFailures.applicationNotFound(clientId, directory);
  if (!principal.enabled) throw entraFailures.applicationDisabled(clientId, principal.displayName);
}
