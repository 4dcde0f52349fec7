-- What was decided about the optional packages of a build when a device was pre-staged.
alter table devices add column prestaged_packages jsonb not null default '[]';
