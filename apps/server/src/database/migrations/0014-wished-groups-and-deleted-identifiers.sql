-- A set-up checks a group and tag that no build has yet; the report remembers them, so that its rows can be checked again.
alter table readiness_reports add column wished jsonb;

-- Corporate identifiers can be taken back out of Intune; that is work for a worker, too.
alter table corporate_identifiers
  drop constraint corporate_identifiers_state_check,
  drop constraint corporate_identifiers_check,
  add constraint corporate_identifiers_state_check
    check (state in ('captured', 'imported', 'failed', 'deleting', 'deleted')),
  add constraint corporate_identifiers_check check ((state in ('captured', 'deleting')) = (next_check_at is not null));
create index corporate_identifiers_newest on corporate_identifiers (organisation_id, created_at desc, id);
