import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { createUser } from "../../src/features/people/service.ts";
import { tablesThatTell } from "../database-dump.ts";
import { startTestServer, type TestServer } from "../harness.ts";

const minute = 60_000;
const password = "correct horse battery";
let now = new Date("2026-11-03T08:00:00.000Z");
let server: TestServer;
let email: string;
let network = 0;

beforeAll(async () => {
  server = await startTestServer({}, { clock: () => now });
});
afterAll(() => server.close());
beforeEach(async () => {
  // Failures and limits of one test do not reach into the next.
  network += 1;
  email = `${randomUUID()}@example.test`;
  await createUser(server.context, { name: "Somebody", email, password, roles: [] });
});

const addressOf = (host: number) => `10.1.${network}.${host}`;
const signIn = async (given: { email?: string; password?: string }, host = 1, headers = {}) => {
  const answer = await server.app.inject({
    method: "POST",
    url: "/api/session",
    remoteAddress: addressOf(host),
    headers,
    payload: { email, password, ...given },
  });
  const body = JSON.parse(answer.payload) as { error?: { code: string; requestId?: string } };
  return { status: answer.statusCode, body, cookie: String(answer.headers["set-cookie"] ?? "") };
};
const sessionCookie = async () => (await signIn({})).cookie.split(";")[0] ?? "";
const whoAmI = async (cookie: string) =>
  (await server.app.inject({ method: "GET", url: "/api/session", headers: { cookie } })).statusCode;

describe("signing in", () => {
  it("takes the address in any case, and gives a cookie that scripts and other sites cannot use", async () => {
    const { status, cookie } = await signIn({ email: email.toUpperCase() });
    expect(status).toBe(200);
    const [pair, ...attributes] = cookie.split("; ");
    expect(pair).toMatch(/^windlass_session=[A-Za-z0-9_-]{43}$/);
    expect(attributes.sort()).toEqual(["HttpOnly", "Max-Age=43200", "Path=/", "SameSite=Strict", "Secure"]);
  });

  it("keeps passwords as Argon2id, and neither password nor session in plain text", async () => {
    const cookie = await sessionCookie();
    const hash = await server.database.within(wholeInstallation, (connection) =>
      connection.selectFrom("users").select("password_hash").where("email", "=", email).executeTakeFirstOrThrow(),
    );
    expect(hash.password_hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=2,p=1\$/);
    expect(await tablesThatTell(server, password)).toEqual([]);
    expect(await tablesThatTell(server, cookie.split("=")[1] ?? "")).toEqual([]);
    // The look itself works: what is there in plain text is found.
    expect(await tablesThatTell(server, email)).toEqual(["users"]);
  });

  it("does not tell whether an address has an account", async () => {
    const known = await signIn({ password: "wrong" });
    const unknown = await signIn({ email: "unknown@example.test", password: "wrong" });
    for (const answer of [known, unknown]) delete answer.body.error?.requestId;
    expect(known).toMatchObject({ status: 401, body: { error: { code: "access.wrong-credentials" } }, cookie: "" });
    expect(unknown).toEqual(known);
  });

  it("pauses an account after ten failures, from wherever they come, for a quarter of an hour", async () => {
    for (let failure = 0; failure < 10; failure += 1)
      expect((await signIn({ password: "wrong" }, failure)).status).toBe(401);
    expect(await signIn({}, 200)).toMatchObject({
      status: 429,
      body: { error: { code: "access.too-many-requests" } },
    });
    now = new Date(now.getTime() + 15 * minute + 1);
    expect((await signIn({}, 201)).status).toBe(200);
  });

  it("starts counting anew after a success", async () => {
    for (let failure = 0; failure < 9; failure += 1) await signIn({ password: "wrong" }, failure);
    expect((await signIn({}, 50)).status).toBe(200);
    expect((await signIn({ password: "wrong" }, 51)).status).toBe(401);
  });

  it("pauses an address after fifty failures over any accounts", async () => {
    const fail = (count: number) =>
      server.database.within(wholeInstallation, (connection) =>
        connection
          .insertInto("sign_in_failures")
          .values(
            Array.from({ length: count }, () => ({
              email: `${randomUUID()}@example.test`,
              address: addressOf(1),
              at: now,
            })),
          )
          .execute(),
      );
    await fail(49);
    expect((await signIn({})).status).toBe(200);
    await fail(1);
    expect((await signIn({})).status).toBe(429);
    expect((await signIn({}, 2)).status).toBe(200);
  });

  it("takes forty tries a minute from one address, whoever they are for and whatever it forwards", async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 41; attempt += 1) {
      const headers = { "x-forwarded-for": `192.0.2.${attempt}` };
      statuses.push((await signIn({ email: `${randomUUID()}@example.test`, password: "wrong" }, 1, headers)).status);
    }
    expect(statuses.slice(0, 40)).toEqual(Array(40).fill(401));
    expect(statuses[40]).toBe(429);
  });
});

describe("a session", () => {
  it("ends with signing out, also for who copied the cookie", async () => {
    const cookie = await sessionCookie();
    const other = await sessionCookie();
    expect(await whoAmI(cookie)).toBe(200);
    const out = await server.app.inject({ method: "DELETE", url: "/api/session", headers: { cookie } });
    expect(out.statusCode).toBe(204);
    expect(String(out.headers["set-cookie"])).toContain("windlass_session=;");
    expect(await whoAmI(cookie)).toBe(401);
    expect(await whoAmI(other)).toBe(200);
  });

  it("ends after two hours without a request", async () => {
    const cookie = await sessionCookie();
    now = new Date(now.getTime() + 119 * minute);
    expect(await whoAmI(cookie)).toBe(200);
    now = new Date(now.getTime() + 119 * minute);
    expect(await whoAmI(cookie)).toBe(200);
    now = new Date(now.getTime() + 120 * minute);
    expect(await whoAmI(cookie)).toBe(401);
  });

  it("ends after twelve hours however busy it is", async () => {
    const cookie = await sessionCookie();
    for (let hours = 1; hours < 12; hours += 1) {
      now = new Date(now.getTime() + 60 * minute);
      expect(await whoAmI(cookie)).toBe(200);
    }
    now = new Date(now.getTime() + 60 * minute);
    expect(await whoAmI(cookie)).toBe(401);
  });

  it("is none for a made-up, empty or doubled cookie", async () => {
    for (const cookie of ["windlass_session=", "windlass_session=%00", `windlass_session=${"A".repeat(43)}`, "a=b"])
      expect(await whoAmI(cookie)).toBe(401);
  });
});
