import type { LabCore } from "../lab-core.ts";

/** A refusal of Microsoft Entra. `code` is the number after AADSTS. */
export class EntraFailure extends Error {
  readonly status: number;
  readonly error: string;
  readonly code: number;

  constructor(status: number, error: string, code: number, message: string) {
    super(message);
    this.name = "EntraFailure";
    this.status = status;
    this.error = error;
    this.code = code;
  }
}

/** The body of a refusal, in the shape and wording of Microsoft Entra (identity platform, error codes). */
export function entraErrorBody(lab: LabCore, failure: EntraFailure, correlationId: string | undefined) {
  const timestamp = entraTimestamp(lab.clock.now());
  const traceId = lab.newId();
  const correlation = correlationId ?? lab.newId();
  return {
    error: failure.error,
    error_description:
      `AADSTS${failure.code}: ${failure.message} ` +
      `Trace ID: ${traceId} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [failure.code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${failure.code}`,
  };
}

/** `2026-11-23 02:21:21Z`, as Entra writes it. */
function entraTimestamp(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace("T", " ")}Z`;
}

export const entraFailures = {
  tenantNotFound: (tenant: string, during: "discovery" | "token") =>
    new EntraFailure(
      400,
      during === "discovery" ? "invalid_tenant" : "invalid_request",
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the ` +
        "correct cloud. Check with your subscription administrator, this may happen if there are no active " +
        "subscriptions for the tenant.",
    ),
  tenantMalformed: (tenant: string, during: "discovery" | "token") =>
    new EntraFailure(
      400,
      during === "discovery" ? "invalid_tenant" : "invalid_request",
      900023,
      `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
    ),
  commonTenant: (tenant: string) =>
    new EntraFailure(
      400,
      "invalid_request",
      9001023,
      "The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or " +
        `tenant-specific endpoint. The request used '${tenant}'.`,
    ),
  applicationNotFound: (clientId: string, directory: string) =>
    new EntraFailure(
      400,
      "unauthorized_client",
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${directory}'. This can happen if the ` +
        "application has not been installed by the administrator of the tenant or consented to by any user in the " +
        "tenant. You may have sent your authentication request to the wrong tenant.",
    ),
  servicePrincipalMissing: (clientId: string, tenantId: string) =>
    new EntraFailure(
      401,
      "invalid_client",
      7000229,
      `The client application '${clientId}' is missing service principal in the tenant '${tenantId}'. See instructions ` +
        "here: https://go.microsoft.com/fwlink/?linkid=2225119",
    ),
  applicationDisabled: (clientId: string, name: string) =>
    new EntraFailure(400, "unauthorized_client", 7000112, `Application '${clientId}'(${name}) is disabled.`),
  wrongSecret: (clientId: string) =>
    new EntraFailure(
      401,
      "invalid_client",
      7000215,
      "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not " +
        `the client secret ID, for a secret added to app '${clientId}'.`,
    ),
  expiredSecret: (clientId: string) =>
    new EntraFailure(
      401,
      "invalid_client",
      7000222,
      `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys ` +
        "for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: " +
        "https://aka.ms/certCreds.",
    ),
  missingCredential: () =>
    new EntraFailure(
      401,
      "invalid_client",
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    ),
  wrongAssertionType: (type: string) =>
    new EntraFailure(400, "invalid_request", 900021, `The client_assertion_type '${type}' is not supported.`),
  missingParameter: (name: string) =>
    new EntraFailure(
      400,
      "invalid_request",
      900144,
      `The request body must contain the following parameter: '${name}'.`,
    ),
  authorizationPending: () =>
    new EntraFailure(
      400,
      "authorization_pending",
      70016,
      "OAuth 2.0 device flow error. Authorization is pending. Continue polling.",
    ),
  /** RFC 8628, section 3.5; Entra's page names no number for it. */
  slowDown: () => new EntraFailure(400, "slow_down", 70016, "Polling too fast. Ask again after a longer interval."),
  authorizationDeclined: () =>
    new EntraFailure(400, "authorization_declined", 70018, "The end user denied the authorization request."),
  badVerificationCode: () =>
    new EntraFailure(
      400,
      "bad_verification_code",
      70018,
      "The provided value for the input parameter 'device_code' was not recognized.",
    ),
  deviceCodeExpired: () =>
    new EntraFailure(
      400,
      "expired_token",
      70020,
      "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
    ),
  codeUsed: () =>
    new EntraFailure(400, "invalid_grant", 70000, "The provided value for the 'device_code' has been used already."),
  refreshTokenInvalid: () =>
    new EntraFailure(400, "invalid_grant", 9002313, "Invalid request. The refresh token is malformed or invalid."),
  refreshTokenExpired: () =>
    new EntraFailure(400, "invalid_grant", 70008, "The provided refresh token has expired due to inactivity."),
  unsupportedGrant: (grant: string) =>
    new EntraFailure(400, "unsupported_grant_type", 70003, `The app requested an unsupported grant type '${grant}'.`),
  wrongScope: (scope: string) =>
    new EntraFailure(
      400,
      "invalid_scope",
      70011,
      "The provided request must include a 'scope' input parameter. The provided value for the input parameter " +
        `'scope' is not valid. The scope ${scope} is not valid.`,
    ),
} as const;
