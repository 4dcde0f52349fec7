-- Registrations of one device take turns: a younger one waits while an older one may still have an import under way.
create index registrations_serial_number on registrations (organisation_id, lower(serial_number), created_at);
-- Replaced by registrations_due, which is right by itself.
alter table tenant_connections drop column next_due_at;
