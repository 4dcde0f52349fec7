-- Steps of packages name secrets, too: those that were saved before this was kept.
select set_config('windlass.scope', 'installation', true);

insert into secret_uses (secret_id, user_kind, user_id, organisation_id, user_name)
select distinct library_secrets.id, 'software-package', packages.id, packages.organisation_id,
  packages.name || ' ' || packages.version
from software_packages as packages
cross join jsonb_path_query(jsonb_build_array(packages.steps, packages.details -> 'uninstallSteps'), '$.**.secretId') as named
join library_secrets on library_secrets.id::text = named #>> '{}'
  and (library_secrets.organisation_id is null or library_secrets.organisation_id = packages.organisation_id)
on conflict do nothing;
