import type { ChangeAction, ChangedField, ChangedKind } from "@windlass/protocol";
import type { ColumnType, Generated } from "kysely";
import type { Envelope } from "../../security/envelope.ts";
import type { Instant, Json, OptionalInstant } from "./columns.ts";

/** People, organisations, keys and secrets. */
export interface PeopleTables {
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
    kind: "client-secret" | "private-key" | "webhook-secret" | "library";
    envelope: Json<Envelope>;
    set_at: Instant;
  };
  changes: {
    id: Generated<number>;
    /** Null: of something that all organisations share. */
    organisation_id: string | null;
    kind: ChangedKind;
    object_id: string;
    name: string;
    action: ChangeAction;
    user_id: string | null;
    by_name: string;
    fields: Json<ChangedField[]>;
    at: Instant;
  };
}
