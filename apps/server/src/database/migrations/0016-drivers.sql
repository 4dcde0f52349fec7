-- Drivers: one row an INF file with the files that it names, kept as one archive. Null organisation: shared by all.

create table drivers (
  id uuid primary key,
  organisation_id uuid references organisations on delete cascade,
  revision integer not null default 1,
  -- Names exactly the INF and its files, however they are packed: the same driver is there once.
  digest text not null,
  sha256 text not null references blobs,
  size_bytes bigint not null,
  inf_name text not null,
  inf_path text not null,
  source text not null,
  description text not null,
  version text not null,
  active boolean not null default true,
  available_to_windows_pe boolean not null default false,
  filter jsonb,
  notes text not null default '',
  kind text not null,
  class text not null,
  class_guid text not null,
  provider text not null,
  driver_date date,
  driver_version text,
  architectures jsonb not null,
  minimum_version text,
  minimum_build integer,
  model_count integer not null,
  hardware_id_count integer not null,
  error_count integer not null,
  facts jsonb not null,
  files jsonb not null,
  missing_files jsonb not null,
  problems jsonb not null,
  imported_at timestamptz not null,
  unique nulls not distinct (organisation_id, digest)
);
create index drivers_by_description on drivers (lower(description), id);
create index drivers_content on drivers (sha256);
select windlass_raise_shared_wall('drivers');

create table driver_imports (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid references organisations on delete cascade,
  upload_id text not null unique,
  file_name text not null,
  size_bytes bigint not null,
  state text not null check (state in ('waiting', 'opening', 'reading', 'ready', 'refused')),
  done integer not null default 0,
  total integer not null default 0,
  failure jsonb,
  started_at timestamptz not null,
  lease_owner uuid,
  lease_until timestamptz,
  attempts integer not null default 0
);
select windlass_raise_shared_wall('driver_imports');

-- What became of each INF of a pack. Until the import ends, `driver` holds the row that will be, so that all drivers of a
-- pack appear at once, and a worker that takes over reads no INF again.
create table driver_import_files (
  import_id uuid not null references driver_imports on delete cascade,
  organisation_id uuid references organisations on delete cascade,
  path text not null,
  outcome text not null check (outcome in ('imported', 'known', 'ignored', 'refused')),
  driver_id uuid references drivers on delete set null,
  description text,
  missing_files jsonb not null default '[]',
  problems jsonb not null default '[]',
  failure jsonb,
  driver jsonb,
  -- Keeps the archive of a driver that is not there yet from being collected.
  sha256 text references blobs,
  primary key (import_id, path)
);
create index driver_import_files_driver on driver_import_files (driver_id);
create index driver_import_files_content on driver_import_files (sha256) where sha256 is not null;
select windlass_raise_shared_wall('driver_import_files');
