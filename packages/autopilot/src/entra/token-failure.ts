import type { ClientCredential } from "./client-credential.ts";

/** Why Entra gave no token, as far as the remedy differs. */
export type TokenFailureReason =
  | "wrong-tenant"
  | "unknown-client"
  | "client-disabled"
  | "wrong-secret"
  | "secret-id-pasted"
  | "secret-expired"
  | "certificate-not-registered"
  | "certificate-expired"
  | "certificate-refused"
  | "federated-trust-missing"
  | "federated-issuer-mismatch"
  | "federated-subject-mismatch"
  | "federated-audience-mismatch"
  | "federated-token-expired"
  | "federated-token-unreadable"
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
 * Sources: Microsoft identity platform documentation, "Microsoft Entra authentication and authorization error codes";
 * for 1000502, 7000214, 7000274 and 7000277 AzureAD/microsoft-identity-web `Constants.cs`; for 70021x the answers quoted
 * in Azure/azure-workload-identity's troubleshooting page.
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
  [700027, "certificate-not-registered"],
  [50013, "certificate-refused"],
  [7000214, "certificate-refused"],
  [7000274, "certificate-refused"],
  [7000277, "certificate-refused"],
  [1000502, "certificate-expired"],
  [70021, "federated-trust-missing"],
  [70025, "federated-trust-missing"],
  [700211, "federated-issuer-mismatch"],
  [700212, "federated-audience-mismatch"],
  [700213, "federated-subject-mismatch"],
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
export const aadstsCodeOf = (description: string): number | null => {
  const digits = /AADSTS(\d+)/u.exec(description)?.[1];
  return digits ? Number(digits) : null;
};

/** 700027 stands for several mistakes that its sentence tells apart: "[Reason - The key used is expired.]" */
const keyIsExpired = (description: string): boolean => /key used is expired/iu.test(description);

/** The reason of the first kind is the usual one; the credential's kind says what it comes to. */
const refineByKind = (
  reason: TokenFailureReason,
  description: string,
  credential: ClientCredential,
): TokenFailureReason => {
  if (credential.kind === "client-secret")
    return reason === "wrong-secret" && looksLikeSecretId(credential.value) ? "secret-id-pasted" : reason;
  if (credential.kind === "certificate") {
    if (reason === "certificate-not-registered" && keyIsExpired(description)) return "certificate-expired";
    return reason === "wrong-secret" ? "certificate-refused" : reason;
  }
  // Entra judges a federated token by its issuer's times; ours do not come into it.
  if (reason === "clock-wrong") return "federated-token-expired";
  return reason === "wrong-secret" || reason === "certificate-refused" ? "federated-trust-missing" : reason;
};

/** Tells why a token was refused to this credential. */
export const classifyTokenFailure = (answer: TokenErrorAnswer, credential: ClientCredential): TokenFailureReason => {
  const code = aadstsCodeOf(answer.description);
  const reason = (code === null ? undefined : reasonByCode.get(code)) ?? reasonByName.get(answer.error) ?? "refused";
  return refineByKind(reason, answer.description, credential);
};

/**
 * Entra's own sentence. MSAL wraps it as `Error(s): … - Timestamp: … - Description: … - Correlation ID: … - Trace ID: …`,
 * and Entra itself appends trace id, correlation id and timestamp, for certificates also a paragraph on reading the app's
 * keys by Graph; none of it helps the person who reads it.
 */
export const sentenceOf = (description: string): string => {
  const own = description.replace(/^Error\(s\): .*? - Timestamp: .*? - Description: /su, "");
  const sentence = (own.split(/\s*(?:Trace ID:|- Correlation ID:)/u)[0] ?? own).trim();
  return sentence.replace(/,? Please visit the Azure Portal.*\]/su, "]");
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

  /**
   * Whether trying again later can help without anybody changing the connection. A token file is replaced by its issuer
   * all the time, and may be caught while it is written.
   */
  get temporary(): boolean {
    return ["transient", "unreachable", "federated-token-unreadable"].includes(this.reason);
  }
}
