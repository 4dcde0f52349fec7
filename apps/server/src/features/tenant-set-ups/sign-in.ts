import {
  askDeviceCode,
  beginDeviceCode,
  type DeviceCode,
  type DeviceCodeReason,
  DeviceCodeRefused,
  type DeviceCodeSettings,
  decodeDelegatedClaims,
  delegatedScopes,
} from "@windlass/autopilot";
import { type ErrorCode, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { endpointsOf } from "../tenant-connections/endpoints.ts";
import type { SetUpRow } from "./repository.ts";

const codeOf = {
  "code-expired": "set-up.code-expired",
  declined: "set-up.sign-in-declined",
  "consent-declined": "set-up.consent-declined",
  "blocked-by-policy": "set-up.sign-in-blocked",
  "app-blocked": "set-up.sign-in-app-blocked",
  "account-not-in-tenant": "set-up.account-not-in-tenant",
  transient: "set-up.entra-unreachable",
  unreachable: "set-up.entra-unreachable",
  refused: "set-up.sign-in-refused",
} as const satisfies Record<DeviceCodeReason, ErrorCode>;

const told = (error: unknown): unknown => {
  if (!(error instanceof DeviceCodeRefused)) return error;
  const parameters = { what: error.message, aadsts: error.aadsts === null ? "no code" : `AADSTS${error.aadsts}` };
  return new WindlassError(codeOf[error.reason], { parameters, cause: error });
};

const settingsOf = (context: ServerContext, { wish, made, tenant_id: tenantId }: SetUpRow): DeviceCodeSettings => ({
  endpoints: endpointsOf(context, wish.cloud),
  tenant: tenantId ?? wish.tenantId ?? "organizations",
  scopes: delegatedScopes({ wish, made }),
  fetch,
});

/** Asks Entra for a code. @throws set-up.…, tenant.cloud-not-available */
export const askForCode = async (context: ServerContext, row: SetUpRow): Promise<DeviceCode> => {
  try {
    return await beginDeviceCode(settingsOf(context, row));
  } catch (error) {
    throw told(error);
  }
};

/** What one question after a sign-in came to. */
export type SignInProgress =
  | { readonly kind: "waiting"; readonly intervalSeconds: number }
  | {
      readonly kind: "signed-in";
      readonly accessToken: string;
      readonly tenantId: string;
      readonly as: string;
      readonly until: Date;
    };

/** RFC 8628, section 3.5. */
const slowerSeconds = 5;

/** A tenant that was chosen, or that an earlier sign-in belonged to, has to be the one. */
const requireTenant = (row: SetUpRow, actual: string): void => {
  const expected = row.tenant_id ?? row.wish.tenantId;
  if (expected !== null && expected !== actual)
    throw new WindlassError("set-up.other-tenant", { parameters: { expected, actual } });
};

/** Asks once whether somebody has signed in. @throws set-up.… where nobody will any more */
export const askAfterSignIn = async (
  context: ServerContext,
  row: SetUpRow,
  deviceCode: { readonly code: string; readonly intervalSeconds: number },
): Promise<SignInProgress> => {
  if (row.sign_in && Date.parse(row.sign_in.expiresAt) <= context.clock().getTime())
    throw new WindlassError("set-up.code-expired");
  try {
    const answer = await askDeviceCode(settingsOf(context, row), deviceCode.code);
    if (answer.kind === "pending") return { kind: "waiting", intervalSeconds: deviceCode.intervalSeconds };
    if (answer.kind === "slow-down")
      return { kind: "waiting", intervalSeconds: deviceCode.intervalSeconds + slowerSeconds };
    const claims = decodeDelegatedClaims(answer.accessToken);
    const tenantId = claims?.tenantId?.toLowerCase();
    if (!tenantId)
      throw new WindlassError("set-up.sign-in-refused", { parameters: { what: "the token names no tenant." } });
    requireTenant(row, tenantId);
    const until = new Date(context.clock().getTime() + answer.expiresInSeconds * 1000);
    return {
      kind: "signed-in",
      accessToken: answer.accessToken,
      tenantId,
      as: claims?.userName ?? "an unnamed account",
      until,
    };
  } catch (error) {
    // What passes by itself is asked again: the code lives for a quarter of an hour.
    if (error instanceof DeviceCodeRefused && error.temporary)
      return { kind: "waiting", intervalSeconds: deviceCode.intervalSeconds };
    throw told(error);
  }
};
