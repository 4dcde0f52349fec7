-- Lists and look-ups that stay quick with 100,000 devices behind the wall.

-- The same wall as before. As two conditions joined by "or" the planner took it for true of one row in two hundred, so it
-- read whole tables and sorted them where an index had the order. It takes a "case" for true of every second row.
create or replace function windlass_visible(organisation uuid) returns boolean
  language sql stable parallel safe
  return case
    when current_setting('windlass.scope', true) = 'installation' then true
    else organisation::text = any (string_to_array(current_setting('windlass.organisations', true), ','))
  end;

-- Behind the wall a condition reaches an index only where it cannot leak what it compared ("leakproof"): equality of a plain
-- column can, lower(), ilike and what GIN indexes answer cannot
-- (https://www.postgresql.org/docs/current/rules-privileges.html). So what is looked up is a column of its own.
alter table devices
  add column serial_key text not null generated always as (lower(serial_number)) stored;
drop index devices_serial_number;
create unique index devices_serial_number on devices (organisation_id, serial_key);

alter table registrations
  add column serial_key text not null generated always as (lower(serial_number)) stored;
drop index registrations_serial_number;
create index registrations_serial_number on registrations (organisation_id, serial_key, created_at);

-- A word anywhere in anything a person would know a device by: no index can serve it here, so it is one quick comparison
-- a row instead of seven slow ones. Line breaks keep a word from being found across two values.
alter table autopilot_devices
  add column search_key text not null generated always as (lower(
    serial_number || E'\n' || display_name || E'\n' || user_principal_name || E'\n' || group_tag || E'\n' || model
    || E'\n' || manufacturer || E'\n' || autopilot_device_id)) stored;
drop index autopilot_devices_drift;
