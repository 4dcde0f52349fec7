-- A copy of the devices that a tenant has registered in Windows Autopilot. Graph has no delta query for them and filters
-- on nothing but a part of the serial number, so whoever wants to search, sort and count 100,000 of them needs a copy.

create table autopilot_devices (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  -- Intune's id. Two organisations may be connected to one tenant, so it is unique only within one.
  autopilot_device_id text not null,
  serial_number text not null,
  -- As serial numbers are compared.
  serial_key text not null generated always as (lower(btrim(serial_number))) stored,
  manufacturer text not null,
  model text not null,
  system_family text not null,
  group_tag text not null,
  display_name text not null,
  purchase_order text not null,
  user_principal_name text not null,
  addressable_user_name text not null,
  enrolment text not null,
  last_contacted_at timestamptz,
  entra_device_id text,
  managed_device_id text,
  -- Null: only Graph v1.0 answered.
  profile_status text,
  profile_obstacle text,
  profile_assigned_at timestamptz,
  remediation text,
  userless_blocked boolean,
  drift text[] not null default '{}',
  deleting_since timestamptz,
  -- The synchronisation that saw it last: what a complete one did not see is gone.
  generation bigint not null,
  -- Learnt from elsewhere than a synchronisation; one that began before must not remove it.
  noted_at timestamptz,
  read_at timestamptz not null,
  unique (organisation_id, autopilot_device_id)
);
select windlass_raise_wall('autopilot_devices');

-- One for each order of the list, so that a page is read and not sorted.
create index autopilot_devices_serial on autopilot_devices (organisation_id, serial_key, id);
create index autopilot_devices_manufacturer on autopilot_devices (organisation_id, manufacturer, id);
create index autopilot_devices_model on autopilot_devices (organisation_id, model, id);
create index autopilot_devices_tag on autopilot_devices (organisation_id, group_tag, id);
create index autopilot_devices_profile on autopilot_devices (organisation_id, (coalesce(profile_status, '')), id);
create index autopilot_devices_user on autopilot_devices (organisation_id, user_principal_name, id);
create index autopilot_devices_name on autopilot_devices (organisation_id, display_name, id);
create index autopilot_devices_contact on autopilot_devices (organisation_id, (coalesce(last_contacted_at, '-infinity'::timestamptz)), id);
create index autopilot_devices_drift on autopilot_devices using gin (drift) where drift <> '{}';

-- An organisation's synchronisation: one at a time, kept after its end.
create table autopilot_device_syncs (
  organisation_id uuid primary key references organisations on delete cascade,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  generation bigint not null default 0,
  requested_by text,
  started_at timestamptz,
  finished_at timestamptz,
  pages integer not null default 0,
  records integer not null default 0,
  last_records integer,
  last_complete_at timestamptz,
  without_details boolean not null default false,
  failure jsonb,
  cancel_requested boolean not null default false,
  -- When it starts by itself.
  next_at timestamptz,
  lease_owner uuid,
  lease_until timestamptz,
  attempts integer not null default 0
);
select windlass_raise_wall('autopilot_device_syncs');

-- Something done to one device or to many.
create table autopilot_actions (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  action jsonb not null,
  reason text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  requested_by text not null,
  requested_at timestamptz not null,
  finished_at timestamptz,
  devices integer not null,
  note text,
  failure jsonb,
  -- When there is something to do next; null at an end.
  next_at timestamptz,
  lease_owner uuid,
  lease_until timestamptz,
  attempts integer not null default 0
);
create index autopilot_actions_newest on autopilot_actions (organisation_id, requested_at desc, id desc);
create index autopilot_actions_due on autopilot_actions (next_at) where next_at is not null;
select windlass_raise_wall('autopilot_actions');

create table autopilot_action_items (
  action_id uuid not null references autopilot_actions on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  position integer not null,
  autopilot_device_id text not null,
  serial_number text not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'failed', 'cancelled')),
  attempts integer not null default 0,
  -- Not looked at before; null for at once.
  not_before timestamptz,
  -- Multi Admin Approval's code, while a second administrator has to approve.
  approval_code text,
  detail text,
  failure jsonb,
  finished_at timestamptz,
  primary key (action_id, position)
);
create index autopilot_action_items_pending on autopilot_action_items (action_id, position) where state = 'pending';
select windlass_raise_wall('autopilot_action_items');
