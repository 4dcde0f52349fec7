-- A package's files are packed into one archive; `archive_of` says of which files, so that any change of `files` makes it
-- out of date by itself. Packing is a job with a lease like others.

create function windlass_files_fingerprint(files jsonb) returns text language sql immutable parallel safe as $$
  select encode(sha256(convert_to(files::text, 'UTF8')), 'hex')
$$;

alter table software_packages
  add column archive_sha256 text references blobs,
  add column archive_size_bytes bigint,
  add column archive_of text,
  add column packing_owner uuid,
  add column packing_until timestamptz,
  add column packing_problem jsonb,
  add constraint software_packages_archive
    check ((archive_sha256 is null) = (archive_size_bytes is null) and (archive_sha256 is null) = (archive_of is null));
