-- Each build as a whole, as somebody saved it: what differs between any two can be told, and an earlier one restored.

create table build_revisions (
  build_id uuid not null references builds on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  revision integer not null,
  definition jsonb not null,
  -- What the definition names by id, as it was called then: it may be gone when somebody looks at it again.
  names jsonb not null default '{}',
  restored_from integer,
  -- Null: the server itself, or a person that is forgotten.
  user_id uuid references users on delete set null,
  by_name text not null,
  at timestamptz not null,
  primary key (build_id, revision)
);
select windlass_raise_wall('build_revisions');

-- Builds that were made before: what they are now is the first that is kept.
select set_config('windlass.scope', 'installation', true);
insert into build_revisions (build_id, organisation_id, revision, definition, user_id, by_name, at, names)
select build.id, build.organisation_id, build.revision, build.definition, author.user_id,
  coalesce(author.by_name, 'Windlass'), coalesce(author.at, build.updated_at),
  coalesce((
    select jsonb_object_agg(named.id, named.name) from (
      select id, name || ' ' || version as name from software_packages
      union all select id, name from operating_systems
      union all select id, name from definitions
      union all select id, name from library_secrets
    ) as named
    where named.id::text in (
      select piece[1] from regexp_matches(
        build.definition::text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') as piece)
  ), '{}')
from builds as build
left join lateral (
  select user_id, by_name, at from changes where changes.object_id = build.id order by changes.id desc limit 1
) as author on true;
