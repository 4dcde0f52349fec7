-- The wall between organisations. Every row carries its organisation (or belongs to one of the few shared tables), and
-- the policy below is put on each of these tables: without the settings, a query sees nothing.

create function windlass_visible(organisation uuid) returns boolean
  language sql stable parallel safe
  return current_setting('windlass.scope', true) = 'installation'
    or organisation::text = any (string_to_array(current_setting('windlass.organisations', true), ','));

create function windlass_raise_wall(target regclass, organisation_column text default 'organisation_id') returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  -- The server owns its tables, and an owner passes by row-level security unless it is forced.
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy organisation_wall on %s using (windlass_visible(%I)) with check (windlass_visible(%I))',
    target, organisation_column, organisation_column);
end $$;

-- People (shared: one person may have roles in several organisations).

create table users (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null,
  password_hash text not null,
  created_at timestamptz not null default now()
);
create unique index users_email on users (lower(email));

create table organisations (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  created_at timestamptz not null default now()
);
create unique index organisations_name on organisations (lower(name));
select windlass_raise_wall('organisations', 'id');

create table role_assignments (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users on delete cascade,
  role text not null check (role in ('administrator', 'technician', 'auditor')),
  -- Null: in all organisations.
  organisation_id uuid references organisations on delete cascade,
  unique nulls not distinct (user_id, role, organisation_id)
);

create table user_sessions (
  -- SHA-256 of the cookie's token: a dump of this table signs nobody in.
  token_sha256 bytea primary key,
  user_id uuid not null references users on delete cascade,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table sign_in_failures (
  id bigint generated always as identity primary key,
  email text not null,
  address text not null,
  at timestamptz not null default now()
);
create index sign_in_failures_at on sign_in_failures (at);

create table set_up_links (
  token_sha256 bytea primary key,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- Keys and secrets.

create table signing_keys (
  id uuid primary key default gen_random_uuid(),
  purpose text not null check (purpose in ('publication', 'content-ticket')),
  key_id text not null unique,
  public_key text not null,
  -- Envelope of the private key, see security/envelope.ts.
  private_key jsonb not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz
);
create unique index signing_keys_current on signing_keys (purpose) where retired_at is null;

create table secrets (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  name text not null,
  kind text not null check (kind in ('client-secret')),
  envelope jsonb not null,
  expires_on date,
  set_at timestamptz not null default now(),
  unique (organisation_id, name)
);
select windlass_raise_wall('secrets');

-- Microsoft Entra.

create table tenant_connections (
  organisation_id uuid primary key references organisations on delete cascade,
  tenant_id uuid not null,
  client_id uuid not null,
  cloud text not null check (cloud in ('global', 'usgov', 'dod', 'china', 'lab')),
  secret_id uuid references secrets on delete set null,
  updated_at timestamptz not null default now(),
  -- One worker at a time follows this tenant's registrations; a lease that was not renewed is free again.
  lease_owner uuid,
  lease_until timestamptz,
  next_due_at timestamptz
);
select windlass_raise_wall('tenant_connections');

create table readiness_reports (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  checked_at timestamptz not null default now(),
  outcome text not null check (outcome in ('passed', 'failed', 'warning', 'cannot-tell')),
  rows jsonb not null
);
create index readiness_reports_newest on readiness_reports (organisation_id, checked_at desc);
select windlass_raise_wall('readiness_reports');

-- Library. Blobs are shared (stored once by content); nothing lists them but the rows that name them.

create table blobs (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null,
  stored_at timestamptz not null default now()
);

create table uploads (
  id text primary key,
  organisation_id uuid not null references organisations on delete cascade,
  user_id uuid not null references users on delete cascade,
  file_name text not null,
  size_bytes bigint not null,
  created_at timestamptz not null default now(),
  completed_at timestamptz
);
select windlass_raise_wall('uploads');

create table operating_systems (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  name text not null,
  kind text not null check (kind in ('wim', 'esd', 'swm')),
  compression text not null,
  sha256 text not null references blobs,
  size_bytes bigint not null,
  images jsonb not null,
  imported_at timestamptz not null default now(),
  unique (organisation_id, sha256)
);
select windlass_raise_wall('operating_systems');

create table operating_system_imports (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  upload_id text not null,
  file_name text not null,
  requested_name text,
  state text not null check (state in ('waiting', 'hashing', 'reading', 'ready', 'refused')),
  done_bytes bigint not null default 0,
  total_bytes bigint not null,
  operating_system_id uuid references operating_systems on delete set null,
  failure jsonb,
  started_at timestamptz not null default now(),
  lease_owner uuid,
  lease_until timestamptz,
  attempts integer not null default 0
);
select windlass_raise_wall('operating_system_imports');

create table software_packages (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  revision integer not null default 1,
  name text not null,
  version text not null,
  steps jsonb not null,
  files jsonb not null default '[]',
  updated_at timestamptz not null default now()
);
create unique index software_packages_name on software_packages (organisation_id, lower(name), version);
select windlass_raise_wall('software_packages');

-- Builds and publications.

create table builds (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  revision integer not null default 1,
  name text not null,
  definition jsonb not null,
  updated_at timestamptz not null default now()
);
create unique index builds_name on builds (organisation_id, lower(name));
select windlass_raise_wall('builds');

create table publications (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  number integer not null,
  -- The exact canonical text that was signed.
  body text not null,
  sha256 text not null,
  signature text not null,
  key_id text not null references signing_keys (key_id),
  changes jsonb not null,
  published_by uuid not null references users,
  published_at timestamptz not null default now(),
  unique (organisation_id, number)
);
select windlass_raise_wall('publications');

create function windlass_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows cannot be changed', tg_table_name;
end $$;
create trigger publications_immutable before update on publications
  for each row execute function windlass_refuse_change();

-- Devices and deployments.

create table boot_profiles (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  name text not null,
  created_at timestamptz not null default now(),
  unique (organisation_id, name)
);
select windlass_raise_wall('boot_profiles');

create table devices (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  serial_number text not null,
  smbios_uuid uuid,
  inventory jsonb,
  prestaged_build_id uuid references builds on delete set null,
  prestaged_by uuid references users,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz
);
create unique index devices_serial_number on devices (organisation_id, lower(serial_number));
select windlass_raise_wall('devices');

create table agent_sessions (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  boot_profile_id uuid not null references boot_profiles on delete cascade,
  public_key text not null unique,
  match_code text not null,
  state text not null check (state in ('pending', 'approved', 'refused', 'expired', 'finished')),
  platform text not null,
  agent_version text not null,
  inventory jsonb not null,
  device_id uuid not null references devices on delete cascade,
  requested_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by uuid references users,
  refusal text
);
create index agent_sessions_pending on agent_sessions (organisation_id, requested_at) where state = 'pending';
select windlass_raise_wall('agent_sessions');

-- One row for each proof seen, so that a signed request works once; swept after the proof window.
create table agent_proofs (
  session_id uuid not null,
  nonce text not null,
  seen_at timestamptz not null default now(),
  primary key (session_id, nonce)
);
create index agent_proofs_seen on agent_proofs (seen_at);

create table deployments (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  session_id uuid not null unique references agent_sessions on delete cascade,
  device_id uuid not null references devices on delete cascade,
  publication_id uuid not null references publications,
  build_id uuid not null,
  build_name text not null,
  state text not null check (state in ('running', 'succeeded', 'failed')),
  -- SHA-256 of the agent's token; null before the first grant and after the end.
  token_sha256 bytea,
  token_expires_at timestamptz,
  approved_by text not null,
  plan jsonb,
  computer_name text,
  phase text,
  -- Steps as the events so far describe them; a projection of deployment_events.
  steps jsonb not null default '[]',
  last_sequence integer not null default 0,
  last_event_at timestamptz,
  failure jsonb,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
create index deployments_newest on deployments (organisation_id, started_at desc);
create index deployments_device on deployments (device_id, started_at desc);
select windlass_raise_wall('deployments');

create table deployment_events (
  deployment_id uuid not null references deployments on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  sequence integer not null,
  at timestamptz not null,
  received_at timestamptz not null default now(),
  body jsonb not null,
  primary key (deployment_id, sequence)
);
select windlass_raise_wall('deployment_events');

-- Registrations in Windows Autopilot.

create table registrations (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  deployment_id uuid not null unique references deployments on delete cascade,
  device_id uuid not null references devices on delete cascade,
  serial_number text not null,
  -- Personal data: never in a log, never in an answer.
  hardware_hash text not null,
  group_tag text not null,
  group_object_id uuid not null,
  state text not null,
  revision integer not null default 1,
  -- What the state machine of packages/autopilot keeps between ticks.
  progress jsonb not null default '{}',
  transitions jsonb not null default '[]',
  failure jsonb,
  next_check_at timestamptz,
  created_at timestamptz not null default now()
);
create index registrations_due on registrations (organisation_id, next_check_at) where next_check_at is not null;
select windlass_raise_wall('registrations');
