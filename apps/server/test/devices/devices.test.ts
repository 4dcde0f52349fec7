import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, type PublishedBuild } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;
let published: PublishedBuild;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  published = await createPublishedBuild(server, administrator);
});
afterAll(() => server.close());

interface Device {
  id: string;
  serialNumber: string;
  prestagedBuildId: string | null;
}

const prestage = (serialNumber: string, changes: Record<string, unknown> = {}, client = administrator) =>
  client.request<Device>("POST", "/api/devices", {
    organisationId: published.organisationId,
    serialNumber,
    prestagedBuildId: published.build.id,
    ...changes,
  });

const listByPages = async (search: string, limit: number): Promise<string[]> => {
  const serialNumbers: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query: string = `search=${search}&limit=${limit}${cursor && `&cursor=${cursor}`}`;
    const page = await administrator.request<{ items: Device[]; nextCursor: string | null }>(
      "GET",
      `/api/devices?${query}`,
    );
    serialNumbers.push(...page.body.items.map((item) => item.serialNumber));
    cursor = page.body.nextCursor;
  }
  return serialNumbers;
};

describe("devices", () => {
  it("are listed page by page without a gap, whatever letters their serial numbers have", async () => {
    for (const serialNumber of ["paged-İ-1", "paged-Iz", "paged-b", "paged-A"])
      expect(await prestage(serialNumber)).toMatchObject({ status: 201 });
    expect(await listByPages("paged-", 1)).toEqual(["paged-A", "paged-b", "paged-İ-1", "paged-Iz"]);
  });

  it("have serial numbers that differ in more than case within an organisation", async () => {
    await prestage("5CG1234ABC");
    expect(await prestage("5cg1234abc")).toMatchObject({ status: 409, body: { error: { code: "object.name-taken" } } });
    const elsewhere = await createPublishedBuild(server, administrator);
    const there = { organisationId: elsewhere.organisationId, prestagedBuildId: elsewhere.build.id };
    expect(await prestage("5CG1234ABC", there)).toMatchObject({ status: 201 });
  });

  it("are pre-staged for a build of their own organisation only", async () => {
    const elsewhere = await createPublishedBuild(server, administrator);
    expect(await prestage(randomUUID(), { prestagedBuildId: elsewhere.build.id })).toMatchObject({ status: 404 });
    const { body } = await prestage(randomUUID());
    const change = { prestagedBuildId: elsewhere.build.id };
    expect(await administrator.request("PATCH", `/api/devices/${body.id}`, change)).toMatchObject({ status: 404 });
    expect(await administrator.request("PATCH", `/api/devices/${body.id}`, { prestagedBuildId: null })).toMatchObject({
      status: 200,
      body: { prestagedBuildId: null },
    });
  });

  it("do not exist for somebody with a role in another organisation, and an auditor only reads them", async () => {
    const { body } = await prestage(randomUUID());
    const path = `/api/devices/${body.id}`;
    const foreign = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: foreign }]);
    expect(await stranger.request("GET", path)).toMatchObject({ status: 404 });
    expect(await stranger.request("PATCH", path, { prestagedBuildId: null })).toMatchObject({ status: 404 });
    expect(await prestage(randomUUID(), {}, stranger)).toMatchObject({ status: 404 });
    expect((await stranger.request<{ items: Device[] }>("GET", "/api/devices")).body.items).toEqual([]);
    const auditor = await server.signInAs([{ role: "auditor", organisationId: published.organisationId }]);
    expect(await auditor.request("GET", path)).toMatchObject({ status: 200, body: { id: body.id } });
    expect(await auditor.request("PATCH", path, { prestagedBuildId: null })).toMatchObject({ status: 403 });
  });
});
