import { memberOf } from "../graph/json.ts";

/** What another issuer's token says of itself. Nothing of it is secret; the token itself is as good as a password. */
export interface FederatedTokenClaims {
  /** `iss`, empty where the token does not say it; so are the others. */
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
  /** ISO instant. */
  readonly endsAt: string | null;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const parse = (payload: string): unknown => {
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  } catch {
    return null;
  }
};

/**
 * Reads what a federated token says of itself, without checking its signature, for comparison with the app registration.
 *
 * @returns null where it is no JSON Web Token
 * @example decodeFederatedClaims(await readFile("/var/run/secrets/token", "utf8"))?.subject
 */
export const decodeFederatedClaims = (token: string): FederatedTokenClaims | null => {
  const claims = parse(token.trim().split(".")[1] ?? "");
  if (typeof claims !== "object" || claims === null || Array.isArray(claims)) return null;
  const audience = memberOf(claims, "aud");
  const end = new Date(Number(memberOf(claims, "exp") ?? Number.NaN) * 1000);
  return {
    issuer: text(memberOf(claims, "iss")),
    subject: text(memberOf(claims, "sub")),
    audiences: [audience].flat().filter((one): one is string => typeof one === "string"),
    endsAt: Number.isNaN(end.getTime()) ? null : end.toISOString(),
  };
};
