-- Which drivers name an identifier: what a device gets is looked up by its own few thousand identifiers, without reading
-- the facts of a whole library. Capitals of ASCII, as the server asks. Facts of a driver never change.

create table driver_identifiers (
  driver_id uuid not null references drivers on delete cascade,
  organisation_id uuid references organisations on delete cascade,
  identifier text collate "C" not null,
  primary key (identifier, driver_id)
);
create index driver_identifiers_driver on driver_identifiers (driver_id);
select windlass_raise_shared_wall('driver_identifiers');

create function windlass_index_driver() returns trigger
  language plpgsql as $$
begin
  insert into driver_identifiers (driver_id, organisation_id, identifier)
    select distinct new.id, new.organisation_id, upper((named #>> '{}') collate "C")
    from jsonb_path_query(new.facts, '$.manufacturers[*].sections[*].models[*].keyvalue()
      ? (@.key == "hardwareIds" || @.key == "compatibleIds").value[*]') as named;
  return null;
end $$;
create trigger drivers_are_indexed after insert on drivers for each row execute function windlass_index_driver();

-- Drivers that are there already, of every organisation.
select set_config('windlass.scope', 'installation', true);
insert into driver_identifiers (driver_id, organisation_id, identifier)
  select distinct drivers.id, drivers.organisation_id, upper((named #>> '{}') collate "C")
  from drivers, jsonb_path_query(drivers.facts, '$.manufacturers[*].sections[*].models[*].keyvalue()
    ? (@.key == "hardwareIds" || @.key == "compatibleIds").value[*]') as named;
