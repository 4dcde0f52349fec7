import type { Definition, DefinitionKind, SecretKind, SecretUser, SettingsDefinition } from "@windlass/protocol";
import type { ColumnType, Generated } from "kysely";
import type { Instant, Json, OptionalInstant } from "./columns.ts";

/** What builds are made of beside the library: secrets and definitions. */
export interface DefinitionTables {
  library_secrets: {
    id: string;
    /** Null: shared by all organisations. */
    organisation_id: string | null;
    revision: Generated<number>;
    name: string;
    kind: SecretKind;
    description: string;
    facts: Json<Record<string, string>>;
    expires_on: string | null;
    expires_from: "entered" | "certificate" | null;
    told_days: number | null;
    sealed_id: string;
    value_set_at: Instant;
    updated_at: Instant;
  };
  definitions: {
    id: Generated<string>;
    /** Null: shared by all organisations. */
    organisation_id: string | null;
    kind: DefinitionKind;
    revision: Generated<number>;
    name: string;
    name_space: string;
    definition: Json<Definition>;
    updated_at: Instant;
  };
  settings: {
    id: Generated<string>;
    /** Null: the tenant's. */
    organisation_id: string | null;
    revision: Generated<number>;
    definition: Json<SettingsDefinition>;
    updated_at: Instant;
  };
  ignored_hardware: { organisation_id: string; manufacturer: string; product: string | null };
  secret_uses: {
    secret_id: string;
    user_kind: SecretUser["kind"];
    user_id: string;
    organisation_id: string | null;
    user_name: string;
  };
  master_keys: { id: string; first_used_at: ColumnType<Date, Date, never>; retired_at: OptionalInstant };
}
