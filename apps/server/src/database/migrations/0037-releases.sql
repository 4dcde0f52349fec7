-- What devices get is a release. Publications stay an immutable chain; beside them stands, and only grows, which of them
-- was released to whom, by whom, when and why. The newest row of a target says what it gets now (decision 0033).

create table releases (
  id uuid primary key default gen_random_uuid(),
  -- The order in which they were made; several are made in one instant.
  sequence bigint generated always as identity unique,
  organisation_id uuid not null references organisations on delete cascade,
  action text not null check (action in ('released', 'rolled-back', 'pinned', 'piloted', 'ended')),
  target_kind text not null check (target_kind in ('all', 'build', 'location')),
  -- Null: all devices. No foreign key: what was released to a build stays known when the build is gone.
  target_id uuid,
  -- As it was called then.
  target_name text,
  -- Null: the target gets again what it would get without a release of its own.
  publication_id uuid references publications,
  -- What was released to the target before; null: nothing of its own.
  previous_publication_id uuid references publications,
  reason text not null,
  released_by uuid not null references users,
  released_at timestamptz not null,
  check ((target_kind = 'all') = (target_id is null)),
  check ((target_kind = 'all') = (target_name is null)),
  check ((target_kind = 'all') = (action in ('released', 'rolled-back'))),
  check (action <> 'piloted' or target_kind = 'location'),
  check ((action = 'ended') = (publication_id is null))
);
create index releases_newest on releases (organisation_id, target_kind, target_id, sequence desc);
select windlass_raise_wall('releases');
create trigger releases_immutable before update on releases
  for each row execute function windlass_refuse_change();

select set_config('windlass.scope', 'installation', true);

-- Until now devices got the newest.
insert into releases
  (organisation_id, action, target_kind, publication_id, previous_publication_id, reason, released_by, released_at)
select organisation_id, 'released', 'all', id, lag(id) over (partition by organisation_id order by number), '',
  published_by, published_at
from publications order by organisation_id, number;

-- A publication that nobody gets any more loses its text after a while; that it was made, by whom, what it changed, its
-- hash and its signature stay.
drop trigger publications_immutable on publications;
alter table publications
  alter column body drop not null,
  add column size_bytes bigint,
  -- What all devices got when it was made, which its changes are told against; null: nothing.
  add column changed_since integer,
  add column content_removed_at timestamptz,
  add check ((body is null) = (content_removed_at is not null));
update publications set size_bytes = octet_length(body), changed_since = nullif(number - 1, 0);
alter table publications alter column size_bytes set not null;

create function windlass_measure_publication() returns trigger language plpgsql as $$
begin
  new.size_bytes := octet_length(new.body);
  return new;
end $$;
create trigger publications_measured before insert on publications
  for each row execute function windlass_measure_publication();

create function windlass_keep_publication() returns trigger language plpgsql as $$
begin
  if old.body is null or new.body is not null
    or to_jsonb(new) - array['body', 'content_removed_at'] is distinct from
      to_jsonb(old) - array['body', 'content_removed_at']
  then raise exception '% rows cannot be changed', tg_table_name;
  end if;
  return new;
end $$;
create trigger publications_immutable before update on publications
  for each row execute function windlass_keep_publication();
