import type {
  AgentEventBody,
  DecidedName,
  DeploymentStepView,
  Inventory,
  PackageChoice,
  Plan,
  PlanChoices,
  ToldError,
} from "@windlass/protocol";
import type { ColumnType, Generated } from "kysely";
import type { Instant, Json, OptionalInstant, OptionalJson } from "./columns.ts";

/** Devices, their sessions and deployments. */
export interface DeploymentTables {
  devices: {
    id: Generated<string>;
    organisation_id: string;
    serial_number: string;
    /** In small letters, for look-ups. */
    serial_key: ColumnType<string, never, never>;
    smbios_uuid: string | null;
    inventory: OptionalJson<Inventory>;
    prestaged_build_id: string | null;
    prestaged_by: string | null;
    prestaged_name: string | null;
    prestaged_packages: ColumnType<PackageChoice[], string | undefined, string>;
    created_at: Instant;
    last_seen_at: OptionalInstant;
    /** Where it asked from last, as the server saw it. */
    address: string | null;
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
  check_decisions: {
    organisation_id: string;
    deployment_id: string;
    step_id: string;
    decision: "go-on" | "end";
    reason: string;
    user_id: string | null;
    by_name: string;
    at: Instant;
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
    /** What the server decided to call the device; null: from before it did. */
    decided_name: OptionalJson<DecidedName>;
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
}
