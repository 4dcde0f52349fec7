-- Definitions that all organisations share belong to none of them. Everybody who is inside some organisation's scope sees
-- such a row; only the installation's own scope writes it. (Numbered so that every later table can use it.)

create function windlass_readable(organisation uuid) returns boolean
  language sql stable parallel safe
  return windlass_visible(organisation)
    or (organisation is null and current_setting('windlass.scope', true) = 'organisations'
      and current_setting('windlass.organisations', true) <> '');

create function windlass_raise_shared_wall(target regclass) returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy organisation_wall on %s for select using (windlass_readable(organisation_id))', target);
  execute format(
    'create policy organisation_wall_insert on %s for insert with check (windlass_visible(organisation_id))', target);
  execute format(
    'create policy organisation_wall_update on %s for update using (windlass_visible(organisation_id)) '
    'with check (windlass_visible(organisation_id))', target);
  execute format(
    'create policy organisation_wall_delete on %s for delete using (windlass_visible(organisation_id))', target);
end $$;
