-- Driver packs: what came in together, of one maker, for some models. A driver may have come in several of them.

create table driver_packs (
  id uuid primary key default gen_random_uuid(),
  -- Null: shared by all organisations.
  organisation_id uuid references organisations on delete cascade,
  revision integer not null default 1,
  name text not null,
  vendor text not null default '',
  version text not null default '',
  active boolean not null default true,
  -- Which devices it is for; null is all that the identifiers of its drivers fit.
  filter jsonb,
  notes text not null default '',
  other_data jsonb not null default '[]',
  -- The file it was imported from; packs from before files were hashed have no hash.
  file_name text not null,
  file_sha256 text,
  file_size_bytes bigint,
  imported_at timestamptz not null
);
create index driver_packs_by_name on driver_packs (lower(name), id);
create index driver_packs_by_file on driver_packs (file_sha256);
select windlass_raise_shared_wall('driver_packs');

create table driver_pack_members (
  pack_id uuid not null references driver_packs on delete cascade,
  driver_id uuid not null references drivers on delete cascade,
  organisation_id uuid references organisations on delete cascade,
  -- Where in the pack.
  inf_path text not null,
  primary key (pack_id, driver_id)
);
create index driver_pack_members_driver on driver_pack_members (driver_id);
select windlass_raise_shared_wall('driver_pack_members');

-- The pack that an import made or added to.
alter table driver_imports add column pack_id uuid references driver_packs on delete set null;
alter table driver_imports add column file_sha256 text;

-- What people narrow a driver to; null leaves it to its INF.
alter table drivers add column limited_architectures jsonb;
alter table drivers add column limited_minimum_build integer;
alter table drivers add column other_data jsonb not null default '[]';

-- Until now a driver named the file that it first came with.
select set_config('windlass.scope', 'installation', true);
insert into driver_packs (organisation_id, name, file_name, imported_at)
  select organisation_id, regexp_replace(source, '\.(zip|cab|exe|7z|tar|tgz|tar\.gz|msi)$', '', 'i'), source, min(imported_at)
  from drivers group by organisation_id, source;
insert into driver_pack_members (pack_id, driver_id, organisation_id, inf_path)
  select pack.id, driver.id, driver.organisation_id, driver.inf_path
  from drivers driver join driver_packs pack
    on pack.file_name = driver.source and pack.organisation_id is not distinct from driver.organisation_id;
alter table drivers drop column source;
