import type {
  CredentialEndSource,
  CredentialKind,
  MadeObject,
  Notification,
  NotificationKind,
  ReadinessRow,
  RotationState,
  SetUpStep,
  SetUpStepId,
  SetUpWish,
  TenantSetUpPurpose,
  TenantSetUpState,
  TenantSetUpView,
  ToldError,
} from "@windlass/protocol";
import type { ColumnType, Generated } from "kysely";
import type { Envelope } from "../../security/envelope.ts";
import type { Instant, Json, OptionalInstant, OptionalJson } from "./columns.ts";

/** Ids that a set-up found or made in the tenant. */
export interface TenantSetUpSubjects {
  readonly clientId?: string;
  readonly groupObjectId?: string;
}

/** A group and tag that were checked before a build had them. */
export interface WishedGroup {
  readonly groupTag: string;
  readonly groupObjectId: string;
}

/** What ties an organisation to its Microsoft tenant, and who is told of it. */
export interface TenantTables {
  tenant_connections: {
    organisation_id: string;
    tenant_id: string;
    client_id: string;
    cloud: "global" | "usgov" | "dod" | "china" | "lab";
    default_domain: string | null;
    default_domain_of: string | null;
    updated_at: Instant;
    rotate_days: number | null;
    rotate_valid_days: number | null;
  };
  tenant_leases: {
    cloud: "global" | "usgov" | "dod" | "china" | "lab";
    tenant_id: string;
    client_id: string;
    lease_owner: string;
    lease_until: Instant;
    next_look_at: OptionalInstant;
  };
  import_leftovers: {
    organisation_id: string;
    imported_id: string;
    added_at: Generated<Date>;
    not_before: Generated<Date>;
    /** Since when Intune keeps it because its removal needs approval. */
    kept_since: OptionalInstant;
  };
  tenant_credentials: {
    id: Generated<string>;
    organisation_id: string;
    place: "current" | "next" | "rotating";
    kind: CredentialKind;
    secret_id: string | null;
    certificate_pem: string | null;
    token_file: string | null;
    key_id: string | null;
    ends_at: OptionalInstant;
    ends_from: CredentialEndSource | null;
    told_days: number | null;
    checked_at: OptionalInstant;
    tried_at: OptionalInstant;
    set_at: Instant;
  };
  credential_rotations: {
    id: string;
    organisation_id: string;
    kind: "client-secret" | "certificate";
    state: RotationState;
    client_id: string;
    old_credential_id: string;
    new_credential_id: string | null;
    valid_days: number;
    old_key_id: string | null;
    new_key_id: string | null;
    acceptances: Generated<number>;
    attempts: Generated<number>;
    failure: OptionalJson<ToldError>;
    next_attempt_at: ColumnType<Date, Date, Date>;
    lease_owner: string | null;
    lease_until: OptionalInstant;
    started_at: ColumnType<Date, Date, Date>;
    finished_at: OptionalInstant;
  };
  webhooks: {
    id: Generated<string>;
    organisation_id: string | null;
    name: string;
    url: string;
    events: string[];
    enabled: boolean;
    secret_id: string;
    updated_at: Instant;
  };
  notifications: {
    id: Generated<string>;
    organisation_id: string | null;
    kind: NotificationKind;
    body: Json<Notification>;
    at: Instant;
    distributed_at: OptionalInstant;
  };
  webhook_deliveries: {
    id: Generated<string>;
    organisation_id: string | null;
    webhook_id: string;
    notification_id: string;
    state: "waiting" | "delivered" | "given-up";
    attempts: Generated<number>;
    next_attempt_at: OptionalInstant;
    lease_owner: string | null;
    lease_until: OptionalInstant;
    last_attempt_at: OptionalInstant;
    status: number | null;
    failure: OptionalJson<ToldError>;
  };
  readiness_reports: {
    id: Generated<string>;
    organisation_id: string;
    checked_at: Instant;
    outcome: "passed" | "failed" | "warning" | "cannot-tell";
    rows: Json<ReadinessRow[]>;
    wished: OptionalJson<WishedGroup>;
  };
  tenant_set_ups: {
    organisation_id: string;
    mark: Generated<string>;
    revision: Generated<number>;
    state: TenantSetUpState;
    purpose: ColumnType<TenantSetUpPurpose, TenantSetUpPurpose | undefined, TenantSetUpPurpose>;
    wish: Json<SetUpWish>;
    tenant_id: string | null;
    sign_in: OptionalJson<NonNullable<TenantSetUpView["signIn"]>>;
    signed_in: OptionalJson<NonNullable<TenantSetUpView["signedIn"]>>;
    steps: ColumnType<SetUpStep[], string | undefined, string>;
    made: ColumnType<MadeObject[], string | undefined, string>;
    intents: ColumnType<SetUpStepId[], string | undefined, string>;
    subjects: ColumnType<TenantSetUpSubjects, string | undefined, string>;
    failure: OptionalJson<ToldError>;
    sealed: OptionalJson<Envelope>;
    next_at: OptionalInstant;
    updated_at: Instant;
    lease_owner: string | null;
    lease_until: OptionalInstant;
    attempts: Generated<number>;
  };
}
