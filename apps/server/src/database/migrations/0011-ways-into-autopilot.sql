-- The default domain of the tenant, as the last check read it, and of which tenant it was: an offline profile names it.
alter table tenant_connections
  add column default_domain text,
  add column default_domain_of uuid;

-- Devices on their way to being corporate devices in Intune, for Autopilot device preparation. No hardware hash.
create table corporate_identifiers (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  deployment_id uuid not null unique references deployments on delete cascade,
  device_id uuid not null references devices on delete cascade,
  manufacturer text not null,
  model text not null,
  serial_number text not null,
  state text not null check (state in ('captured', 'imported', 'failed')),
  attempts integer not null default 0,
  transitions jsonb not null default '[]',
  failure jsonb,
  warning jsonb,
  -- When a worker tries (again); null at an end.
  next_check_at timestamptz,
  lease_owner text,
  lease_until timestamptz,
  created_at timestamptz not null default now(),
  check ((state = 'captured') = (next_check_at is not null))
);
create index corporate_identifiers_due on corporate_identifiers (next_check_at) where next_check_at is not null;
select windlass_raise_wall('corporate_identifiers');
