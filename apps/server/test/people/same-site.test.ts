import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let client: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const host = "windlass.example.test:8420";
const create = (headers: Readonly<Record<string, string>>, name: string) =>
  client.request("POST", "/api/organisations", { name }, { host, ...headers });
const refused = { status: 403, body: { error: { code: "access.cross-site" } } };

/** What a browser sends along with a request that another site made it send. */
const crossSite: readonly Readonly<Record<string, string>>[] = [
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "something new" },
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "no address" },
  { origin: "http://windlass.example.test:9999" },
  { origin: "http://windlass.example.test.evil.example:8420" },
  { origin: `http://${host}`, "sec-fetch-site": "cross-site" },
  { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
];

describe("requests that another site makes a browser send", () => {
  it.each(crossSite)("cannot change anything: %j", async (headers) => {
    expect(await create(headers, "Stolen")).toMatchObject(refused);
    expect(await client.request("DELETE", "/api/session", undefined, { host, ...headers })).toMatchObject(refused);
    const found = await client.request<{ items: unknown[] }>("GET", "/api/organisations?search=Stolen");
    expect(found.body.items).toEqual([]);
  });

  it.each(crossSite)("cannot sign somebody in with the other site's account: %j", async (headers) => {
    const body = { email: "evil@example.test", password: "password of the attacker" };
    expect(await server.stranger.request("POST", "/api/session", body, { host, ...headers })).toMatchObject(refused);
  });

  it.each(crossSite)("cannot open the event stream, whatever they say they accept: %j", async (headers) => {
    for (const accept of ["text/event-stream", "*/*"])
      expect(await client.request("GET", "/api/live", undefined, { host, accept, ...headers })).toMatchObject(refused);
  });
});

describe("requests of our own pages and of programs", () => {
  it.each([
    {},
    { "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "none" },
    { origin: `http://${host}` },
    { origin: `https://${host}`, "sec-fetch-site": "same-origin" },
  ])("are answered: %j", async (headers) => {
    expect(await create(headers, `Own ${JSON.stringify(headers)}`)).toMatchObject({ status: 201 });
  });

  it("may come by a link from anywhere when they only read", async () => {
    const headers = { host, "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    expect(await client.request("GET", "/api/organisations", undefined, headers)).toMatchObject({ status: 200 });
  });
});
