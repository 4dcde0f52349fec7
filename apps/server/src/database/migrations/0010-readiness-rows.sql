-- A report is about several builds, and each of its rows can be checked again alone.
-- The server's role is bound by the wall, also here.
select set_config('windlass.scope', 'installation', true);
update readiness_reports set rows = (
  select jsonb_agg(
    jsonb_build_object(
      'buildId', null,
      'checkedAt', to_char(checked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    ) || line order by place)
  from jsonb_array_elements(rows) with ordinality as lines (line, place)
  -- Rows on a group or a profile did not say of which build.
  where line->>'id' not in ('group', 'group-rule', 'profile')
)
where jsonb_typeof(rows) = 'array';
