-- A product stands above the software packages, which are its versions. Packages keep the product's name in their own
-- row: publications, builds and messages name a package by name and version.
create table software_products (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  revision integer not null default 1,
  name text not null,
  vendor text not null default '',
  homepage text not null default '',
  notes text not null default '',
  updated_at timestamptz not null
);
create unique index software_products_name on software_products (organisation_id, lower(name));
select windlass_raise_wall('software_products');

select set_config('windlass.scope', 'installation', true);

-- Packages that were made before: those of one name are versions of one product, in whatever case it was written.
insert into software_products (organisation_id, name, updated_at)
select organisation_id, min(name), now() from software_packages group by organisation_id, lower(name);

alter table software_packages add column product_id uuid references software_products;
update software_packages as package set product_id = product.id, name = product.name
from software_products as product
where product.organisation_id = package.organisation_id and lower(product.name) = lower(package.name);
alter table software_packages alter column product_id set not null;
create index software_packages_product on software_packages (product_id);
