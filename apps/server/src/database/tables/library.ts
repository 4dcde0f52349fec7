import type {
  BuildDefinition,
  ContentRunCounts,
  PackageDetails,
  PackageFile,
  PackageFileFacts,
  PublicationChange,
  ReleaseAction,
  ReleaseTarget,
  SoftwareStep,
  SourceMedia,
  ToldError,
  WindowsImage,
} from "@windlass/protocol";
import type { ColumnType, Generated } from "kysely";
import type { Instant, Json, OptionalInstant, OptionalJson, OptionalNumber, Size } from "./columns.ts";

/** What is deployed: images, packages, builds, publications, boot profiles. */
export interface LibraryTables {
  blobs: { sha256: string; size_bytes: Size; stored_at: Instant; unused_since: OptionalInstant };
  content_runs: {
    id: Generated<string>;
    state: "waiting" | "running" | "done" | "failed";
    asked_by: string | null;
    asked_at: Instant;
    began_at: OptionalInstant;
    ended_at: OptionalInstant;
    counts: OptionalJson<ContentRunCounts>;
    failure: OptionalJson<ToldError>;
    lease_owner: string | null;
    lease_until: OptionalInstant;
    attempts: Generated<number>;
  };
  winget_installers: {
    organisation_id: string;
    sha256: string;
    url: string;
    content_sha256: string | null;
    size_bytes: OptionalNumber;
    problem: OptionalJson<ToldError>;
    attempts: Generated<number>;
    lease_owner: string | null;
    lease_until: OptionalInstant;
  };
  secret_deliveries: {
    id: Generated<string>;
    organisation_id: string;
    deployment_id: string;
    device_id: string;
    secret_id: string;
    secret_name: string;
    step_id: string;
    step_title: string;
    attempt: number;
    serial_number: string;
    delivered_at: Instant;
  };
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
    image_xml: string | null;
    media: OptionalJson<SourceMedia>;
    imported_at: Instant;
  };
  operating_system_imports: {
    id: Generated<string>;
    organisation_id: string;
    upload_id: string;
    further_upload_ids: ColumnType<string[], string[] | undefined, string[]>;
    file_name: string;
    requested_name: string | null;
    asked_by_user: string | null;
    asked_by_name: string | null;
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
  software_products: {
    id: Generated<string>;
    organisation_id: string;
    revision: Generated<number>;
    name: string;
    vendor: Generated<string>;
    homepage: Generated<string>;
    notes: Generated<string>;
    updated_at: Instant;
  };
  software_packages: {
    id: Generated<string>;
    organisation_id: string;
    product_id: string;
    revision: Generated<number>;
    name: string;
    version: string;
    /** As they were saved: {@link softwareStep} fills in what later versions added. */
    steps: Json<SoftwareStep[]>;
    files: ColumnType<PackageFile[], string | undefined, string>;
    details: ColumnType<Partial<PackageDetails>, string | undefined, string>;
    file_facts: ColumnType<Record<string, Omit<PackageFileFacts, "path">>, string | undefined, string>;
    updated_at: Instant;
    archive_sha256: ColumnType<string | null, undefined, string>;
    archive_size_bytes: ColumnType<Size | null, undefined, Size>;
    archive_of: ColumnType<string | null, undefined, string>;
    packing_owner: ColumnType<string | null, undefined, string | null>;
    packing_until: OptionalInstant;
    packing_problem: OptionalJson<ToldError>;
  };
  builds: {
    id: Generated<string>;
    organisation_id: string;
    revision: Generated<number>;
    name: string;
    definition: Json<BuildDefinition>;
    updated_at: Instant;
  };
  build_revisions: {
    build_id: string;
    organisation_id: string;
    revision: number;
    definition: Json<object>;
    names: Json<Record<string, string>>;
    restored_from: OptionalNumber;
    user_id: string | null;
    by_name: string;
    at: Instant;
  };
  publications: {
    id: Generated<string>;
    organisation_id: string;
    number: number;
    /** Null: it was removed because nobody gets it any more. */
    body: ColumnType<string | null, string, string | null>;
    /** Of the text, also when it is gone; the database measures it. */
    size_bytes: ColumnType<Size, never, never>;
    sha256: string;
    signature: string;
    key_id: string;
    changes: Json<PublicationChange[]>;
    changed_since: OptionalNumber;
    published_by: string;
    published_at: Instant;
    content_removed_at: OptionalInstant;
  };
  releases: {
    id: Generated<string>;
    sequence: ColumnType<number, never, never>;
    organisation_id: string;
    action: ReleaseAction;
    target_kind: ReleaseTarget["kind"];
    target_id: string | null;
    target_name: string | null;
    publication_id: string | null;
    previous_publication_id: string | null;
    reason: string;
    released_by: string;
    released_at: Instant;
  };
  boot_profiles: { id: Generated<string>; organisation_id: string; name: string; created_at: Instant };
}
