import type { ComputerAccountState, ToldError } from "@windlass/protocol";
import type { Generated } from "kysely";
import type { Envelope } from "../../security/envelope.ts";
import type { Instant, OptionalInstant, OptionalJson } from "./columns.ts";

/** Connectors in domains, and the computer accounts that they make. */
export interface ConnectorTables {
  connectors: {
    id: Generated<string>;
    organisation_id: string;
    name: string;
    domain: string;
    code_digest: Buffer | null;
    code_expires_at: OptionalInstant;
    public_key: string | null;
    computer: string | null;
    version: string | null;
    created_at: Instant;
    created_by: string;
    last_seen_at: OptionalInstant;
    revoked_at: OptionalInstant;
  };
  connector_proofs: { connector_id: string; organisation_id: string; nonce: string; seen_at: Instant };
  computer_accounts: {
    id: Generated<string>;
    organisation_id: string;
    deployment_id: string;
    device_id: string;
    domain: string;
    computer_name: string;
    organisational_unit: string | null;
    reuse: boolean;
    state: Generated<ComputerAccountState>;
    connector_id: string | null;
    lease_until: OptionalInstant;
    not_before: OptionalInstant;
    attempts: Generated<number>;
    failure: OptionalJson<ToldError>;
    envelope: OptionalJson<Envelope>;
    requested_at: Instant;
    made_at: OptionalInstant;
    used_at: OptionalInstant;
  };
}
