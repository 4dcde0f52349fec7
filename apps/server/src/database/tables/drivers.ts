import type {
  Architecture,
  DriverArchitecture,
  DriverFacts,
  DriverFile,
  DriverImportFile,
  DriverImportView,
  DriverKind,
  DriverProblem,
  Filter,
  OtherData,
  ToldError,
} from "@windlass/protocol";
import type { ColumnType, Generated } from "kysely";
import type { Instant, Json, OptionalInstant, OptionalJson, Size } from "./columns.ts";

/** Drivers and the packs that they come in. A null organisation: shared by all. */
export interface DriverTables {
  drivers: {
    id: string;
    organisation_id: string | null;
    revision: Generated<number>;
    digest: string;
    sha256: string;
    size_bytes: Size;
    inf_name: string;
    inf_path: string;
    description: string;
    version: string;
    active: Generated<boolean>;
    available_to_windows_pe: Generated<boolean>;
    filter: OptionalJson<Filter>;
    notes: Generated<string>;
    kind: DriverKind;
    class: string;
    class_guid: string;
    provider: string;
    driver_date: string | null;
    driver_version: string | null;
    architectures: Json<DriverArchitecture[]>;
    minimum_version: string | null;
    minimum_build: number | null;
    model_count: number;
    hardware_id_count: number;
    error_count: number;
    facts: Json<DriverFacts>;
    files: Json<DriverFile[]>;
    missing_files: Json<DriverFile[]>;
    problems: Json<DriverProblem[]>;
    imported_at: Instant;
    search_text: Generated<string>;
    limited_architectures: OptionalJson<Architecture[]>;
    limited_minimum_build: number | null;
    other_data: Json<OtherData>;
  };
  driver_packs: {
    id: Generated<string>;
    organisation_id: string | null;
    revision: Generated<number>;
    name: string;
    vendor: Generated<string>;
    version: Generated<string>;
    active: Generated<boolean>;
    filter: OptionalJson<Filter>;
    notes: Generated<string>;
    other_data: ColumnType<OtherData, string | undefined, string>;
    file_name: string;
    file_sha256: string | null;
    file_size_bytes: number | null;
    imported_at: Instant;
  };
  driver_pack_members: {
    pack_id: string;
    driver_id: string;
    organisation_id: string | null;
    inf_path: string;
  };
  /** Filled by a trigger. */
  driver_identifiers: {
    driver_id: string;
    organisation_id: string | null;
    identifier: string;
  };
  driver_imports: {
    id: Generated<string>;
    organisation_id: string | null;
    upload_id: string;
    file_name: string;
    size_bytes: Size;
    state: DriverImportView["state"];
    done: Generated<number>;
    total: Generated<number>;
    failure: OptionalJson<ToldError>;
    started_at: Instant;
    lease_owner: ColumnType<string | null, undefined, string | null>;
    lease_until: OptionalInstant;
    attempts: Generated<number>;
    pack_id: ColumnType<string | null, undefined, string | null>;
    file_sha256: ColumnType<string | null, undefined, string | null>;
  };
  driver_import_files: {
    import_id: string;
    organisation_id: string | null;
    path: string;
    outcome: DriverImportFile["outcome"];
    driver_id: string | null;
    description: string | null;
    missing_files: ColumnType<string[], string | undefined, string>;
    problems: ColumnType<DriverProblem[], string | undefined, string>;
    failure: OptionalJson<ToldError>;
    driver: OptionalJson<object>;
    sha256: string | null;
  };
}
