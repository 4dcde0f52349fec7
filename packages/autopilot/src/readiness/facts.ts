import type { AutopilotMode } from "@windlass/protocol";
import type { FederatedTokenClaims } from "../entra/federated-claims.ts";
import type { TokenClaims } from "../entra/token-claims.ts";
import type { TokenFailureReason } from "../entra/token-failure.ts";
import type { RuleProcessing } from "../graph/beta/group-processing.ts";
import type { AssignedProfile } from "../graph/beta/profiles.ts";
import type { ListedTrust } from "../graph/federated-credentials.ts";
import type { PreparationFacts, PreparationSubject } from "./device-preparation-facts.ts";
import type { BuildNames } from "./name-row.ts";

/** The credential in use, as far as a report needs it to find it among those that Entra lists. Nothing of it is secret. */
export type CredentialSubject =
  | {
      readonly kind: "client-secret";
      /** First three characters of the secret, as Entra shows them. */
      readonly hint: string;
      /** Last day that an administrator entered, `YYYY-MM-DD`. */
      readonly expiresOn: string | null;
    }
  | {
      readonly kind: "certificate";
      /** 40 hexadecimal digits, as the portal shows them. */
      readonly sha1Thumbprint: string;
      /** ISO instant from the certificate itself. */
      readonly notAfter: string;
    }
  | {
      readonly kind: "federated-token";
      readonly tokenFile: string;
      /** What the token in the file says of itself (`decodeFederatedClaims`); null where it cannot be read. */
      readonly claims: FederatedTokenClaims | null;
    };

/** A build that registers its devices, as far as the tenant has to fit it. */
export interface BuildSubject {
  /** Null where there is no build, only a tag and a group. */
  readonly id: string | null;
  readonly groupTag: string;
  readonly groupObjectId: string;
  /** Null: nobody said how its devices are meant to be set up. */
  readonly intendedMode?: AutopilotMode | null;
  readonly names?: BuildNames | null;
  /** What is known of its devices' hardware hashes. */
  readonly hardware?: { readonly devices: number; readonly withoutTpm: number } | null;
}

/** What is checked: a tenant connection and the builds that use it. */
export interface ReadinessSubject {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: CredentialSubject;
  readonly builds: readonly BuildSubject[];
  /** Finished import records that stay in Intune, because Multi Admin Approval protects their removal. */
  readonly importRecordsKept?: number;
  /** Builds that go the way of device preparation. */
  readonly preparations?: readonly PreparationSubject[];
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
  readonly mailEnabled: boolean;
  /** A Microsoft 365 group, which can have users only. */
  readonly microsoft365: boolean;
  readonly dynamic: boolean;
  /** The rule is being processed: not paused. */
  readonly processing: boolean;
  /** Null where the app may read only a group's basic properties. */
  readonly rule: string | null;
  /** How the last processing went; null where Graph's beta did not say. */
  readonly lastProcessing: RuleProcessing | null;
}

/** Credentials that Entra lists for the app. */
export interface ApplicationFacts {
  readonly secrets: readonly { readonly hint: string; readonly endsAt: string }[];
  readonly certificates: readonly { readonly sha1Thumbprint: string | null; readonly endsAt: string }[];
}

export type TokenFacts =
  | { readonly kind: "given"; readonly claims: TokenClaims | null }
  | { readonly kind: "refused"; readonly reason: TokenFailureReason; readonly message: string };

/** Everything a report is judged by. Null: not asked for. */
export interface ReadinessFacts {
  readonly subject: ReadinessSubject;
  readonly token: TokenFacts;
  readonly organisation: Seen<string> | null;
  readonly application: Seen<ApplicationFacts> | null;
  /** Asked for instead of the application where the credential is a federated one. */
  readonly federatedTrusts?: Seen<readonly ListedTrust[]> | null;
  /** By object id, lower case. */
  readonly groups: Readonly<Record<string, Seen<GroupFacts>>> | null;
  readonly profiles: Seen<readonly AssignedProfile[]> | null;
  /** By the build's id. */
  readonly preparations?: Readonly<Record<string, PreparationFacts>> | null;
}

/** What can be asked of a tenant beside a token. */
export type FactName = "organisation" | "application" | "groups" | "profiles" | "preparations";
