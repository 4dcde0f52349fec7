import type { TokenClaims } from "../entra/token-claims.ts";
import type { TokenFailureReason } from "../entra/token-failure.ts";
import type { AssignedProfile } from "../graph/beta/profiles.ts";

/** What is checked: a tenant connection and, where given, one build's Autopilot settings. */
export interface ReadinessSubject {
  readonly tenantId: string;
  readonly clientId: string;
  /** First three characters of the secret, as Entra shows them, to tell which of several is in use. */
  readonly secretHint: string;
  /** Expiry that an administrator entered, `YYYY-MM-DD`. */
  readonly secretExpiresOn: string | null;
  readonly build: { readonly groupTag: string; readonly groupObjectId: string } | null;
}

/** What came of one read. */
export type Seen<Value> =
  | { readonly kind: "seen"; readonly value: Value }
  | { readonly kind: "not-found" }
  | { readonly kind: "forbidden"; readonly message: string }
  | { readonly kind: "unavailable"; readonly message: string };

export interface GroupFacts {
  readonly name: string;
  readonly security: boolean;
  readonly dynamic: boolean;
  readonly processing: boolean;
  readonly rule: string;
}

export interface SecretFacts {
  readonly hint: string;
  /** ISO instant. */
  readonly endsAt: string;
}

export type TokenFacts =
  | { readonly kind: "given"; readonly claims: TokenClaims | null }
  | { readonly kind: "refused"; readonly reason: TokenFailureReason; readonly message: string };

/** Everything a report is judged by. Null: not asked for. */
export interface ReadinessFacts {
  readonly subject: ReadinessSubject;
  readonly token: TokenFacts;
  readonly organisation: Seen<string> | null;
  readonly secrets: Seen<readonly SecretFacts[]> | null;
  readonly group: Seen<GroupFacts> | null;
  readonly profiles: Seen<readonly AssignedProfile[]> | null;
}
