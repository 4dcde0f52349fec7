-- Which secret was given to which device for which step, and when: written before it is given, never changed after.

create table secret_deliveries (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisations on delete cascade,
  deployment_id uuid not null references deployments on delete cascade,
  device_id uuid not null,
  -- No reference: what was given stays written down when the secret is gone.
  secret_id uuid not null,
  secret_name text not null,
  step_id text not null,
  step_title text not null,
  attempt integer not null,
  -- As the device called itself then.
  serial_number text not null,
  delivered_at timestamptz not null,
  -- One use: each attempt of a step gets its secrets once.
  unique (deployment_id, step_id, attempt, secret_id)
);
create index secret_deliveries_of_secret on secret_deliveries (secret_id, id desc);
select windlass_raise_wall('secret_deliveries');
create trigger secret_deliveries_immutable before update on secret_deliveries
  for each row execute function windlass_refuse_change();
