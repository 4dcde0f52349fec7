import { randomBytes, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { migrate } from "../../src/database/migrate.ts";

const name = `migrate_${randomBytes(8).toString("hex")}`;
const before = ["0001-foundation.sql", "0002-registrations-by-serial.sql", "0003-approver-choices.sql"];

const connected = async <Result>(url: URL, work: (client: pg.Client) => Promise<Result>): Promise<Result> => {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return work(client).finally(() => client.end());
};

const administer = (statement: string) =>
  connected(new URL(inject("administratorConnectionString")), (client) => client.query(statement));

const own = (): URL => {
  const url = new URL(inject("templateConnectionString"));
  url.pathname = `/${name}`;
  return url;
};

beforeAll(() => administer(`create database ${name} owner windlass`));
afterAll(() => administer(`drop database ${name} with (force)`));

it("a client secret of the version before stays in use, with the end that was entered", async () => {
  const [organisationId, secretId] = [randomUUID(), randomUUID()];
  await connected(own(), async (client) => {
    const directory = join(import.meta.dirname, "../../src/database/migrations");
    for (const file of before) await client.query(await readFile(join(directory, file), "utf8"));
    await client.query(
      "create table migrations (name text primary key, applied_at timestamptz not null default now())",
    );
    await client.query("insert into migrations (name) select unnest($1::text[])", [before]);
    await client.query("select set_config('windlass.scope', 'installation', false)");
    await client.query("insert into organisations (id, name) values ($1, 'Contoso')", [organisationId]);
    await client.query(
      `insert into secrets (id, organisation_id, name, kind, envelope, expires_on)
       values ($1, $2, 'tenant-connection', 'client-secret', '{}', '2027-03-31')`,
      [secretId, organisationId],
    );
    await client.query(
      `insert into tenant_connections (organisation_id, tenant_id, client_id, cloud, secret_id)
       values ($1, gen_random_uuid(), gen_random_uuid(), 'global', $2)`,
      [organisationId, secretId],
    );
  });
  expect(await migrate(own().href)).toContain("0004-credentials.sql");
  const { rows } = await connected(own(), async (client) => {
    await client.query("select set_config('windlass.scope', 'installation', false)");
    return client.query("select organisation_id, place, kind, secret_id, ends_at, ends_from from tenant_credentials");
  });
  expect(rows).toEqual([
    {
      organisation_id: organisationId,
      place: "current",
      kind: "client-secret",
      secret_id: secretId,
      ends_at: new Date("2027-04-01T00:00:00Z"),
      ends_from: "entered",
    },
  ]);
});
