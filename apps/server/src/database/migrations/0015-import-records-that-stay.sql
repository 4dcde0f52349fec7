-- Import records whose removal Intune's Multi Admin Approval protects: nobody is bothered with approving that job records
-- go, so they stay, are tried once a day, and are told of in the readiness report.
alter table import_leftovers add column kept_since timestamptz;
create index import_leftovers_kept on import_leftovers (organisation_id) where kept_since is not null;
