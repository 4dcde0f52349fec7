-- What is set for the tenant (organisation null) and, in its place, for one organisation. A field that is null, or that was
-- stored before it came into being, is inherited: packages/protocol/src/settings.ts.

create table settings (
  id uuid primary key default gen_random_uuid(),
  -- Null: the tenant's, from which all organisations inherit.
  organisation_id uuid references organisations on delete cascade,
  revision integer not null default 1,
  definition jsonb not null,
  updated_at timestamptz not null
);
create unique index settings_owner on settings (organisation_id) nulls not distinct;
select windlass_raise_shared_wall('settings');
