-- “Set up for me”: one row for an organisation, from the first choice until everything made is undone.

create table tenant_set_ups (
  organisation_id uuid primary key references organisations on delete cascade,
  -- Stands in the description of what is made in the tenant; a new one once everything is undone.
  mark uuid not null default gen_random_uuid(),
  revision integer not null default 1,
  state text not null check (state in
    ('draft', 'signing-in', 'planning', 'planned', 'running', 'done', 'failed', 'undoing', 'undone', 'cancelled')),
  -- What happens once somebody has signed in.
  purpose text not null default 'plan' check (purpose in ('plan', 'run', 'undo')),
  wish jsonb not null,
  tenant_id uuid,
  sign_in jsonb,
  signed_in jsonb,
  steps jsonb not null default '[]',
  made jsonb not null default '[]',
  -- Steps with a creation whose end is not known.
  intents jsonb not null default '[]',
  subjects jsonb not null default '{}',
  failure jsonb,
  -- Device code, token, a credential on its way and the connection before, in one envelope.
  sealed jsonb,
  next_at timestamptz,
  updated_at timestamptz not null default now(),
  lease_owner uuid,
  lease_until timestamptz,
  attempts integer not null default 0
);
create index tenant_set_ups_due on tenant_set_ups (next_at)
  where state in ('signing-in', 'planning', 'running', 'undoing');
select windlass_raise_wall('tenant_set_ups');
