-- A set-up checks a group and tag that no build has yet; the report remembers them, so that its rows can be checked again.
alter table readiness_reports add column wished jsonb;
