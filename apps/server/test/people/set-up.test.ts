import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { issueSetUpToken } from "../../src/features/people/service.ts";
import { tablesThatTell } from "../database-dump.ts";
import { startTestServer, type TestServer } from "../harness.ts";

const hour = 3_600_000;
let now: Date;
let server: TestServer;

beforeEach(async () => {
  now = new Date("2026-11-03T08:00:00.000Z");
  server = await startTestServer({}, { clock: () => now });
});
afterEach(() => server.close());

const issue = async (): Promise<string> => {
  const token = await issueSetUpToken(server.context);
  if (!token) throw new Error("no set-up link was issued");
  return token;
};
const setUp = (token: string, email = "first@example.test") =>
  server.stranger.request("POST", "/api/setup", { token, name: "First", email, password: "correct horse battery" });
const refused = { status: 403, body: { error: { code: "access.set-up-token-wrong" } } };
const count = (table: string): Promise<number> =>
  server.database.within(wholeInstallation, async (connection) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
      connection,
    );
    return rows[0]?.count ?? -1;
  });

describe("the set-up link", () => {
  it("makes the first administrator, signs them in, and works once", async () => {
    const token = await issue();
    expect((await server.stranger.request("GET", "/api/setup")).body).toEqual({ required: true });
    const made = await setUp(token);
    expect(made).toMatchObject({
      status: 201,
      body: { user: { email: "first@example.test" }, roles: [{ role: "administrator", organisationId: null }] },
    });
    const cookie = String(made.headers["set-cookie"]).split(";")[0] ?? "";
    expect(await server.stranger.request("GET", "/api/session", undefined, { cookie })).toMatchObject({ status: 200 });
    expect(await setUp(token, "second@example.test")).toMatchObject({
      status: 409,
      body: { error: { code: "access.set-up-done" } },
    });
    expect(await count("users")).toBe(1);
    expect((await server.stranger.request("GET", "/api/setup")).body).toEqual({ required: false });
    expect(await issueSetUpToken(server.context)).toBeNull();
  });

  it("expires after a day", async () => {
    const token = await issue();
    now = new Date(now.getTime() + 24 * hour);
    expect(await setUp(token)).toMatchObject(refused);
    expect(await count("users")).toBe(0);
    expect(await setUp(await issue())).toMatchObject({ status: 201 });
  });

  it("is replaced by the one of the next start", async () => {
    const before = await issue();
    const after = await issue();
    expect(await setUp(before)).toMatchObject(refused);
    expect(await setUp("x".repeat(43))).toMatchObject(refused);
    expect(await setUp(after)).toMatchObject({ status: 201 });
  });

  it("makes one administrator when two use it at the same time", async () => {
    const token = await issue();
    const answers = await Promise.all(["a", "b", "c", "d"].map((name) => setUp(token, `${name}@example.test`)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
    expect(await count("users")).toBe(1);
    expect(await count("role_assignments")).toBe(1);
  });

  it("is not used up by a request with a wrong form", async () => {
    const token = await issue();
    for (const body of [
      { token, name: "First", email: "first@example.test", password: "too short" },
      { token, name: "First", email: "no address", password: "correct horse battery" },
      { token, name: "", email: "first@example.test", password: "correct horse battery" },
    ])
      expect(await server.stranger.request("POST", "/api/setup", body)).toMatchObject({
        status: 400,
        body: { error: { code: "request.invalid" } },
      });
    expect(await setUp(token)).toMatchObject({ status: 201 });
  });

  it("is kept as a digest alone", async () => {
    const token = await issue();
    expect(await count("set_up_links")).toBe(1);
    expect(await tablesThatTell(server, token)).toEqual([]);
  });
});
