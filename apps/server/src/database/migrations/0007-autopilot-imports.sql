-- Devices brought in with a CSV file: read and judged first, registered when a person has seen every row's verdict.

create table autopilot_imports (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  file_name text not null,
  size_bytes bigint not null,
  state text not null check (state in ('reading', 'preview', 'creating', 'created', 'cancelled', 'refused')),
  encoding text,
  -- On the file as a whole.
  findings jsonb not null default '[]',
  rows_read integer not null default 0,
  failure jsonb,
  -- Where the group tags come from; null until somebody has confirmed the preview.
  tag_choice jsonb,
  created_by uuid not null references users,
  created_at timestamptz not null default now(),
  confirmed_by uuid references users,
  confirmed_at timestamptz,
  lease_owner uuid,
  lease_until timestamptz,
  attempts integer not null default 0
);
create index autopilot_imports_newest on autopilot_imports (organisation_id, created_at desc);
create index autopilot_imports_work on autopilot_imports (created_at) where state in ('reading', 'creating');
select windlass_raise_wall('autopilot_imports');

create table autopilot_import_rows (
  import_id uuid not null references autopilot_imports on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  row_number integer not null,
  verdict text not null check (verdict in ('accepted', 'warning', 'refused')),
  serial_number text not null,
  group_tag text,
  assigned_user text,
  product_id text,
  -- Personal data: never in a log, never in an answer; taken out as soon as the registration holds it.
  hardware_hash text,
  hash_summary jsonb,
  findings jsonb not null default '[]',
  -- What became of it: null while nothing has; a row that was left out says why in its findings.
  outcome text check (outcome in ('created', 'left-out')),
  registration_id uuid references registrations on delete set null,
  primary key (import_id, row_number)
);
create index autopilot_import_rows_verdict on autopilot_import_rows (import_id, verdict, row_number);
create index autopilot_import_rows_registration on autopilot_import_rows (registration_id);
select windlass_raise_wall('autopilot_import_rows');
