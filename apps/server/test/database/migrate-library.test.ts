import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { migrate } from "../../src/database/migrate.ts";

const migrations = join(import.meta.dirname, "../../src/database/migrations");
const name = `migrate_${randomBytes(8).toString("hex")}`;

const administer = async (statement: string, database = name): Promise<string[]> => {
  const url = new URL(inject("administratorConnectionString"));
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const result = await client.query<{ told: string }>(statement);
    return (result.rows ?? []).map(({ told }) => told);
  } finally {
    await client.end();
  }
};

/** Runs one migration again, on what the statements before it made of the database. */
const again = async (file: string): Promise<void> => {
  await administer(await readFile(join(migrations, file), "utf8"));
};

beforeAll(async () => {
  await administer(`create database ${name} owner windlass`, "postgres");
  const url = new URL(inject("templateConnectionString"));
  url.pathname = `/${name}`;
  await migrate(url.href);
  await administer("insert into organisations (name) values ('Contoso'), ('Fabrikam')");
});
afterAll(() => administer(`drop database ${name} with (force)`, "postgres"));

describe("a library of before", () => {
  it("has a pack for each file that drivers came with, by owner, with all of them in it", async () => {
    await administer(`
      alter table driver_imports drop column pack_id, drop column file_sha256;
      drop table driver_pack_members;
      drop table driver_packs;
      alter table drivers drop column limited_architectures, drop column limited_minimum_build, drop column other_data;
      alter table drivers add column source text not null;
      insert into blobs (sha256, size_bytes) values (repeat('a', 64), 10);
      insert into drivers (id, organisation_id, digest, sha256, size_bytes, inf_name, inf_path, source, description, version,
        kind, class, class_guid, provider, architectures, model_count, hardware_id_count, error_count, facts, files,
        missing_files, problems, imported_at)
      select gen_random_uuid(), (select id from organisations where organisations.name = owner), inf, repeat('a', 64), 10,
        inf, 'Network/' || inf, source, inf, '1', 'base', 'Net', 'guid', 'Contoso', '["x64"]', 1, 1, 0, '{}', '[]', '[]', '[]',
        now()
      from (values ('Contoso', 'sp154321.exe', 'a.inf'), ('Contoso', 'sp154321.exe', 'b.inf'),
        ('Fabrikam', 'sp154321.exe', 'a.inf'), (null, 'Docks.tar.gz', 'c.inf')) as made (owner, source, inf)`);
    await again("0029-driver-packs.sql");
    const packs = await administer(`
      select format('%s %s (%s): %s', coalesce(organisations.name, 'all'), pack.name, pack.file_name,
        string_agg(driver.inf_name || ' at ' || member.inf_path, ', ' order by driver.inf_name)) as told
      from driver_packs as pack
      join driver_pack_members as member on member.pack_id = pack.id
        and member.organisation_id is not distinct from pack.organisation_id
      join drivers as driver on driver.id = member.driver_id
      left join organisations on organisations.id = pack.organisation_id
      group by organisations.name, pack.name, pack.file_name order by 1`);
    expect(packs).toEqual([
      "Contoso sp154321 (sp154321.exe): a.inf at Network/a.inf, b.inf at Network/b.inf",
      "Fabrikam sp154321 (sp154321.exe): a.inf at Network/a.inf",
      "all Docks (Docks.tar.gz): c.inf at Network/c.inf",
    ]);
  });

  it("keeps the secrets that packages name, of the package's organisation and of all, and none of another's", async () => {
    await administer(`
      insert into secrets (organisation_id, name, kind, envelope)
      select id, 'sealed', 'library', '{}' from organisations;
      insert into library_secrets (id, organisation_id, name, kind, description, facts, sealed_id, value_set_at, updated_at)
      select gen_random_uuid(), organisation_id, secret, 'password', '', '{}', id, now(), now()
      from secrets, (values ('of a step'), ('of removal'), ('unused')) as made (secret);
      insert into library_secrets (id, organisation_id, name, kind, description, facts, sealed_id, value_set_at, updated_at)
      select gen_random_uuid(), null, 'shared', 'password', '', '{}', id, now(), now() from secrets limit 1;
      insert into software_products (organisation_id, name, updated_at) select id, 'VPN', now() from organisations;
      insert into software_packages (organisation_id, product_id, name, version, steps, details)
      select organisation_id, id, 'VPN', '1',
        (select jsonb_agg(jsonb_build_object('kind', 'powershell', 'variables',
          jsonb_build_array(jsonb_build_object('name', 'X', 'secretId', secret.id))))
         from library_secrets as secret where secret.name in ('of a step', 'shared')),
        jsonb_build_object('uninstallSteps', (select jsonb_agg(jsonb_build_object('secretId', secret.id))
         from library_secrets as secret where secret.name = 'of removal'))
      from software_products`);
    await again("0036-secrets-of-packages.sql");
    const uses = await administer(`
      select format('%s: %s (%s) by %s', organisations.name, secret.name, coalesce(owner.name, 'all'), used.user_name) as told
      from secret_uses as used
      join library_secrets as secret on secret.id = used.secret_id
      join organisations on organisations.id = used.organisation_id
      left join organisations as owner on owner.id = secret.organisation_id
      order by 1`);
    expect(uses).toEqual([
      "Contoso: of a step (Contoso) by VPN 1",
      "Contoso: of removal (Contoso) by VPN 1",
      "Contoso: shared (all) by VPN 1",
      "Fabrikam: of a step (Fabrikam) by VPN 1",
      "Fabrikam: of removal (Fabrikam) by VPN 1",
      "Fabrikam: shared (all) by VPN 1",
    ]);
  });

  it("has each build as it is as its first revision, by whoever changed it last, with the names of what it holds", async () => {
    await administer(`
      drop table build_revisions;
      insert into definitions (id, organisation_id, kind, name, definition, updated_at) values
        ('11111111-2222-4333-8444-555555555555', (select id from organisations where name = 'Contoso'), 'disk-template',
          'Two partitions', '{}', now());
      insert into builds (id, organisation_id, revision, name, definition, updated_at) values
        ('aaaaaaaa-2222-4333-8444-555555555555', (select id from organisations where name = 'Contoso'), 7, 'Laptop',
          '{"name": "Laptop", "diskTemplateId": "11111111-2222-4333-8444-555555555555"}', now()),
        ('bbbbbbbb-2222-4333-8444-555555555555', (select id from organisations where name = 'Fabrikam'), 1, 'Kiosk',
          '{"name": "Kiosk"}', now());
      insert into changes (organisation_id, kind, object_id, name, action, by_name, at) values
        ((select id from organisations where name = 'Contoso'), 'build', 'aaaaaaaa-2222-4333-8444-555555555555', 'Laptop',
          'created', 'Ada', now() - interval '1 day'),
        ((select id from organisations where name = 'Contoso'), 'build', 'aaaaaaaa-2222-4333-8444-555555555555', 'Laptop',
          'changed', 'Grace', now())`);
    await again("0041-build-revisions.sql");
    const revisions = await administer(`
      select format('%s %s of %s by %s, %s', definition ->> 'name', revision, organisations.name, by_name, names) as told
      from build_revisions join organisations on organisations.id = organisation_id order by 1`);
    expect(revisions).toEqual([
      "Kiosk 1 of Fabrikam by Windlass, {}",
      'Laptop 7 of Contoso by Grace, {"11111111-2222-4333-8444-555555555555": "Two partitions"}',
    ]);
  });
});

describe("computer names of before", () => {
  it("are those of each device's newest success, and of two devices with one name the newer's", async () => {
    await administer(`
      drop table computer_names, computer_name_counters, assets;
      drop index autopilot_devices_name_key;
      alter table deployments drop column decided_name;
      alter table devices drop column prestaged_name;
      insert into devices (organisation_id, serial_number)
      select id, serial from organisations, (values ('SN-1'), ('SN-2'), ('SN-3')) as made (serial);
      -- Sessions and publications have no part in it.
      set session_replication_role = replica;
      insert into deployments (organisation_id, session_id, device_id, publication_id, build_id, build_name, state,
        approved_by, computer_name, started_at)
      select device.organisation_id, gen_random_uuid(), device.id, gen_random_uuid(), gen_random_uuid(), 'Office', made.state,
        'Ada', made.name, made.at::timestamptz
      from devices as device join (values
        ('SN-1', 'succeeded', 'OLD', '2026-01-01'), ('SN-1', 'succeeded', 'PC-1', '2026-02-01'),
        ('SN-1', 'failed', 'NEVER', '2026-03-01'), ('SN-2', 'succeeded', 'pc-1', '2026-04-01'),
        ('SN-3', 'succeeded', 'PC-3', '2026-01-01'), ('SN-3', 'running', 'PC-4', '2026-05-01')
      ) as made (serial, state, name, at) on made.serial = device.serial_number`);
    await again("0039-computer-names.sql");
    const names = await administer(`
      select format('%s: %s has %s', organisation.name, device.serial_number, kept.name) as told
      from computer_names as kept join devices as device on device.id = kept.device_id
      join organisations as organisation on organisation.id = kept.organisation_id order by 1`);
    expect(names).toEqual([
      "Contoso: SN-2 has pc-1",
      "Contoso: SN-3 has PC-3",
      "Fabrikam: SN-2 has pc-1",
      "Fabrikam: SN-3 has PC-3",
    ]);
  });
});
