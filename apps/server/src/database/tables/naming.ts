import type { ColumnType, Generated } from "kysely";
import type { Instant } from "./columns.ts";

/** Names of devices and the list that names them in advance. */
export interface NamingTables {
  computer_names: {
    organisation_id: string;
    name: string;
    name_key: ColumnType<string, never, never>;
    device_id: string;
    deployment_id: string;
    /** The template in capitals; null: the asset list, or a person. */
    rule: string | null;
    reason: string;
    reserved_at: Instant;
  };
  computer_name_counters: { organisation_id: string; template: string; last: number };
  assets: {
    id: Generated<string>;
    organisation_id: string;
    serial_number: string | null;
    serial_key: ColumnType<string | null, never, never>;
    mac: string | null;
    smbios_uuid: string | null;
    computer_name: string | null;
    asset_tag: string | null;
    source: string;
    revision: Generated<number>;
    updated_at: Instant;
  };
}
