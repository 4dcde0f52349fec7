-- What the approver decided for this device, handed to it with its grant.
alter table deployments add column choices jsonb not null default '{"diskNumber": null}';
