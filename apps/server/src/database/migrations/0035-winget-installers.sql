-- Installers that packages pin by address and SHA-256. A worker fetches each into the content store, from where devices
-- get it like everything else; a row whose content is there names it.

create table winget_installers (
  organisation_id uuid not null references organisations on delete cascade,
  -- As pinned.
  sha256 text not null,
  url text not null,
  content_sha256 text references blobs,
  size_bytes bigint,
  -- Why fetching failed last.
  problem jsonb,
  attempts integer not null default 0,
  lease_owner uuid,
  lease_until timestamptz,
  primary key (organisation_id, sha256),
  check ((content_sha256 is null) = (size_bytes is null))
);
create index winget_installers_waiting on winget_installers (lease_until nulls first) where content_sha256 is null;
select windlass_raise_wall('winget_installers');
