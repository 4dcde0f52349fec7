import type {
  AgentEventBody,
  AutopilotImportState,
  AutopilotTagChoice,
  BuildDefinition,
  CorporateIdentifierState,
  CorporateIdentifierTransition,
  CredentialEndSource,
  CredentialKind,
  DeploymentStepView,
  HardwareHashFinding,
  HardwareHashSummary,
  Inventory,
  MadeObject,
  Notification,
  NotificationKind,
  PackageFile,
  Plan,
  PlanChoices,
  PublicationChange,
  ReadinessRow,
  RegistrationOrigin,
  RegistrationTransition,
  RotationState,
  SetUpStep,
  SetUpStepId,
  SetUpWish,
  SoftwareStep,
  TenantSetUpPurpose,
  TenantSetUpState,
  TenantSetUpView,
  ToldError,
  WindowsImage,
} from "@windlass/protocol";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Envelope } from "../security/envelope.ts";
import type { AutopilotTables } from "./autopilot-tables.ts";

type Instant = ColumnType<Date, Date | undefined, Date>;
type OptionalInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Json<Value extends object | null> = JSONColumnType<Value>;
type OptionalJson<Value extends object> = ColumnType<Value | null, string | null | undefined, string | null>;
/** `bigint` columns are read as numbers (see connection.ts): sizes stay below 2^53. */
type Size = number;

/** Ids that a set-up found or made in the tenant. */
export interface TenantSetUpSubjects {
  readonly clientId?: string;
  readonly groupObjectId?: string;
}

/** Every table of migrations/, by name. */
export interface Tables extends AutopilotTables {
  users: { id: Generated<string>; name: string; email: string; password_hash: string; created_at: Instant };
  organisations: { id: Generated<string>; name: string; created_at: Instant };
  role_assignments: { id: Generated<string>; user_id: string; role: string; organisation_id: string | null };
  user_sessions: {
    token_sha256: Buffer;
    user_id: string;
    created_at: Instant;
    last_seen_at: Instant;
    expires_at: ColumnType<Date, Date, Date>;
  };
  sign_in_failures: { id: Generated<number>; email: string; address: string; at: Instant };
  set_up_links: { token_sha256: Buffer; created_at: Instant; expires_at: ColumnType<Date, Date, Date> };
  signing_keys: {
    id: Generated<string>;
    purpose: "publication" | "content-ticket";
    key_id: string;
    public_key: string;
    private_key: Json<Envelope>;
    created_at: Instant;
    retired_at: OptionalInstant;
  };
  secrets: {
    id: Generated<string>;
    /** Null: of the whole installation. */
    organisation_id: string | null;
    name: string;
    kind: "client-secret" | "private-key" | "webhook-secret";
    envelope: Json<Envelope>;
    set_at: Instant;
  };
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
  blobs: { sha256: string; size_bytes: Size; stored_at: Instant };
  uploads: {
    id: string;
    organisation_id: string;
    user_id: string;
    file_name: string;
    size_bytes: Size;
    created_at: Instant;
    completed_at: OptionalInstant;
  };
  operating_systems: {
    id: Generated<string>;
    organisation_id: string;
    name: string;
    kind: "wim" | "esd" | "swm";
    compression: "none" | "xpress" | "lzx" | "lzms";
    sha256: string;
    size_bytes: Size;
    images: Json<WindowsImage[]>;
    imported_at: Instant;
  };
  operating_system_imports: {
    id: Generated<string>;
    organisation_id: string;
    upload_id: string;
    file_name: string;
    requested_name: string | null;
    state: "waiting" | "hashing" | "reading" | "ready" | "refused";
    done_bytes: ColumnType<Size, Size | undefined, Size>;
    total_bytes: Size;
    operating_system_id: string | null;
    failure: OptionalJson<ToldError>;
    started_at: Instant;
    lease_owner: string | null;
    lease_until: OptionalInstant;
    attempts: Generated<number>;
  };
  software_packages: {
    id: Generated<string>;
    organisation_id: string;
    revision: Generated<number>;
    name: string;
    version: string;
    steps: Json<SoftwareStep[]>;
    files: ColumnType<PackageFile[], string | undefined, string>;
    updated_at: Instant;
  };
  builds: {
    id: Generated<string>;
    organisation_id: string;
    revision: Generated<number>;
    name: string;
    definition: Json<BuildDefinition>;
    updated_at: Instant;
  };
  publications: {
    id: Generated<string>;
    organisation_id: string;
    number: number;
    body: string;
    sha256: string;
    signature: string;
    key_id: string;
    changes: Json<PublicationChange[]>;
    published_by: string;
    published_at: Instant;
  };
  boot_profiles: { id: Generated<string>; organisation_id: string; name: string; created_at: Instant };
  devices: {
    id: Generated<string>;
    organisation_id: string;
    serial_number: string;
    smbios_uuid: string | null;
    inventory: OptionalJson<Inventory>;
    prestaged_build_id: string | null;
    prestaged_by: string | null;
    created_at: Instant;
    last_seen_at: OptionalInstant;
  };
  agent_sessions: {
    id: Generated<string>;
    organisation_id: string;
    boot_profile_id: string;
    public_key: string;
    match_code: string;
    state: "pending" | "approved" | "refused" | "expired" | "finished";
    platform: string;
    agent_version: string;
    inventory: Json<Inventory>;
    device_id: string;
    requested_at: Instant;
    decided_at: OptionalInstant;
    decided_by: string | null;
    refusal: string | null;
  };
  agent_proofs: { session_id: string; nonce: string; seen_at: Instant };
  deployments: {
    id: Generated<string>;
    organisation_id: string;
    session_id: string;
    device_id: string;
    publication_id: string;
    build_id: string;
    build_name: string;
    state: "running" | "succeeded" | "failed";
    token_sha256: Buffer | null;
    token_expires_at: OptionalInstant;
    approved_by: string;
    choices: ColumnType<PlanChoices, string | undefined, never>;
    plan: OptionalJson<Plan>;
    computer_name: string | null;
    phase: string | null;
    steps: ColumnType<DeploymentStepView[], string | undefined, string>;
    last_sequence: Generated<number>;
    last_event_at: OptionalInstant;
    failure: OptionalJson<ToldError>;
    started_at: Instant;
    finished_at: OptionalInstant;
  };
  deployment_events: {
    deployment_id: string;
    organisation_id: string;
    sequence: number;
    at: ColumnType<Date, Date, never>;
    received_at: Instant;
    body: Json<AgentEventBody>;
  };
  autopilot_imports: {
    id: Generated<string>;
    organisation_id: string;
    file_name: string;
    size_bytes: Size;
    state: AutopilotImportState;
    encoding: string | null;
    findings: ColumnType<HardwareHashFinding[], string | undefined, string>;
    rows_read: Generated<number>;
    failure: OptionalJson<ToldError>;
    tag_choice: OptionalJson<AutopilotTagChoice>;
    created_by: string;
    created_at: Instant;
    confirmed_by: string | null;
    confirmed_at: OptionalInstant;
    lease_owner: string | null;
    lease_until: OptionalInstant;
    attempts: Generated<number>;
  };
  autopilot_import_rows: {
    import_id: string;
    organisation_id: string;
    row_number: number;
    verdict: "accepted" | "warning" | "refused";
    serial_number: string;
    group_tag: string | null;
    assigned_user: string | null;
    product_id: string | null;
    hardware_hash: string | null;
    hash_summary: OptionalJson<HardwareHashSummary>;
    findings: ColumnType<HardwareHashFinding[], string | undefined, string>;
    outcome: "created" | "left-out" | null;
    registration_id: string | null;
  };
  corporate_identifiers: {
    id: Generated<string>;
    organisation_id: string;
    deployment_id: string;
    device_id: string;
    manufacturer: string;
    model: string;
    serial_number: string;
    state: CorporateIdentifierState;
    attempts: Generated<number>;
    transitions: ColumnType<CorporateIdentifierTransition[], string | undefined, string>;
    failure: OptionalJson<ToldError>;
    warning: OptionalJson<ToldError>;
    next_check_at: OptionalInstant;
    lease_owner: string | null;
    lease_until: OptionalInstant;
    created_at: Instant;
  };
  registrations: {
    id: Generated<string>;
    organisation_id: string;
    deployment_id: string | null;
    device_id: string | null;
    origin: ColumnType<RegistrationOrigin, RegistrationOrigin | undefined, never>;
    assigned_user: ColumnType<string | null, string | null | undefined, never>;
    product_id: ColumnType<string | null, string | null | undefined, never>;
    hash_summary: OptionalJson<HardwareHashSummary>;
    serial_number: string;
    hardware_hash: string;
    group_tag: string;
    group_object_id: string;
    state: string;
    revision: Generated<number>;
    progress: ColumnType<Record<string, unknown>, string | undefined, string>;
    transitions: ColumnType<RegistrationTransition[], string | undefined, string>;
    failure: OptionalJson<ToldError>;
    notice: OptionalJson<ToldError>;
    next_check_at: OptionalInstant;
    created_at: Instant;
  };
}
