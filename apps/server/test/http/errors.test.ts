import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../harness.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const told = (code: string) => ({
  error: { code, message: expect.any(String), remedy: expect.any(String), requestId: expect.any(String) },
});

describe("an answer that is no success", () => {
  it.each([
    ["an address without a route", "GET", "/api/nothing-here", 404, "route.not-found"],
    ["an address that cannot be decoded", "GET", "/api/%zz", 400, "request.invalid"],
    ["an id that is none", "GET", "/api/session/../%E0%A4%A", 400, "request.invalid"],
    ["nobody signed in", "GET", "/api/session", 401, "access.sign-in-required"],
  ] as const)("has one shape: %s", async (_what, method, url, status, code) => {
    const answer = await server.stranger.request(method, url);
    expect(answer).toMatchObject({ status, body: told(code) });
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
  });

  it("names nothing of the inside when something unexpected failed", async () => {
    await server.database.close();
    const answer = await server.stranger.request("GET", "/api/setup");
    expect(answer).toMatchObject({ status: 500, body: told("server.unexpected") });
    expect(answer.text).not.toMatch(/kysely|driver|destroyed|node_modules/i);
  });
});
