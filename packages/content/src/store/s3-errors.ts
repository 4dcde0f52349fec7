import { WindlassError } from "@windlass/protocol";

/** How errors of the SDK tell themselves: by name, or by Node's code beneath. */
const nameOf = (error: Error): string => {
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.name;
};

const statusOf = (error: Error): number | undefined => {
  const metadata: unknown = "$metadata" in error ? error.$metadata : undefined;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return undefined;
  return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
};

/** Nothing answers, or not in time. */
const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
  "TimeoutError",
]);

/** Wrong or missing keys; https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html lists the codes. */
const refused = new Set([
  "AccessDenied",
  "CredentialsProviderError",
  "ExpiredToken",
  "Forbidden",
  "InvalidAccessKeyId",
  "InvalidToken",
  "SignatureDoesNotMatch",
]);

/** Whether the object (or, of a HEAD request, perhaps its bucket) is not there. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && (["NoSuchKey", "NotFound"].includes(error.name) || statusOf(error) === 404);

/** Whether a multi-part upload is not there (any more). */
export const isNoUpload = (error: unknown): boolean => error instanceof Error && error.name === "NoSuchUpload";

/** What the object store said, in the product's words. */
export const toldByStore = (cause: unknown, bucket: string): WindlassError => {
  if (cause instanceof WindlassError) return cause;
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const name = nameOf(error);
  const what = error.message === "" || error.message === "UnknownError" ? name : `${name}: ${error.message}`;
  if (name === "NoSuchBucket") return new WindlassError("content.bucket-missing", { parameters: { bucket }, cause });
  if (name === "RequestTimeTooSkewed") return new WindlassError("content.store-clock", { cause });
  if (refused.has(name) || statusOf(error) === 403)
    return new WindlassError("content.store-refused", { parameters: { bucket, what }, cause });
  if (unreachable.has(name)) return new WindlassError("content.store-unreachable", { parameters: { what }, cause });
  return new WindlassError("content.store-failed", { parameters: { what }, cause });
};
