import type {
  AutopilotAction,
  AutopilotDrift,
  AutopilotEnrolment,
  AutopilotProfileStatus,
  AutopilotRemediation,
  ToldError,
} from "@windlass/protocol";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { OptionalInstant, OptionalJson } from "./columns.ts";

/** Tables of migration 0008: the copy of a tenant's Autopilot devices and what is done to them. */
export interface AutopilotTables {
  autopilot_devices: {
    id: Generated<string>;
    organisation_id: string;
    autopilot_device_id: string;
    serial_number: string;
    serial_key: ColumnType<string, never, never>;
    search_key: ColumnType<string, never, never>;
    manufacturer: string;
    model: string;
    system_family: string;
    group_tag: string;
    display_name: string;
    purchase_order: string;
    user_principal_name: string;
    addressable_user_name: string;
    enrolment: AutopilotEnrolment;
    last_contacted_at: OptionalInstant;
    entra_device_id: string | null;
    managed_device_id: string | null;
    profile_status: AutopilotProfileStatus | null;
    profile_obstacle: string | null;
    profile_assigned_at: OptionalInstant;
    remediation: AutopilotRemediation | null;
    userless_blocked: boolean | null;
    drift: ColumnType<AutopilotDrift[], AutopilotDrift[] | undefined, AutopilotDrift[]>;
    deleting_since: OptionalInstant;
    generation: number;
    noted_at: OptionalInstant;
    read_at: Date;
  };
  autopilot_device_syncs: {
    organisation_id: string;
    state: "waiting" | "running" | "done" | "failed" | "cancelled";
    generation: Generated<number>;
    requested_by: string | null;
    started_at: OptionalInstant;
    finished_at: OptionalInstant;
    pages: Generated<number>;
    records: Generated<number>;
    last_records: number | null;
    last_complete_at: OptionalInstant;
    without_details: Generated<boolean>;
    failure: OptionalJson<ToldError>;
    cancel_requested: Generated<boolean>;
    next_at: OptionalInstant;
    lease_owner: string | null;
    lease_until: OptionalInstant;
    attempts: Generated<number>;
  };
  autopilot_actions: {
    id: Generated<string>;
    organisation_id: string;
    action: JSONColumnType<AutopilotAction>;
    reason: string;
    state: "waiting" | "running" | "done" | "cancelled" | "failed";
    requested_by: string;
    requested_at: Date;
    finished_at: OptionalInstant;
    devices: number;
    note: string | null;
    failure: OptionalJson<ToldError>;
    next_at: OptionalInstant;
    lease_owner: string | null;
    lease_until: OptionalInstant;
    attempts: Generated<number>;
  };
  autopilot_action_items: {
    action_id: string;
    organisation_id: string;
    position: number;
    autopilot_device_id: string;
    serial_number: string;
    state: ColumnType<
      "pending" | "done" | "failed" | "cancelled",
      "pending" | undefined,
      "pending" | "done" | "failed" | "cancelled"
    >;
    attempts: Generated<number>;
    not_before: OptionalInstant;
    approval_code: string | null;
    detail: string | null;
    failure: OptionalJson<ToldError>;
    finished_at: OptionalInstant;
  };
}
