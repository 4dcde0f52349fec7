import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { oneOrganisation } from "../../src/database/connection.ts";
import { createLog } from "../../src/log.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

/** Together 64 MB: more than the sockets of both ends could hold between them. */
const rows = 16_000;
const hashLength = 4000;

const lines: string[] = [];
let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let address: string;

beforeAll(async () => {
  const log = createLog("info", { write: (line) => void lines.push(line) });
  server = await startTestServer({}, { log });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
  await server.database.within(oneOrganisation(organisationId), async (connection) => {
    await sql`insert into registrations (organisation_id, serial_number, hardware_hash, group_tag, group_object_id, state,
        progress, origin)
      select ${organisationId}::uuid, 'SN-' || lpad(n::text, 6, '0'), repeat('A', ${hashLength}), 'OD-SHELF',
        gen_random_uuid(), 'ready', '{}', 'csv' from generate_series(1, ${rows}) n`.execute(connection);
  });
  address = await server.app.listen({ port: 0, host: "127.0.0.1" });
}, 60_000);
afterAll(() => server.close());
beforeEach(() => void lines.splice(0));

const path = () => `/api/autopilot-export?organisationId=${organisationId}&contents=with-hashes`;

const begin = async (client: TestClient): Promise<IncomingMessage> => {
  const request = get(address + path(), { headers: { cookie: client.cookie } });
  const [response] = await once(request, "response");
  return response;
};

const told = () =>
  lines.map((line) => JSON.parse(line)).filter(({ msg }: { msg: string }) => msg.startsWith("an export"));

describe("an export of many devices", () => {
  it("is in the log from its beginning, with how many were read when its reader hangs up", async () => {
    const response = await begin(administrator);
    expect(response.statusCode).toBe(200);
    const who = { organisationId, userId: administrator.userId, contents: "with-hashes", format: "intune" };
    expect(told()).toEqual([expect.objectContaining({ ...who, msg: "an export of registered devices begins" })]);
    response.destroy();
    await expect.poll(() => told().length).toBe(2);
    const [start, end] = told();
    expect(end).toMatchObject({ ...who, exportId: start.exportId, msg: "an export of registered devices broke off" });
    expect(end.devices).toBeLessThan(rows);
    expect(lines.join("")).not.toContain("SN-0");
    expect(lines.join("")).not.toContain("AAAAAAAA");
  });

  it("waits for a reader who does not read, instead of taking everything into memory", async () => {
    const response = await begin(administrator);
    response.pause();
    // Time enough to read all of them: the last test takes no longer.
    await sleep(1500);
    response.destroy();
    await expect.poll(() => told().length).toBe(2);
    expect(told()[1].devices).toBeLessThan(rows / 2);
  });

  it("reaches whoever reads to the end whole, and says so", async () => {
    const response = await begin(administrator);
    let bytes = 0;
    for await (const piece of response) bytes += piece.length;
    expect(bytes).toBeGreaterThan(rows * hashLength);
    expect(told()[1]).toMatchObject({ devices: rows, msg: "an export of registered devices ended" });
  });

  it("is not read for somebody who asks for its head alone", async () => {
    expect(await administrator.request("HEAD", path())).toMatchObject({ status: 404 });
    expect(told()).toEqual([]);
  });

  it("is no matter of another organisation's people, and not begun for them", async () => {
    const other = await createOrganisation(administrator);
    const neighbour = await server.signInAs([{ role: "administrator", organisationId: other }]);
    const answer = await neighbour.request("GET", path());
    expect(answer).toMatchObject({ status: 404, body: { error: { code: "object.not-found" } } });
    expect(told()).toEqual([]);
  });
});
