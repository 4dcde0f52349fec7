-- Names that devices hold, the counters they are numbered by, and the list that names devices in advance.

create table computer_names (
  organisation_id uuid not null references organisations on delete cascade,
  name text not null,
  -- As NetBIOS and DNS compare names.
  name_key text not null generated always as (lower(name)) stored,
  device_id uuid not null references devices on delete cascade,
  -- The deployment it was given for; while that never began to wipe the disk, the name is not the device's yet.
  deployment_id uuid not null references deployments on delete cascade,
  -- The template in capitals; null: the asset list, or a person.
  rule text,
  reason text not null,
  reserved_at timestamptz not null,
  primary key (organisation_id, name_key)
);
create index computer_names_of_device on computer_names (device_id);
select windlass_raise_wall('computer_names');

create table computer_name_counters (
  organisation_id uuid not null references organisations on delete cascade,
  -- In capitals.
  template text not null,
  last bigint not null,
  primary key (organisation_id, template)
);
select windlass_raise_wall('computer_name_counters');

create table assets (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  serial_number text,
  serial_key text generated always as (lower(btrim(serial_number))) stored,
  mac text,
  smbios_uuid uuid,
  computer_name text,
  asset_tag text,
  -- Where it comes from, in words: a row of a file, or who entered it.
  source text not null,
  revision integer not null default 1,
  updated_at timestamptz not null,
  check (num_nonnulls(serial_number, mac, smbios_uuid) > 0)
);
create unique index assets_serial on assets (organisation_id, serial_key);
create unique index assets_mac on assets (organisation_id, mac);
create unique index assets_uuid on assets (organisation_id, smbios_uuid);
create unique index assets_name on assets (organisation_id, lower(computer_name));
select windlass_raise_wall('assets');

-- What the server decided to call the device; null: deployments from before it did.
alter table deployments add column decided_name jsonb;
-- What a pre-staged device is to be called; null: as the build says.
alter table devices add column prestaged_name text;

-- Whether a name is free is asked of the tenant's records, too.
create index autopilot_devices_name_key on autopilot_devices (organisation_id, lower(display_name));

select set_config('windlass.scope', 'installation', true);

-- Names that were given before names were kept: of each device the newest, and of two devices the newer.
insert into computer_names (organisation_id, name, device_id, deployment_id, reason, reserved_at)
select distinct on (organisation_id, lower(computer_name)) organisation_id, computer_name, device_id, id,
  'given by the build''s template', started_at
from (
  select distinct on (device_id) organisation_id, computer_name, device_id, id, started_at
  from deployments where state = 'succeeded' and computer_name is not null
  order by device_id, started_at desc
) as newest
order by organisation_id, lower(computer_name), started_at desc;
