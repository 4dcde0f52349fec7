-- What technicians decided on devices whose quality checks stood against going on: written once, never changed after.

create table check_decisions (
  organisation_id uuid not null references organisations on delete cascade,
  deployment_id uuid not null references deployments on delete cascade,
  step_id text not null,
  decision text not null check (decision in ('go-on', 'end')),
  reason text not null,
  user_id uuid references users on delete set null,
  by_name text not null,
  at timestamptz not null,
  primary key (deployment_id, step_id)
);
select windlass_raise_wall('check_decisions');
