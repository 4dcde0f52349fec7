-- One worker at a time follows an app in a tenant, for whichever organisations are connected with it: Microsoft counts
-- requests by app and tenant, so that two workers would exceed together what each of them keeps to. Not walled: a row
-- names a tenant and an app, and no organisation.
create table tenant_leases (
  cloud text not null check (cloud in ('global', 'usgov', 'dod', 'china', 'lab')),
  tenant_id uuid not null,
  client_id uuid not null,
  lease_owner uuid not null,
  lease_until timestamptz not null,
  -- When its holder means to look at the waiting devices again; for others that is a sign of life, and a deadline.
  next_look_at timestamptz,
  primary key (cloud, tenant_id, client_id)
);
alter table tenant_connections drop column lease_owner, drop column lease_until;

-- Import records of Intune that are done with. They are removed behind the devices' own work; no device waits for them.
create table import_leftovers (
  organisation_id uuid not null references organisations on delete cascade,
  imported_id text not null,
  added_at timestamptz not null default now(),
  not_before timestamptz not null default now(),
  primary key (organisation_id, imported_id)
);
create index import_leftovers_due on import_leftovers (organisation_id, not_before);
select windlass_raise_wall('import_leftovers');

insert into import_leftovers (organisation_id, imported_id)
  select organisation_id, leftover
  from registrations, jsonb_array_elements_text(coalesce(progress -> 'leftoverImportedIds', '[]')) leftover
  on conflict do nothing;
update registrations set next_check_at = null where state in ('ready', 'failed') and next_check_at is not null;

-- What a waiting device waits for, in words: shown, not a failure.
alter table registrations add column notice jsonb;
-- A worker that takes over reads all that are on their way.
create index registrations_waiting on registrations (organisation_id)
  where state in ('submitted', 'importing', 'registered', 'tagged', 'in-group', 'profile-assigned');
