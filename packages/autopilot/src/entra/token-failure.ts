/** Why Entra gave no token, as far as the remedy differs. */
export type TokenFailureReason =
  | "wrong-tenant"
  | "unknown-client"
  | "client-disabled"
  | "wrong-secret"
  | "secret-id-pasted"
  | "secret-expired"
  | "certificate-refused"
  | "clock-wrong"
  | "consent-missing"
  | "blocked-by-policy"
  | "wrong-cloud"
  | "transient"
  | "unreachable"
  | "refused";

/**
 * AADSTS numbers with a known remedy. Microsoft says the numbers are for people and may change, so an unknown one falls
 * back to the OAuth error name.
 *
 * Source: Microsoft identity platform documentation, "Microsoft Entra authentication and authorization error codes".
 */
const reasonByCode: ReadonlyMap<number, TokenFailureReason> = new Map<number, TokenFailureReason>([
  [90002, "wrong-tenant"],
  [900023, "wrong-tenant"],
  [700016, "unknown-client"],
  [700011, "unknown-client"],
  [70001, "client-disabled"],
  [7000112, "client-disabled"],
  [7000215, "wrong-secret"],
  [7000216, "wrong-secret"],
  [7000218, "wrong-secret"],
  [70002, "wrong-secret"],
  [7000222, "secret-expired"],
  [700027, "certificate-refused"],
  [50013, "certificate-refused"],
  [700024, "clock-wrong"],
  [500133, "clock-wrong"],
  [650052, "consent-missing"],
  [650056, "consent-missing"],
  [65001, "consent-missing"],
  [53003, "blocked-by-policy"],
  [530032, "blocked-by-policy"],
  [90055, "transient"],
  [90033, "transient"],
  [90006, "transient"],
  [90024, "transient"],
  [90090, "transient"],
  [900382, "wrong-cloud"],
  [900432, "wrong-cloud"],
  [90038, "wrong-cloud"],
]);

const reasonByName: ReadonlyMap<string, TokenFailureReason> = new Map<string, TokenFailureReason>([
  ["invalid_client", "wrong-secret"],
  ["unauthorized_client", "unknown-client"],
  ["temporarily_unavailable", "transient"],
  ["server_error", "transient"],
]);

const guidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Whether a client secret looks like its id: Entra shows both side by side, and values never have this shape. */
export const looksLikeSecretId = (secret: string): boolean => guidShape.test(secret.trim());

export interface TokenErrorAnswer {
  /** OAuth error name, for example `invalid_client`. */
  readonly error: string;
  readonly description: string;
}

/** The AADSTS number in Entra's description; null where there is none. */
const aadstsCodeOf = (description: string): number | null => {
  const digits = /AADSTS(\d+)/u.exec(description)?.[1];
  return digits ? Number(digits) : null;
};

/** Tells why a token was refused. */
export const classifyTokenFailure = (answer: TokenErrorAnswer, secret: string): TokenFailureReason => {
  const code = aadstsCodeOf(answer.description);
  const reason = (code === null ? undefined : reasonByCode.get(code)) ?? reasonByName.get(answer.error) ?? "refused";
  return reason === "wrong-secret" && looksLikeSecretId(secret) ? "secret-id-pasted" : reason;
};

/**
 * Entra's own sentence. MSAL wraps it as `Error(s): … - Timestamp: … - Description: … - Correlation ID: … - Trace ID: …`,
 * and Entra itself appends trace id, correlation id and timestamp; neither helps the person who reads it.
 */
const sentenceOf = (description: string): string => {
  const own = description.replace(/^Error\(s\): .*? - Timestamp: .*? - Description: /su, "");
  return (own.split(/\s*(?:Trace ID:|- Correlation ID:)/u)[0] ?? own).trim();
};

/** Entra gave no token. `aadsts` is the number to search for; neither message nor cause carries the secret. */
export class TokenRefused extends Error {
  readonly reason: TokenFailureReason;
  readonly aadsts: number | null;

  constructor(reason: TokenFailureReason, description: string) {
    super(sentenceOf(description));
    this.name = "TokenRefused";
    this.reason = reason;
    this.aadsts = aadstsCodeOf(description);
  }

  /** Whether trying again later can help without anybody changing something. */
  get temporary(): boolean {
    return this.reason === "transient" || this.reason === "unreachable";
  }
}
