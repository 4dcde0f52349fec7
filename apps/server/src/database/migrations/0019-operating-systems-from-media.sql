-- What was known of an operating system's file, with what this version does not understand, and of the media it came on.

alter table operating_systems
  add column image_xml text,
  add column media jsonb;

-- A split set is uploaded in several files; `upload_id` is the first.
alter table operating_system_imports
  add column further_upload_ids text[] not null default '{}';
