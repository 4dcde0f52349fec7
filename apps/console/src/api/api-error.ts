import type { ToldError } from "@windlass/protocol";

/** A failed call of the API: what the server told, or that it could not be reached. */
export class ApiError extends Error {
  readonly told: ToldError;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;

  constructor(told: ToldError, status: number, cause?: unknown) {
    super(told.message, { cause });
    this.name = "ApiError";
    this.told = told;
    this.status = status;
  }
}

const unreachable: ToldError = {
  code: "console.server-unreachable",
  message: "The Windlass server does not answer.",
  remedy: "Check that it runs and that this device reaches it. The console tries again by itself.",
};

const unexpected: ToldError = {
  code: "console.unexpected-answer",
  message: "The answer could not be understood.",
  remedy: "Reload the page. If it stays, a proxy between this device and the server may be changing answers.",
};

/** The failure for a request that got no answer. */
export const noAnswer = (cause: unknown): ApiError => new ApiError(unreachable, 0, cause);

const isTold = (value: unknown): value is { error: ToldError } =>
  typeof value === "object" &&
  value !== null &&
  "error" in value &&
  typeof value.error === "object" &&
  value.error !== null &&
  "message" in value.error &&
  "remedy" in value.error;

/** The failure for an answer that is not a success; `body` may be anything, also a proxy's page. */
export const failedAnswer = (body: unknown, status: number): ApiError => {
  if (isTold(body)) return new ApiError(body.error, status);
  return new ApiError(status >= 502 && status <= 504 ? unreachable : unexpected, status);
};

/** Any thrown value as a told failure, for screens. */
export const toldOf = (error: unknown): ToldError =>
  error instanceof ApiError ? error.told : { ...unexpected, details: error instanceof Error ? error.message : null };

/** Whether the failure says that nobody is signed in. */
export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401;
