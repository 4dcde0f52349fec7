-- Connectors: commands on members of a domain that make computer accounts for devices; and these accounts.

create table connectors (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  name text not null,
  domain text not null,
  -- SHA-256 of the code that enrols it once; null: enrolled, or revoked before.
  code_digest bytea unique,
  code_expires_at timestamptz,
  public_key text unique,
  -- What its computer says of itself.
  computer text,
  version text,
  created_at timestamptz not null,
  created_by text not null,
  last_seen_at timestamptz,
  revoked_at timestamptz
);
create unique index connectors_name on connectors (organisation_id, lower(name)) where revoked_at is null;
select windlass_raise_wall('connectors');

-- One row for each proof seen, so that a signed request works once; swept after the proof window.
create table connector_proofs (
  connector_id uuid not null references connectors on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  nonce text not null,
  seen_at timestamptz not null,
  primary key (connector_id, nonce)
);
create index connector_proofs_seen on connector_proofs (seen_at);
select windlass_raise_wall('connector_proofs');

create table computer_accounts (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  -- Each deployment has one of its own: what was given to one is never given to another.
  deployment_id uuid not null unique references deployments on delete cascade,
  device_id uuid not null references devices on delete cascade,
  domain text not null,
  computer_name text not null,
  organisational_unit text,
  reuse boolean not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'taken', 'made', 'given', 'used', 'failed', 'withdrawn')),
  connector_id uuid references connectors on delete set null,
  lease_until timestamptz,
  not_before timestamptz,
  attempts integer not null default 0,
  -- Of the last attempt; null: none failed.
  failure jsonb,
  -- What djoin wrote, sealed; there from when it is made until it is used, and no longer.
  envelope jsonb,
  requested_at timestamptz not null,
  made_at timestamptz,
  used_at timestamptz,
  check ((envelope is not null) = (state in ('made', 'given')))
);
create index computer_accounts_open on computer_accounts (organisation_id, lower(domain), requested_at)
  where state in ('waiting', 'taken');
create index computer_accounts_of_device on computer_accounts (device_id);
create index computer_accounts_of_connector on computer_accounts (connector_id);
select windlass_raise_wall('computer_accounts');
