-- How an organisation's app proves itself to Microsoft Entra. A connection has one credential in use. It may have a next
-- one, which a person brought, and one that automatic rotation has made; each takes the place of the one in use once Entra
-- has accepted it.

alter table secrets drop constraint secrets_kind_check;
alter table secrets add constraint secrets_kind_check
  check (kind in ('client-secret', 'private-key', 'webhook-secret'));
-- A webhook of the whole installation belongs to no organisation, and so does its secret.
alter table secrets alter column organisation_id drop not null;

create table tenant_credentials (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  place text not null check (place in ('current', 'next', 'rotating')),
  kind text not null check (kind in ('client-secret', 'certificate', 'federated-token')),
  -- The client secret or the private key; a federated token is read from its file each time.
  secret_id uuid references secrets,
  certificate_pem text,
  token_file text,
  -- Its id at the app registration, where this server added it there.
  key_id text,
  -- First instant at which it works no more.
  ends_at timestamptz,
  ends_from text check (ends_from in ('entered', 'certificate', 'entra')),
  -- The fewest days before the end of which a warning was given: each is given once.
  told_days integer,
  -- When Entra was last asked for its end.
  checked_at timestamptz,
  set_at timestamptz not null default now(),
  unique (organisation_id, place),
  check ((kind = 'federated-token') = (secret_id is null)),
  check ((kind = 'certificate') = (certificate_pem is not null)),
  check ((kind = 'federated-token') = (token_file is not null))
);
create index tenant_credentials_ends_at on tenant_credentials (ends_at) where place = 'current';
select windlass_raise_wall('tenant_credentials');

-- The server's role is bound by the wall, also here.
select set_config('windlass.scope', 'installation', true);
insert into tenant_credentials (organisation_id, place, kind, secret_id, ends_at, ends_from, set_at)
  select t.organisation_id, 'current', 'client-secret', s.id,
    ((s.expires_on + 1)::timestamp at time zone 'UTC'), case when s.expires_on is not null then 'entered' end, s.set_at
  from tenant_connections t join secrets s on s.id = t.secret_id;
alter table tenant_connections drop column secret_id;
-- Automatic rotation: how many days before the end, and how long the new one lasts; null: off.
alter table tenant_connections add column rotate_days integer, add column rotate_valid_days integer;

create table credential_rotations (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete cascade,
  kind text not null check (kind in ('client-secret', 'certificate')),
  -- adding: the new one is made · verifying: Entra is asked until it accepts it · removing: the new one is in use, the old
  -- one is taken off the app · undoing: the new one is taken off again.
  state text not null check (state in ('adding', 'verifying', 'removing', 'undoing', 'done', 'failed')),
  -- The app that it began with, and the credential in use then: where these have changed, it gives way.
  client_id uuid not null,
  old_credential_id uuid not null,
  new_credential_id uuid,
  valid_days integer not null,
  -- Key ids at the app registration.
  old_key_id text,
  new_key_id text,
  acceptances integer not null default 0,
  attempts integer not null default 0,
  failure jsonb,
  next_attempt_at timestamptz not null,
  lease_owner uuid,
  lease_until timestamptz,
  started_at timestamptz not null,
  finished_at timestamptz
);
create unique index credential_rotations_one on credential_rotations (organisation_id) where finished_at is null;
create index credential_rotations_newest on credential_rotations (organisation_id, started_at desc);
select windlass_raise_wall('credential_rotations');

-- A credential knows its end by itself, also where it has no secret.
alter table secrets drop column expires_on;

-- Notifications: what happened is written in the transaction in which it happens, laid out for the webhooks that want it,
-- and delivered at least once.

create table webhooks (
  id uuid primary key default gen_random_uuid(),
  -- Null: hears of every organisation. Only who may do so in all of them sees it.
  organisation_id uuid references organisations on delete cascade,
  name text not null,
  url text not null,
  events text[] not null,
  enabled boolean not null default true,
  secret_id uuid not null references secrets,
  updated_at timestamptz not null default now()
);
select windlass_raise_wall('webhooks');

create table notifications (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid references organisations on delete cascade,
  kind text not null,
  body jsonb not null,
  at timestamptz not null default now(),
  -- When it was logged and laid out for webhooks; null: not yet.
  distributed_at timestamptz
);
create index notifications_waiting on notifications (at) where distributed_at is null;
select windlass_raise_wall('notifications');

create table webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  -- The webhook's.
  organisation_id uuid references organisations on delete cascade,
  webhook_id uuid not null references webhooks on delete cascade,
  notification_id uuid not null references notifications on delete cascade,
  state text not null check (state in ('waiting', 'delivered', 'given-up')),
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  lease_owner uuid,
  lease_until timestamptz,
  last_attempt_at timestamptz,
  status integer,
  failure jsonb,
  unique (webhook_id, notification_id)
);
create index webhook_deliveries_due on webhook_deliveries (next_attempt_at) where state = 'waiting';
select windlass_raise_wall('webhook_deliveries');
