import { aadstsCodeOf, sentenceOf } from "./token-failure.ts";

/** Why a sign-in by code came to nothing, as far as the remedy differs. */
export type DeviceCodeReason =
  | "code-expired"
  | "declined"
  | "consent-declined"
  | "blocked-by-policy"
  | "app-blocked"
  | "account-not-in-tenant"
  | "transient"
  | "unreachable"
  | "refused";

/**
 * Source: Microsoft identity platform documentation, "Microsoft Entra authentication and authorization error codes". The
 * numbers are for people and may change; an unknown one falls back to the OAuth error name.
 */
const reasonByCode: ReadonlyMap<number, DeviceCodeReason> = new Map<number, DeviceCodeReason>([
  [70019, "code-expired"],
  [70020, "code-expired"],
  [65004, "consent-declined"],
  [65001, "consent-declined"],
  [90094, "consent-declined"],
  [90095, "consent-declined"],
  [53003, "blocked-by-policy"],
  [530036, "blocked-by-policy"],
  [530035, "blocked-by-policy"],
  [530032, "blocked-by-policy"],
  [53000, "blocked-by-policy"],
  [53001, "blocked-by-policy"],
  [50199, "blocked-by-policy"],
  [50158, "blocked-by-policy"],
  [50105, "app-blocked"],
  [700016, "app-blocked"],
  [700011, "app-blocked"],
  [7000112, "app-blocked"],
  [7000113, "app-blocked"],
  [500014, "app-blocked"],
  [50020, "account-not-in-tenant"],
  [50034, "account-not-in-tenant"],
  [90002, "account-not-in-tenant"],
  [900023, "account-not-in-tenant"],
  [90072, "account-not-in-tenant"],
  [90055, "transient"],
  [90033, "transient"],
  [90006, "transient"],
  [90024, "transient"],
  [90090, "transient"],
]);

const reasonByName: ReadonlyMap<string, DeviceCodeReason> = new Map<string, DeviceCodeReason>([
  ["expired_token", "code-expired"],
  ["code_expired", "code-expired"],
  ["authorization_declined", "declined"],
  ["access_denied", "declined"],
  ["consent_required", "consent-declined"],
  ["temporarily_unavailable", "transient"],
  ["server_error", "transient"],
]);

/** Tells why a sign-in by code was refused. */
export const deviceCodeReason = (error: string, description: string): DeviceCodeReason => {
  const code = aadstsCodeOf(description);
  return (code === null ? undefined : reasonByCode.get(code)) ?? reasonByName.get(error) ?? "refused";
};

/** Nobody is signed in. `aadsts` is the number to search for; the message carries no code and no token. */
export class DeviceCodeRefused extends Error {
  readonly reason: DeviceCodeReason;
  readonly aadsts: number | null;

  constructor(reason: DeviceCodeReason, description: string) {
    super(sentenceOf(description));
    this.name = "DeviceCodeRefused";
    this.reason = reason;
    this.aadsts = aadstsCodeOf(description);
  }

  /** Whether asking again later can help without anybody changing something. */
  get temporary(): boolean {
    return this.reason === "transient" || this.reason === "unreachable";
  }
}
