-- Content that nothing names is marked, left for a while, and then freed. A column that names content has a foreign key to
-- blobs: that is how the collection finds it, and what keeps a row of blobs that is named from going.

alter table blobs add column unused_since timestamptz;
create index blobs_unused on blobs (unused_since) where unused_since is not null;

create table content_runs (
  id uuid primary key default gen_random_uuid(),
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  -- Null: by itself, once a day.
  asked_by uuid references users on delete set null,
  asked_at timestamptz not null default now(),
  began_at timestamptz,
  ended_at timestamptz,
  counts jsonb,
  failure jsonb,
  lease_owner uuid,
  lease_until timestamptz,
  attempts integer not null default 0
);
create unique index content_runs_one on content_runs ((true)) where state in ('waiting', 'running');
create index content_runs_newest on content_runs (asked_at desc);
