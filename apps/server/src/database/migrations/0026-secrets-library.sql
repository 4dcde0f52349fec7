-- Secrets that people keep and refer to by name. What describes them is here; the sealed value stays in `secrets`, which
-- no listing reads.

alter table secrets drop constraint secrets_kind_check;
alter table secrets add constraint secrets_kind_check
  check (kind in ('client-secret', 'private-key', 'webhook-secret', 'library'));

create table library_secrets (
  id uuid primary key,
  -- Null: shared by all organisations.
  organisation_id uuid references organisations on delete cascade,
  revision integer not null default 1,
  name text not null,
  kind text not null check (kind in
    ('password', 'user-name-password', 'client-secret', 'certificate', 'wifi-profile', 'product-key', 'text')),
  description text not null,
  -- What of the value is no secret.
  facts jsonb not null,
  expires_on date,
  expires_from text check (expires_from in ('entered', 'certificate')),
  -- The fewest days before the end of which a warning was given: each is given once.
  told_days integer,
  sealed_id uuid not null references secrets,
  value_set_at timestamptz not null,
  updated_at timestamptz not null,
  check ((expires_on is null) = (expires_from is null))
);
create unique index library_secrets_name on library_secrets (organisation_id, lower(name)) nulls not distinct;
create index library_secrets_expires_on on library_secrets (expires_on) where expires_on is not null;
select windlass_raise_shared_wall('library_secrets');

-- Who names which secret: written by whatever names one, in the transaction that saves it. The reference keeps a secret
-- from being deleted while something comes to name it.
create table secret_uses (
  secret_id uuid not null references library_secrets,
  user_kind text not null,
  user_id uuid not null,
  -- Of the user; null: shared by all.
  organisation_id uuid references organisations on delete cascade,
  user_name text not null,
  primary key (secret_id, user_kind, user_id)
);
create index secret_uses_of_user on secret_uses (user_kind, user_id);
select windlass_raise_shared_wall('secret_uses');

-- Which master keys this installation has known. One that was replaced by rotation does not start a server again.
create table master_keys (
  id text primary key,
  first_used_at timestamptz not null,
  retired_at timestamptz
);
