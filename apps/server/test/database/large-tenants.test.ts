import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneOrganisation, type Scope, wholeInstallation } from "../../src/database/connection.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestServer } from "../harness.ts";

const rows = 20_000;

describe("20,000 devices behind the wall", () => {
  let server: TestServer;
  let organisationId: string;

  beforeAll(async () => {
    server = await startTestServer();
    const administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
    organisationId = await createOrganisation(administrator);
    await server.database.within(oneOrganisation(organisationId), async (connection) => {
      await sql`
        insert into autopilot_devices (organisation_id, autopilot_device_id, serial_number, manufacturer, model,
          system_family, group_tag, display_name, purchase_order, user_principal_name, addressable_user_name, enrolment,
          generation, read_at)
        select ${organisationId}::uuid, gen_random_uuid()::text, 'SN-' || n, 'Contoso', 'Lab Book', '', 'OD-' || n % 100,
          '', '', '', '', 'unknown', 1, now() from generate_series(1, ${rows}) n`.execute(connection);
      await sql`insert into devices (organisation_id, serial_number)
        select ${organisationId}::uuid, 'SN-' || n from generate_series(1, ${rows}) n`.execute(connection);
      await sql`insert into registrations (organisation_id, serial_number, hardware_hash, group_tag, group_object_id, state,
          progress, origin)
        select ${organisationId}::uuid, 'SN-' || n, '', '', gen_random_uuid(), 'ready', '{}', 'csv'
        from generate_series(1, ${rows}) n`.execute(connection);
      await sql`analyze autopilot_devices, devices, registrations`.execute(connection);
    });
  }, 60_000);
  afterAll(() => server.close());

  /** How PostgreSQL would go about it, as text. */
  const planOf = (scope: Scope, query: ReturnType<typeof sql>): Promise<string> =>
    server.database.within(scope, async (connection) => {
      const { rows } = await sql<Record<"QUERY PLAN", string>>`explain ${query}`.execute(connection);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });

  const bothScopes = () => [wholeInstallation, oneOrganisation(organisationId)];

  it("are listed page after page in the order of an index, and not read whole for each", async () => {
    for (const scope of bothScopes()) {
      const plan = await planOf(
        scope,
        sql`select * from autopilot_devices where organisation_id = ${organisationId}
          and (serial_key, id) > (${"sn-15000"}, ${randomUUID()}::uuid) order by serial_key, id limit 51`,
      );
      expect(plan).toMatch(/Index Scan using autopilot_devices_serial/);
      expect(plan).toMatch(/Index Cond: .*serial_key/);
      expect(plan).not.toMatch(/Sort|Seq Scan/);
    }
  });

  it.each(["devices", "registrations"])("have each of their %s found by its serial number alone", async (table) => {
    for (const scope of bothScopes()) {
      const plan = await planOf(
        scope,
        sql`select * from ${sql.table(table)} where organisation_id = ${organisationId} and serial_key = ${"sn-15000"}`,
      );
      expect(plan).toMatch(new RegExp(`${table}_serial_number`));
      expect(plan).toMatch(/Index Cond: .*serial_key = /);
    }
  });

  it("are all there for their organisation, and not one for another", async () => {
    const other = oneOrganisation(randomUUID());
    const count = (scope: Scope) =>
      server.database.within(scope, async (connection) => {
        const counted = await sql<{ count: number }>`select count(*) as count from autopilot_devices`.execute(
          connection,
        );
        return counted.rows[0]?.count;
      });
    expect(await count(oneOrganisation(organisationId))).toBe(rows);
    expect(await count(wholeInstallation)).toBe(rows);
    expect(await count(other)).toBe(0);
  });
});
