import type { PublicationComparison, PublicationView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrganisation, createPublishable } from "../definitions.ts";
import { storeDriver } from "../drivers/stored-driver.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { publish } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const compare = (organisationId: string, from: number, to?: number, client = administrator) =>
  client.request<PublicationComparison>(
    "GET",
    `/api/publications/comparison?organisationId=${organisationId}&from=${from}${to === undefined ? "" : `&to=${to}`}`,
  );

/** Three publications whose build has another name each, and a draft with a fourth. */
const namedThreeTimes = async () => {
  const made = await createPublishable(server, administrator);
  const { organisationId, build } = made;
  for (const [index, name] of ["First", "Second", "Third"].entries()) {
    const definition = { ...build.definition, name };
    const path = `/api/builds/${build.id}`;
    expect(await administrator.request("PUT", path, { revision: index + 1, definition })).toMatchObject({
      status: 200,
    });
    await publish(administrator, organisationId);
  }
  const definition = { ...build.definition, name: "Fourth" };
  await administrator.request("PUT", `/api/builds/${build.id}`, { revision: 4, definition });
  return made;
};

describe("comparing publications", () => {
  it("tells what differs between any two, forwards and backwards, and between one and the draft of now", async () => {
    const { organisationId, build } = await namedThreeTimes();
    const named = (before: string, after: string) => [
      {
        kind: "changed",
        objectKind: "build",
        objectId: build.id,
        name: after,
        fields: [{ field: "name", before, after }],
      },
    ];
    expect((await compare(organisationId, 1, 3)).body).toEqual({ from: 1, to: 3, changes: named("First", "Third") });
    expect((await compare(organisationId, 3, 1)).body).toEqual({ from: 3, to: 1, changes: named("Third", "First") });
    expect((await compare(organisationId, 2)).body).toEqual({ from: 2, to: null, changes: named("Second", "Fourth") });
    expect((await compare(organisationId, 2, 2)).body).toEqual({ from: 2, to: 2, changes: [] });
  });

  it("says what a single comparison of neighbours said when the later one was published", async () => {
    const { organisationId } = await namedThreeTimes();
    const list = await administrator.request<{ items: PublicationView[] }>(
      "GET",
      `/api/publications?organisationId=${organisationId}`,
    );
    expect((await compare(organisationId, 1, 2)).body.changes).toEqual(list.body.items[1]?.changes);
  });

  it("reads the drivers of both from their catalogues, and those of now from the library", async () => {
    const { organisationId } = await createPublishable(server, administrator);
    await publish(administrator, organisationId);
    await storeDriver(server, organisationId);
    await publish(administrator, organisationId);
    await storeDriver(server, organisationId);
    const drivers = async (from: number, to?: number) =>
      (await compare(organisationId, from, to)).body.changes.map(({ kind, objectKind, fields }) => [
        kind,
        objectKind,
        fields.map(({ field }) => field),
      ]);
    expect(await drivers(1, 2)).toEqual([["added", "driver-pack", ["1 driver added"]]]);
    expect(await drivers(2, 1)).toEqual([["removed", "driver-pack", ["1 driver removed"]]]);
    expect(await drivers(1)).toEqual([["added", "driver-pack", ["2 drivers added"]]]);
    expect(await drivers(2)).toEqual([["changed", "driver-pack", ["1 driver added"]]]);
  });

  it("knows no publication of another organisation, nor one that was never made", async () => {
    const { organisationId } = await createPublishable(server, administrator);
    await publish(administrator, organisationId);
    const missing = { status: 404, body: { error: { code: "object.not-found" } } };
    expect(await compare(organisationId, 1, 2)).toMatchObject(missing);
    expect(await compare(organisationId, 2)).toMatchObject(missing);
    const elsewhere = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
    expect(await compare(organisationId, 1, 1, stranger)).toMatchObject(missing);
    expect(await compare(elsewhere, 1, 1, stranger)).toMatchObject(missing);
    const auditor = await server.signInAs([{ role: "auditor", organisationId }]);
    expect(await compare(organisationId, 1, 1, auditor)).toMatchObject({ status: 200 });
  });
});
