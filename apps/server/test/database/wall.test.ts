import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneOrganisation, wholeInstallation } from "../../src/database/connection.ts";
import { tableNames } from "../database-dump.ts";
import { startTestServer, type TestServer } from "../harness.ts";
import { makeWorld, type World } from "../route-examples.ts";

/** Tables without an organisation. Adding to this list is a decision: say why. */
const sharedTables: Readonly<Record<string, string>> = {
  agent_proofs: "nonces by session; say nothing",
  content_runs: "the installation's: looks through all content",
  blobs: "content is stored once; only an organisation's rows name it",
  master_keys: "the installation's; names of keys",
  migrations: "bookkeeping",
  role_assignments: "a person may have roles in several organisations",
  set_up_links: "before there is an organisation",
  sign_in_failures: "before it is known who signs in",
  signing_keys: "the installation's; private parts are sealed",
  tenant_leases: "names a tenant and an app, and no organisation",
  user_sessions: "a person's, not an organisation's",
  users: "a person may have roles in several organisations",
};

/** Tables whose rows may belong to no organisation, and are then read by all. Adding to this list is a decision, too. */
const sharedByAll = [
  "changes",
  "definitions",
  "driver_identifiers",
  "driver_import_files",
  "driver_imports",
  "driver_pack_members",
  "driver_packs",
  "drivers",
  "library_secrets",
  "secret_uses",
  "settings",
];

interface Walled {
  readonly name: string;
  readonly organisationColumn: string;
}

let server: TestServer;
let world: World;
let foreignOrganisationId: string;
let walled: Walled[];

beforeAll(async () => {
  server = await startTestServer();
  const administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  world = await makeWorld(server, administrator);
  foreignOrganisationId = (await makeWorld(server, administrator)).organisationId;
  const names = await server.database.within(wholeInstallation, tableNames);
  walled = names
    .filter((name) => !(name in sharedTables))
    .map((name) => ({ name, organisationColumn: name === "organisations" ? "id" : "organisation_id" }));
});
afterAll(() => server.close());

/** A connection of the server's own role that names no scope. */
const withoutScope = async <Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> => {
  const client = new pg.Client({ connectionString: server.database.connectionString });
  await client.connect();
  return work(client).finally(() => client.end());
};

const countIn = async (client: pg.Client, name: string): Promise<number> => {
  const { rows } = await client.query<{ count: string }>(`select count(*) as count from ${name}`);
  return Number(rows[0]?.count);
};

describe("the wall between organisations", () => {
  it("stands around every table that is not on the list of shared ones, also for the tables' owner", async () => {
    const found = await server.database.within(wholeInstallation, async (connection) => {
      const { rows } = await sql<{ name: string; enabled: boolean; forced: boolean; policies: string[] | null }>`
        select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
          (select array_agg(concat_ws(' ', p.polname::text, p.polcmd::text, p.polpermissive::text,
              pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid)) order by p.polname)
            from pg_policy p where p.polrelid = c.oid) as policies
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`.execute(connection);
      return rows;
    });
    const names = found.map((table) => table.name);
    for (const shared of Object.keys(sharedTables)) expect(names).toContain(shared);
    expect(walled.length).toBeGreaterThan(15);
    for (const { name, organisationColumn } of walled) {
      const check = `windlass_visible(${organisationColumn})`;
      expect(found.find((table) => table.name === name)).toEqual({
        name,
        enabled: true,
        forced: true,
        policies: sharedByAll.includes(name)
          ? [
              "organisation_wall r true windlass_readable(organisation_id)",
              `organisation_wall_delete d true ${check}`,
              `organisation_wall_insert a true ${check}`,
              `organisation_wall_update w true ${check} ${check}`,
            ]
          : [`organisation_wall * true ${check} ${check}`],
      });
    }
  });

  it("leaves nothing beside the tables that would show their rows: no view, no function with its owner's rights", async () => {
    const { rows } = await withoutScope((client) =>
      client.query(`select relname as name from pg_class
          where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f')
        union all select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`),
    );
    expect(rows).toEqual([]);
  });

  it("shows nothing to a query that names no scope, though there are rows", async () => {
    for (const { name } of walled)
      expect({ name, count: await withoutScope((client) => countIn(client, name)) }).toEqual({ name, count: 0 });
    const full = await server.database.within(wholeInstallation, async (connection) => {
      const { rows } = await sql<{ count: number }>`select count(*) as count from deployments`.execute(connection);
      return rows[0]?.count;
    });
    expect(full).toBe(2);
  });

  it("shows nothing to a scope that is empty, unknown or written in another way", async () => {
    const attempts = [
      ["organisations", ""],
      ["organisations", "%"],
      ["organisations", randomUUID()],
      ["organisations", `{${world.organisationId}}`],
      ["INSTALLATION", ""],
    ];
    for (const [kind, organisations] of attempts)
      await withoutScope(async (client) => {
        await client.query(
          "select set_config('windlass.scope', $1, false), set_config('windlass.organisations', $2, false)",
          [kind, organisations],
        );
        expect(await countIn(client, "organisations")).toBe(0);
      });
  });

  it("does not leave a scope behind on the connection for the next one who uses it", async () => {
    await server.database.within(wholeInstallation, async () => undefined);
    await expect(
      server.database.within(wholeInstallation, async () => {
        throw new Error("something failed");
      }),
    ).rejects.toThrow("something failed");
    const seen = await server.database.within({ kind: "organisations", organisationIds: [] }, async (connection) => {
      const { rows } = await sql<{ count: number }>`select count(*) as count from organisations`.execute(connection);
      return rows[0]?.count;
    });
    expect(seen).toBe(0);
  });

  it("shows one organisation's rows and nobody else's inside its scope", async () => {
    const scope = oneOrganisation(world.organisationId);
    for (const { name, organisationColumn } of walled) {
      const { rows } = await server.database.within(scope, (connection) =>
        sql<{
          id: string | null;
        }>`select distinct ${sql.ref(organisationColumn)} as id from ${sql.table(name)}`.execute(connection),
      );
      for (const row of rows) {
        if (row.id === null && sharedByAll.includes(name)) continue;
        expect({ name, id: row.id }).toEqual({ name, id: world.organisationId });
      }
    }
  });

  it("refuses a row for another organisation, new or moved there", async () => {
    const scope = oneOrganisation(world.organisationId);
    const refusal = /row-level security policy/;
    for (const { name, organisationColumn } of walled) {
      const insert = server.database.within(scope, (connection) =>
        sql`insert into ${sql.table(name)} (${sql.ref(organisationColumn)}) values (${foreignOrganisationId})`.execute(
          connection,
        ),
      );
      await expect(insert, name).rejects.toThrow(refusal);
    }
    const move = server.database.within(scope, (connection) =>
      sql`update devices set organisation_id = ${foreignOrganisationId}`.execute(connection),
    );
    await expect(move).rejects.toThrow(refusal);
  });

  it("lets another organisation's rows neither be changed nor deleted", async () => {
    const changed = await server.database.within(oneOrganisation(world.organisationId), async (connection) => {
      const update =
        await sql`update devices set serial_number = 'x' where organisation_id = ${foreignOrganisationId}`.execute(
          connection,
        );
      const remove = await sql`delete from deployments where organisation_id = ${foreignOrganisationId}`.execute(
        connection,
      );
      return [update.numAffectedRows, remove.numAffectedRows];
    });
    expect(changed).toEqual([0n, 0n]);
  });
});

describe("publications", () => {
  it("cannot be changed in the database either", async () => {
    const change = server.database.within(wholeInstallation, (connection) =>
      sql`update publications set number = 99`.execute(connection),
    );
    await expect(change).rejects.toThrow("publications rows cannot be changed");
  });
});
