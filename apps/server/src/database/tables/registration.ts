import type {
  AutopilotImportState,
  AutopilotTagChoice,
  CorporateIdentifierState,
  CorporateIdentifierTransition,
  HardwareHashFinding,
  HardwareHashSummary,
  RegistrationOrigin,
  RegistrationTransition,
  ToldError,
} from "@windlass/protocol";
import type { ColumnType, Generated } from "kysely";
import type { Instant, OptionalInstant, OptionalJson, Size } from "./columns.ts";

/** Devices on their way into Windows Autopilot. */
export interface RegistrationTables {
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
    /** In small letters, for look-ups. */
    serial_key: ColumnType<string, never, never>;
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
