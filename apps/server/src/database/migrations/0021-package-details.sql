-- What a software package has beside name, version, steps and files: dependencies, filter, detection, how it is removed.
-- Earlier rows are {}; what is missing are the defaults of the schema.
alter table software_packages add column details jsonb not null default '{}';

-- What reading its installers told, by SHA-256: {"<hash>": {"facts": {…} | null, "problem": "…" | null}}.
alter table software_packages add column file_facts jsonb not null default '{}';
