import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { migrate } from "../../src/database/migrate.ts";

const migrations = join(import.meta.dirname, "../../src/database/migrations");
const name = `migrate_${randomBytes(8).toString("hex")}`;
const administer = async (statement: string, database = "postgres") => {
  const url = new URL(inject("administratorConnectionString"));
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client.query<{ name: string }>(statement).finally(() => client.end());
};
const connectionString = (): string => {
  const url = new URL(inject("templateConnectionString"));
  url.pathname = `/${name}`;
  return url.href;
};

beforeAll(() => administer(`create database ${name} owner windlass`));
afterAll(() => administer(`drop database ${name} with (force)`));

describe("migrating", () => {
  it("brings an empty database to this version, once, however many replicas start together", async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrate(connectionString())));
    const names = applied.flat();
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
    const { rows } = await administer("select name from migrations order by name", name);
    expect(rows.map((row) => row.name)).toEqual(names.toSorted());
  });

  it("turns readiness reports of before into rows that say when, and drops those that did not say of which build", async () => {
    const row = (id: string) => ({ id, step: 1, state: "passed" });
    const rows = JSON.stringify([row("token"), row("consent"), row("group"), row("profile")]);
    await administer(
      `insert into organisations (name) values ('Before');
       insert into readiness_reports (organisation_id, checked_at, outcome, rows)
       select id, '2026-11-23T10:00:00.5Z', 'passed', '${rows}' from organisations where name = 'Before'`,
      name,
    );
    await administer(await readFile(join(migrations, "0010-readiness-rows.sql"), "utf8"), name);
    const converted = await administer("select rows::text as name from readiness_reports", name);
    const stamp = { buildId: null, checkedAt: "2026-11-23T10:00:00.500Z" };
    expect(JSON.parse(converted.rows[0]?.name ?? "")).toEqual([
      { ...row("token"), ...stamp },
      { ...row("consent"), ...stamp },
    ]);
    await administer("delete from organisations where name = 'Before'", name);
  });

  it("makes a product of the packages of one name, in whatever case each was written", async () => {
    await administer(
      `alter table software_packages drop column product_id;
       drop table software_products;
       insert into organisations (name) values ('Before'), ('Beside');
       insert into software_packages (organisation_id, name, version, steps)
       select id, package, version, '[]' from organisations,
         (values ('Reader', '1'), ('READER', '2'), ('Viewer', '1')) as made (package, version)
       where organisations.name in ('Before', 'Beside')`,
      name,
    );
    await administer(await readFile(join(migrations, "0032-software-products.sql"), "utf8"), name);
    const products = await administer(
      `select format('%s: %s', product.name, string_agg(package.name || ' ' || package.version, ', ' order by version)) as name
       from software_products as product join software_packages as package on package.product_id = product.id
       where product.organisation_id = package.organisation_id
       group by product.id, product.name order by lower(product.name), product.id`,
      name,
    );
    const told = products.rows.map((row) => row.name.toLowerCase());
    expect(told).toEqual([...Array(2).fill("reader: reader 1, reader 2"), ...Array(2).fill("viewer: viewer 1")]);
    // One spelling for the product and its packages.
    for (const row of products.rows) expect(new Set(row.name.match(/reader|viewer/gi)).size).toBe(1);
    await administer("delete from organisations where name in ('Before', 'Beside')", name);
  });

  it("does nothing the second time", async () => {
    const schema = () =>
      administer("select relname as name from pg_class where relnamespace = 'public'::regnamespace order by 1", name);
    const before = await schema();
    expect(await migrate(connectionString())).toEqual([]);
    expect((await schema()).rows).toEqual(before.rows);
  });

  it("refuses a database that a newer version wrote, and names what it does not know", async () => {
    await administer("insert into migrations (name) values ('9999-from-the-future.sql')", name);
    await expect(migrate(connectionString())).rejects.toMatchObject({
      code: "start.database-newer",
      message: expect.stringContaining("9999-from-the-future.sql"),
    });
    await administer("delete from migrations where name = '9999-from-the-future.sql'", name);
  });

  it("refuses a role that the wall between organisations would not bind", async () => {
    const url = new URL(inject("administratorConnectionString"));
    url.pathname = `/${name}`;
    await expect(migrate(url.href)).rejects.toMatchObject({ code: "start.database-role-too-strong" });
    const role = `bypass_${randomBytes(4).toString("hex")}`;
    await administer(`create role ${role} login bypassrls password 'secret'`);
    url.username = role;
    url.password = "secret";
    await expect(migrate(url.href)).rejects.toMatchObject({
      code: "start.database-role-too-strong",
      message: expect.stringContaining(role),
    });
    await administer(`drop role ${role}`);
  });
});
