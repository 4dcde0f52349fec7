import { randomBytes } from "node:crypto";
import type { LabCore } from "../lab-core.ts";
import type { DeviceCode, RefreshToken } from "../state/entra-entities.ts";
import { type DelegatedAnswer, issueDelegatedToken } from "./delegated-token.ts";
import { entraFailures } from "./errors.ts";
import { readDelegatedScopes } from "./scopes.ts";
import type { SigningKey } from "./signing-key.ts";
import type { TokenRequest } from "./token-endpoint.ts";

const ninetyDays = 90 * 86_400_000;

/** Answers a program that asks whether somebody has signed in by its code. @throws EntraFailure */
export async function redeemDeviceCode(lab: LabCore, key: SigningKey, request: TokenRequest): Promise<DelegatedAnswer> {
  const code = askedCode(lab, request);
  const user = lab.state.users.get(code.userId ?? "");
  if (user === undefined) throw entraFailures.badVerificationCode();
  lab.state.deviceCodes.put({ ...code, outcome: "used" });
  const { clientId, scopes } = code;
  const grant = { user, clientId, scopes, origin: request.origin, refreshToken: keepRefreshToken(lab, code, user) };
  return issueDelegatedToken(lab, key, grant);
}

/** The approved code of the request. @throws EntraFailure for every other */
function askedCode(lab: LabCore, request: TokenRequest): DeviceCode {
  const text = request.form.get("device_code");
  if (text === null) throw entraFailures.missingParameter("device_code");
  const code = lab.state.deviceCodes.get(text);
  if (code === undefined || code.clientId !== request.form.get("client_id")?.toLowerCase()) {
    throw entraFailures.badVerificationCode();
  }
  const now = lab.clock.now();
  if (code.outcome === "used") throw entraFailures.codeUsed();
  if (code.outcome === "declined") throw entraFailures.authorizationDeclined();
  if (code.expiresAt <= now) throw entraFailures.deviceCodeExpired();
  if (code.outcome === "approved") return code;
  lab.state.deviceCodes.put({ ...code, askedAt: now });
  // A second of grace: both sides count from their own moment.
  const soonest = (code.askedAt ?? 0) + (lab.behaviour().deviceCodeIntervalSeconds - 1) * 1000;
  throw now < soonest ? entraFailures.slowDown() : entraFailures.authorizationPending();
}

/** A refresh token only for those who asked for `offline_access`. */
function keepRefreshToken(
  lab: LabCore,
  { clientId, scopes }: Pick<RefreshToken, "clientId" | "scopes">,
  { id: userId, tenantId }: { readonly id: string; readonly tenantId: string },
): string | null {
  if (!scopes.includes("offline_access")) return null;
  const id = randomBytes(96).toString("base64url");
  const expiresAt = lab.clock.now() + ninetyDays;
  lab.state.refreshTokens.put({
    id,
    sequence: lab.state.nextSequence(),
    tenantId,
    userId,
    clientId,
    scopes: [...scopes],
    expiresAt,
  });
  return id;
}

/** Issues a further access token for a refresh token, for the same scopes or fewer. @throws EntraFailure */
export async function redeemRefreshToken(
  lab: LabCore,
  key: SigningKey,
  request: TokenRequest,
): Promise<DelegatedAnswer> {
  const text = request.form.get("refresh_token");
  if (text === null) throw entraFailures.missingParameter("refresh_token");
  const token = lab.state.refreshTokens.get(text);
  const user = lab.state.users.get(token?.userId ?? "");
  const { clientId = "", expiresAt = 0 } = token ?? {};
  if (token === undefined || user === undefined || clientId !== request.form.get("client_id")?.toLowerCase()) {
    throw entraFailures.refreshTokenInvalid();
  }
  if (expiresAt <= lab.clock.now()) throw entraFailures.refreshTokenExpired();
  const asked = request.form.get("scope");
  const wanted = asked === null ? null : new Set(readDelegatedScopes(asked));
  const scopes = wanted === null ? token.scopes : token.scopes.filter((scope) => wanted.has(scope));
  const refreshToken = keepRefreshToken(lab, token, user);
  return issueDelegatedToken(lab, key, { user, clientId, scopes, origin: request.origin, refreshToken });
}
