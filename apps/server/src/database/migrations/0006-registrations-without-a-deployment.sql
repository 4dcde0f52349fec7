-- A device may also be registered from a CSV file: nobody deploys it here, and it need not be known.
alter table registrations
  alter column deployment_id drop not null,
  alter column device_id drop not null,
  add column origin text not null default 'deployment' check (origin in ('deployment', 'csv')),
  -- What a CSV file says beside serial number and hash; Intune takes both.
  add column assigned_user text,
  add column product_id text,
  -- What the hash says of its device, read when it came; null for registrations made before.
  add column hash_summary jsonb,
  add constraint registrations_origin check (origin = 'csv' or (deployment_id is not null and device_id is not null));
