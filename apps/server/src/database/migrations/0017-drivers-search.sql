-- What a search looks through beside the description: models and identifiers in lower case, a line each. The facts hold
-- them, too, in many times as much text.
alter table drivers add column search_text text not null default '';
update drivers set search_text = lower(concat_ws(E'\n',
  (select string_agg(distinct value #>> '{}', E'\n')
    from jsonb_path_query(facts, '$.manufacturers[*].sections[*].models[*].description') value),
  (select string_agg(distinct value #>> '{}', E'\n')
    from jsonb_path_query(facts, '$.manufacturers[*].sections[*].models[*].hardwareIds[*]') value),
  (select string_agg(distinct value #>> '{}', E'\n')
    from jsonb_path_query(facts, '$.manufacturers[*].sections[*].models[*].compatibleIds[*]') value)));
