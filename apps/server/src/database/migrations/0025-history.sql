-- What people changed, of every kind of object: written in the transaction that changes the object, never changed after.

create table changes (
  id bigint generated always as identity primary key,
  -- Null: of something that all organisations share.
  organisation_id uuid references organisations on delete cascade,
  kind text not null,
  object_id uuid not null,
  -- As it was called then: the object may be gone.
  name text not null,
  action text not null check (action in ('created', 'changed', 'deleted', 'value-replaced')),
  -- Null: the server itself.
  user_id uuid references users on delete set null,
  by_name text not null,
  fields jsonb not null default '[]',
  at timestamptz not null
);
create index changes_of_object on changes (object_id, id desc);
create index changes_newest on changes (organisation_id, id desc);
select windlass_raise_shared_wall('changes');

-- The person may be forgotten; everything else stays as it was written.
create function windlass_refuse_rewritten_change() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'user_id') is distinct from (to_jsonb(old) - 'user_id') then
    raise exception 'changes rows cannot be changed';
  end if;
  return new;
end $$;
create trigger changes_immutable before update on changes
  for each row execute function windlass_refuse_rewritten_change();
