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

beforeAll(async () => {
  await administer(`create database ${name} owner windlass`, "postgres");
  const url = new URL(inject("templateConnectionString"));
  url.pathname = `/${name}`;
  await migrate(url.href);
});
afterAll(() => administer(`drop database ${name} with (force)`, "postgres"));

/** Takes back what the migration made, so that the database is as it was before it. */
const undo = `
  drop table releases;
  drop trigger publications_measured on publications;
  drop trigger publications_immutable on publications;
  drop function windlass_measure_publication;
  drop function windlass_keep_publication;
  alter table publications drop column content_removed_at, drop column size_bytes, drop column changed_since;
  alter table publications alter column body set not null;
  create trigger publications_immutable before update on publications
    for each row execute function windlass_refuse_change()`;

describe("publications of before there were releases", () => {
  it("were each released to all devices when they were made, by whoever made them, in the place of the one before", async () => {
    await administer(`
      ${undo};
      insert into organisations (name) values ('Contoso'), ('Fabrikam'), ('Without any');
      insert into users (email, name, password_hash) values ('ada@example.test', 'Ada', 'x'), ('bob@example.test', 'Bob', 'x');
      insert into signing_keys (purpose, key_id, public_key, private_key)
      values ('publication', repeat('0', 16), 'public', '{}');
      insert into publications (organisation_id, number, body, sha256, signature, key_id, changes, published_by, published_at)
      select (select id from organisations where name = owner), number, text, repeat('a', 64), 's', repeat('0', 16), '[]',
        (select id from users where users.name = publisher), day::timestamptz
      from (values ('Contoso', 1, '{"a":1}', 'Ada', '2026-01-01'), ('Contoso', 2, '{"a":"ä"}', 'Bob', '2026-02-01'),
        ('Contoso', 3, '{}', 'Ada', '2026-03-01'), ('Fabrikam', 1, '{}', 'Bob', '2026-02-02'))
        as made (owner, number, text, publisher, day)`);
    await administer(await readFile(join(migrations, "0037-releases.sql"), "utf8"));
    const released = await administer(`
      select format('%s: %s %s to %s instead of %s by %s on %s, %L', organisations.name, release.action, made.number,
        release.target_kind, coalesce(before.number::text, 'nothing'), users.name,
        to_char(release.released_at at time zone 'UTC', 'YYYY-MM-DD'), release.reason) as told
      from releases as release
      join organisations on organisations.id = release.organisation_id
      join publications as made on made.id = release.publication_id
      left join publications as before on before.id = release.previous_publication_id
      join users on users.id = release.released_by
      order by organisations.name, release.sequence`);
    expect(released).toEqual([
      "Contoso: released 1 to all instead of nothing by Ada on 2026-01-01, ''",
      "Contoso: released 2 to all instead of 1 by Bob on 2026-02-01, ''",
      "Contoso: released 3 to all instead of 2 by Ada on 2026-03-01, ''",
      "Fabrikam: released 1 to all instead of nothing by Bob on 2026-02-02, ''",
    ]);
    // The newest of each is what the devices got before, and get now.
    const now = await administer(`
      select distinct on (organisations.name) format('%s gets %s', organisations.name, made.number) as told
      from releases join organisations on organisations.id = organisation_id
      join publications as made on made.id = publication_id order by organisations.name, sequence desc`);
    expect(now).toEqual(["Contoso gets 3", "Fabrikam gets 1"]);
  });

  it("keep their text, know their size and the number before, and cannot be changed but by losing the text", async () => {
    const told = await administer(`
      select format('%s %s: %s bytes since %s', organisations.name, number, size_bytes, coalesce(changed_since::text, 'nothing'))
        as told
      from publications join organisations on organisations.id = organisation_id order by organisations.name, number`);
    expect(told).toEqual([
      "Contoso 1: 7 bytes since nothing",
      "Contoso 2: 10 bytes since 1",
      "Contoso 3: 2 bytes since 2",
      "Fabrikam 1: 2 bytes since nothing",
    ]);
    await expect(administer("update publications set number = 9 where number = 3")).rejects.toThrow(
      "cannot be changed",
    );
    await expect(administer("update publications set body = '[]' where number = 3")).rejects.toThrow(
      "cannot be changed",
    );
    await expect(administer("update releases set reason = 'Other'")).rejects.toThrow("cannot be changed");
    await administer("update publications set body = null, content_removed_at = now() where number = 3");
    expect(await administer("select number::text as told from publications where body is null")).toEqual(["3"]);
  });
});
