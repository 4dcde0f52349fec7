-- What people describe once and use in many places: vendors, device models, locations, disk partition templates, local
-- security models. Each kind has its own schema (packages/protocol/src/definitions) and its own checks.

create table definitions (
  id uuid primary key default gen_random_uuid(),
  -- Null: shared by all organisations.
  organisation_id uuid references organisations on delete cascade,
  kind text not null check (kind in ('vendor', 'device-model', 'location', 'disk-template', 'security-model')),
  revision integer not null default 1,
  name text not null,
  -- What a name is one among: of a device model its vendor, of everything else its kind alone.
  name_space text not null default '',
  definition jsonb not null,
  updated_at timestamptz not null
);
create unique index definitions_name on definitions (organisation_id, kind, name_space, lower(name)) nulls not distinct;
create index definitions_of_vendor on definitions ((definition ->> 'vendorId')) where kind = 'device-model';
select windlass_raise_shared_wall('definitions');

-- Makers (product null) and models that devices tell of and nobody wants to be asked about again.
create table ignored_hardware (
  organisation_id uuid not null references organisations on delete cascade,
  manufacturer text not null,
  product text,
  unique nulls not distinct (organisation_id, manufacturer, product)
);
select windlass_raise_wall('ignored_hardware');

-- Where a device asked from last, as the server saw it: it says at which location the device is.
alter table devices add column address text;

select set_config('windlass.scope', 'installation', true);

-- The common makers under the names they give themselves in SMBIOS (OSDeploy's Initialize-OSDCoreDevice and FriendsOfMDT's
-- model aliases). "Inc.", "Corp." and the like need no alias: names are compared without them.
insert into definitions (kind, name, definition, updated_at)
select 'vendor', name, jsonb_build_object('kind', 'vendor', 'name', name, 'description', '', 'aliases', aliases), now()
from (values
  ('Acer', '["Acer Incorporated", "Packard Bell"]'::jsonb),
  ('ASUS', '["ASUSTeK", "ASUSTeK COMPUTER INC."]'),
  ('ASRock', '[]'),
  ('Dell', '["Dell Computer Corporation", "Dell EMC", "Alienware"]'),
  ('Dynabook', '["TOSHIBA", "TOSHIBA CLIENT SOLUTIONS CO., LTD.", "Dynabook Inc."]'),
  ('Fujitsu', '["FUJITSU SIEMENS", "FUJITSU CLIENT COMPUTING LIMITED", "FUJITSU // Phoenix Technologies Ltd."]'),
  ('Getac', '["Getac Technology Corporation"]'),
  ('Gigabyte', '["Gigabyte Technology Co., Ltd.", "AORUS"]'),
  ('HP', '["Hewlett-Packard", "Hewlett Packard", "HP Development Company"]'),
  ('HPE', '["Hewlett Packard Enterprise"]'),
  ('Huawei', '["HUAWEI TECHNOLOGIES CO., LTD."]'),
  ('Intel', '["Intel(R) Client Systems", "Intel Client Systems"]'),
  ('Lenovo', '["LENOVO", "IBM"]'),
  ('LG', '["LG Electronics", "LG Electronics Inc."]'),
  ('Microsoft', '["Microsoft Corporation"]'),
  ('MSI', '["Micro-Star International Co., Ltd.", "Micro-Star", "MICRO-STAR INT''L CO.,LTD"]'),
  ('NEC', '["NEC Personal Computers, Ltd.", "NEC Computers"]'),
  ('Panasonic', '["Panasonic Corporation", "Panasonic Connect Co., Ltd.", "Matsushita Electric Industrial Co.,Ltd."]'),
  ('Razer', '[]'),
  ('Samsung', '["SAMSUNG ELECTRONICS CO., LTD."]'),
  ('Supermicro', '["Super Micro Computer, Inc.", "Supermicro"]'),
  ('VAIO', '["Sony", "VAIO Corporation"]'),
  ('VMware', '[]'),
  ('QEMU', '[]'),
  ('VirtualBox', '["innotek GmbH", "Oracle Corporation"]'),
  ('Wortmann', '["WORTMANN AG", "TERRA"]'),
  ('Zebra', '["Zebra Technologies", "Xplore Technologies"]')
) as makers (name, aliases);

-- Microsoft Learn, "UEFI/GPT-based hard drive partitions"; sizes as packages/planner/src/disks explains them.
insert into definitions (kind, name, definition, updated_at)
values ('disk-template', 'Standard', '{
  "kind": "disk-template", "name": "Standard",
  "description": "The layout that Microsoft documents for UEFI: Windows takes all that the others leave.",
  "volumes": [
    {"role": "efi-system", "label": "System", "sizeMegabytes": 300, "letter": null},
    {"role": "microsoft-reserved", "label": "", "sizeMegabytes": 16, "letter": null},
    {"role": "windows", "label": "Windows", "sizeMegabytes": null, "letter": null},
    {"role": "recovery", "label": "Recovery", "sizeMegabytes": 1024, "letter": null}
  ]}', now());
