-- The worker that brings an operating system in keeps in its history who asked for it.

alter table operating_system_imports
  add column asked_by_user uuid references users on delete set null,
  add column asked_by_name text;
