import type { LabCore } from "../lab-core.ts";
import { graphInstant } from "./exchange.ts";

/** A refusal of Graph. `intune` puts Intune's own JSON into the message, as the real service does. */
export class GraphFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly intune: boolean;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    options: { readonly intune?: boolean; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = "GraphFailure";
    this.status = status;
    this.code = code;
    this.intune = options.intune ?? false;
    this.headers = options.headers ?? {};
  }
}

/** The error body of Microsoft Graph ("Error responses and resource types"), for one request. */
export function graphErrorBody(lab: LabCore, failure: GraphFailure, requestId: string, clientRequestId: string) {
  return {
    error: {
      code: failure.code,
      message: failure.intune ? intuneMessage(lab, failure.message) : failure.message,
      innerError: {
        date: graphInstant(lab.clock.now()),
        "request-id": requestId,
        "client-request-id": clientRequestId,
      },
    },
  };
}

/** Intune answers with JSON inside the message; the outer text has to be parsed twice. */
function intuneMessage(lab: LabCore, message: string): string {
  const activity = lab.newId();
  return JSON.stringify(
    {
      _version: 3,
      Message:
        `${message} - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000 ` +
        `- Activity ID: ${activity} - Url: https://fef.tenantlab01.manage.microsoft.com/StatelessEnrollmentService`,
      CustomApiErrorPhrase: "",
      RetryAfter: null,
      ErrorSourceService: "",
      HttpHeaders: "{}",
    },
    null,
    2,
  );
}

export const graphFailures = {
  noToken: () => new GraphFailure(401, "InvalidAuthenticationToken", "Access token is empty."),
  badToken: (message: string) => new GraphFailure(401, "InvalidAuthenticationToken", message),
  forbiddenDirectory: () =>
    new GraphFailure(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation."),
  forbiddenIntune: (permissions: readonly string[]) =>
    new GraphFailure(
      403,
      "Forbidden",
      "Application is not authorized to perform this operation. Application must have one of the following scopes: " +
        permissions.join(", "),
      { intune: true },
    ),
  forbiddenUser: () =>
    new GraphFailure(
      403,
      "Forbidden",
      "User is not authorized to perform this operation. The user needs a role that allows it",
      { intune: true },
    ),
  unproven: () =>
    new GraphFailure(401, "Authentication_Unauthorized", "The proof of possession of the key is missing or invalid."),
  alreadyThere: (message: string) => new GraphFailure(409, "Request_MultipleObjectsWithSameKeyValue", message),
  noSegment: (segment: string) =>
    new GraphFailure(400, "BadRequest", `Resource not found for the segment '${segment}'.`),
  methodNotAllowed: () => new GraphFailure(405, "Request_BadRequest", "Specified HTTP method is not allowed."),
  directoryNotFound: (id: string) =>
    new GraphFailure(
      404,
      "Request_ResourceNotFound",
      `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    ),
  intuneNotFound: () => new GraphFailure(404, "ResourceNotFound", "An error has occurred", { intune: true }),
  directoryBadRequest: (message: string) => new GraphFailure(400, "Request_BadRequest", message),
  intuneBadRequest: (message: string) => new GraphFailure(400, "BadRequest", message, { intune: true }),
  /** What Intune answers when it does not know what to say. */
  intuneBroken: () => new GraphFailure(500, "InternalServerError", "An error has occurred", { intune: true }),
  badRequest: (message: string) => new GraphFailure(400, "BadRequest", message),
  throttled: (retrySeconds: number) =>
    new GraphFailure(429, "TooManyRequests", "Too Many Requests", { headers: { "Retry-After": String(retrySeconds) } }),
} as const;
