import type { Permission } from "@windlass/protocol";
import { fastify } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DeclaredRoute, guardRoutes } from "../src/http/access.ts";
import { serveConsole } from "../src/http/console-files.ts";
import { assembleApplication } from "../src/start/assemble.ts";
import { dumpTables } from "./database-dump.ts";
import { createOrganisation } from "./definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "./harness.ts";
import { makeWorld, type RouteExample, routeExamples, type World } from "./route-examples.ts";

/** Everything that answers without a session or a proof. Adding to this list is a decision. */
const publicRoutes = [
  "GET /*",
  "GET /api/health",
  "GET /api/openapi.json",
  "GET /api/setup",
  "GET /assets/*",
  "POST /api/session",
  "POST /api/setup",
];

const keyOf = (route: DeclaredRoute) => `${route.method} ${route.url}`;

/** Work something out of what they are given, for whoever may write packages anywhere, and keep nothing. */
const computing = ["POST /api/registry-files", "POST /api/winget-resolutions"];

/** What an administrator's example is answered; `POST /api/winget-resolutions` looks for a source that is not there. */
const isAnswered = (route: DeclaredRoute, status: number): boolean =>
  [200, 201, 202, 204, 409, 412, 422].includes(status) ||
  (keyOf(route) === "POST /api/winget-resolutions" && status === 502);

let server: TestServer;
let world: World;
let administrator: TestClient;
/** Administrator of another organisation. */
let foreigner: TestClient;
/** Auditor of the world's organisation and administrator of another one. */
let auditorHere: TestClient;
/** Signed in, but with a role in nothing. */
let nobody: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  world = await makeWorld(server, administrator);
  const elsewhere = await createOrganisation(administrator);
  foreigner = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
  auditorHere = await server.signInAs([
    { role: "auditor", organisationId: world.organisationId },
    { role: "administrator", organisationId: elsewhere },
  ]);
  nobody = await server.signInAs([]);
});
afterAll(() => server.close());

const exampleOf = (route: DeclaredRoute): RouteExample => {
  const key = keyOf(route);
  const make = routeExamples[key] ?? (route.method === "HEAD" ? routeExamples[`GET ${route.url}`] : undefined);
  if (!make) throw new Error(`${key} has no example: add one to apps/server/test/route-examples.ts`);
  return make(world);
};

const send = async (route: DeclaredRoute, example: RouteExample, cookie: string) => {
  const answer = await server.app.inject({
    method: route.method as "GET",
    url: example.url,
    headers: { ...(cookie && { cookie }), ...example.headers },
    ...(example.payload !== undefined && { payload: example.payload }),
    ...(example.body !== undefined && { payload: example.body as object }),
  });
  return { route: keyOf(route), status: answer.statusCode, text: answer.payload };
};

const statusOf = async (route: DeclaredRoute, client: TestClient) => {
  const { status, text } = await send(route, exampleOf(route), client.cookie);
  return { route: keyOf(route), status, ...(status >= 500 && { text }) };
};

/** The permission of a route for users, null when any session will do. */
const permissionOf = ({ access }: DeclaredRoute): Permission | null =>
  access.audience === "user" ? access.permission : null;

const routesFor = (audience: DeclaredRoute["access"]["audience"]) =>
  server.app.declaredRoutes.filter((route) => route.access.audience === audience);

const idsOf = (there: World) =>
  Object.values(there).filter((value): value is string => typeof value === "string" && value.length === 36);

describe("every route", () => {
  it("asks who calls, what they may and whose object it is, before it does anything", async () => {
    for (const route of server.app.declaredRoutes) exampleOf(route);
    const before = await dumpTables(server);

    for (const route of routesFor("user")) {
      expect(await statusOf(route, server.stranger)).toEqual({ route: keyOf(route), status: 401 });
      const { access } = route;
      const permission = permissionOf(route);
      if (access.audience !== "user" || permission === null) continue;
      expect(await statusOf(route, nobody)).toEqual({ route: keyOf(route), status: 403 });
      const isReading = permission.endsWith(".read");
      if (computing.includes(keyOf(route))) {
        expect(isAnswered(route, (await send(route, exampleOf(route), foreigner.cookie)).status)).toBe(true);
        continue;
      }
      if (access.organisationFrom !== "caller") {
        if (!isReading) expect(await statusOf(route, auditorHere)).toEqual({ route: keyOf(route), status: 403 });
        expect(await statusOf(route, foreigner)).toEqual({ route: keyOf(route), status: 404 });
      } else if (isReading) {
        const listed = await send(route, exampleOf(route), foreigner.cookie);
        expect(listed).toMatchObject({ status: 200 });
        for (const id of idsOf(world)) expect(listed.text).not.toContain(id);
      } else expect(await statusOf(route, foreigner)).toEqual({ route: keyOf(route), status: 403 });
    }
    for (const route of [...routesFor("agent"), ...routesFor("connector")])
      expect(await statusOf(route, administrator)).toEqual({ route: keyOf(route), status: 401 });

    expect(await dumpTables(server)).toEqual(before);
  });

  it("is public only when it is on the list", async () => {
    const app = await assembleApplication(server.context);
    await serveConsole(app);
    await app.ready();
    const found = app.declaredRoutes
      .filter((route) => route.access.audience === "public" && route.method !== "HEAD")
      .map(keyOf);
    await app.close();
    expect(found.sort()).toEqual(publicRoutes);
  });

  it("that reads changes nothing, neither for people nor for devices", async () => {
    const reading = server.app.declaredRoutes.filter((route) => ["GET", "HEAD"].includes(route.method));
    // Proofs are remembered so that none works twice; that is all an agent's reading leaves. A session notes when it
    // was used last, once a minute at most.
    const left = ["agent_proofs", "user_sessions"];
    const before = await dumpTables(server, left);
    for (const route of reading) {
      const example = exampleOf(route);
      if (example.isStream) continue;
      if (route.access.audience === "agent" && route.method === "GET")
        expect(isAnswered(route, (await world.device.send("GET", example.url)).status)).toBe(true);
      if (route.access.audience !== "user" && route.access.audience !== "public") continue;
      const answer = await send(route, example, administrator.cookie);
      expect(answer).toMatchObject({ route: keyOf(route), status: 200 });
    }
    expect(await dumpTables(server, left)).toEqual(before);
  });

  /** Last, for it changes the world: an example that names nothing would make the refusals above worthless. */
  it("has an example that an administrator gets through with", async () => {
    const order = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
    const routes = routesFor("user")
      .filter((route) => permissionOf(route) !== null)
      .toSorted((left, right) => order.indexOf(left.method) - order.indexOf(right.method));
    for (const route of routes) {
      const answer = await send(route, exampleOf(route), administrator.cookie);
      expect(isAnswered(route, answer.status), JSON.stringify(answer)).toBe(true);
    }
  });

  it("without a declared access stops the server before it starts", () => {
    const app = fastify();
    guardRoutes(app, async () => null);
    expect(() => app.get("/forgotten", async () => "open to all")).toThrow("GET /forgotten declares no access");
  });
});
