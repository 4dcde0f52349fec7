import type { ChangedField, DriverBulkAnswer, DriverView } from "@windlass/protocol";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { listDrivers } from "./imports.ts";
import { storeDriver } from "./stored-driver.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

type Answer = DriverBulkAnswer & { error: { code: string; message: string } };
const post = (path: string, body: object, client = administrator) =>
  client.request<Answer>("POST", `/api/drivers/${path}`, body);
const change = (selection: object, change: object, client = administrator) =>
  post("changes", { ...selection, change }, client);

const historyOf = async (id: string) =>
  (
    await administrator.request<{ items: { action: string; by: { name: string }; fields: ChangedField[] }[] }>(
      "GET",
      `/api/changes?objectId=${id}`,
    )
  ).body.items;

const model = { field: "model", operator: "is", values: ["Lab Book 14"] };
const vendor = { field: "vendor", operator: "is", values: ["Contoso"] };

describe("a change of many drivers", () => {
  let organisationId: string;
  let mine: string[];
  let shared: string;
  /** Administrator of this one organisation. */
  let local: TestClient;

  beforeEach(async () => {
    organisationId = await createOrganisation(administrator);
    mine = [await storeDriver(server, organisationId), await storeDriver(server, organisationId)];
    shared = await storeDriver(server, null);
    local = await server.signInAs([{ role: "administrator", organisationId }]);
  });
  const all = (): Promise<DriverView[]> => listDrivers(administrator, `organisationId=${organisationId}&limit=1000`);
  const driver = async (id: string | undefined): Promise<DriverView> => {
    const found = (await all()).find((one) => one.id === id);
    if (!found) throw new Error(`there is no driver ${id}`);
    return found;
  };

  it("changes what it names and leaves everything else as it is, with history of each", async () => {
    const [one, other] = mine;
    const said = {
      filter: { how: "replace", filter: vendor },
      limitedMinimumBuild: 22_621,
      availableToWindowsPe: true,
    };
    const answer = await change({ driverIds: mine }, said);
    expect(answer).toMatchObject({ status: 200, body: { drivers: 2, changed: 2, unchanged: 0, left: [] } });
    for (const id of [one, other]) {
      const after = await driver(id);
      expect(after).toMatchObject({ filter: vendor, limitedMinimumBuild: 22_621, availableToWindowsPe: true });
      expect(after).toMatchObject({ active: true, limitedArchitectures: null, otherData: [], revision: 2 });
      const [entry] = await historyOf(after.id);
      expect(entry?.fields.map(({ field }) => field)).toContain("limitedMinimumBuild");
    }
    expect((await driver(shared)).revision).toBe(1);
    expect((await change({ driverIds: mine }, said)).body).toMatchObject({ changed: 0, unchanged: 2 });
    expect((await driver(one)).revision).toBe(2);
    expect(await historyOf(String(one))).toHaveLength(1);
  });

  it("gives a filter to those without one, replaces it in all, or takes it away", async () => {
    const [one, other] = mine;
    await change({ driverIds: [one] }, { filter: { how: "fill", filter: vendor } });
    expect((await change({ driverIds: mine }, { filter: { how: "fill", filter: model } })).body).toMatchObject({
      changed: 1,
      unchanged: 1,
    });
    expect([(await driver(one)).filter, (await driver(other)).filter]).toEqual([vendor, model]);
    await change({ driverIds: mine }, { filter: { how: "replace", filter: model } });
    expect((await driver(one)).filter).toEqual(model);
    await change({ driverIds: mine }, { filter: { how: "remove" } });
    expect([(await driver(one)).filter, (await driver(other)).filter]).toEqual([null, null]);
    const half = { filter: { how: "replace", filter: { field: "model", operator: "is", values: [] } } };
    expect(await change({ driverIds: mine }, half)).toMatchObject({ status: 400 });
  });

  it("sets and removes entries of other data by name, whatever their capitals", async () => {
    const [one] = mine;
    await change({ driverIds: [one] }, { otherData: { set: [{ name: "Ticket", value: "1" }] } });
    await change(
      { driverIds: mine },
      {
        otherData: {
          set: [
            { name: "ticket", value: "2" },
            { name: "Source", value: "maker" },
          ],
        },
      },
    );
    expect((await driver(one)).otherData).toEqual([
      { name: "ticket", value: "2" },
      { name: "Source", value: "maker" },
    ]);
    await change({ driverIds: mine }, { otherData: { remove: ["TICKET", "nothing"] } });
    expect((await driver(one)).otherData).toEqual([{ name: "Source", value: "maker" }]);
    const both = { otherData: { set: [{ name: "A", value: "" }], remove: ["a"] } };
    expect(await change({ driverIds: mine }, both)).toMatchObject({ status: 400 });
    const entries = Array.from({ length: 50 }, (_, position) => ({ name: `Entry ${position}`, value: "" }));
    const full = await change({ driverIds: mine }, { otherData: { set: entries } });
    expect(full.body.left).toMatchObject([{ reason: "too-much-other-data", drivers: 2 }]);
    expect((await driver(one)).otherData).toHaveLength(1);
  });

  it("leaves a driver alone whose INF is for none of the architectures, and says so before", async () => {
    const [one] = mine;
    await server.database.within({ kind: "installation" }, (connection) =>
      connection
        .updateTable("drivers")
        .set({ architectures: JSON.stringify(["arm64"]) })
        .where("id", "=", String(one))
        .execute(),
    );
    const request = { driverIds: mine, change: { limitedArchitectures: ["x64"] } };
    const foreseen = await post("changes/preview", request);
    expect(foreseen.body).toMatchObject({
      drivers: 2,
      changed: 1,
      left: [{ reason: "no-such-architecture", drivers: 1, examples: [{ id: one }] }],
    });
    expect((await driver(mine[1])).revision).toBe(1);
    expect((await post("changes", request)).body).toEqual(foreseen.body);
    expect([(await driver(one)).limitedArchitectures, (await driver(mine[1])).limitedArchitectures]).toEqual([
      null,
      ["x64"],
    ]);
  });

  it("takes all that a search finds, and is refused when it finds another number by now", async () => {
    const matching = { organisationId, search: "nic.inf" };
    const there = (await all()).length;
    const stale = await change({ matching, expected: 2 }, { active: false });
    expect(stale).toMatchObject({ status: 412, body: { error: { code: "driver.selection-changed" } } });
    expect(stale.body.error.message).toContain(`2 drivers when it was asked, and finds ${there} now`);
    expect((await all()).every(({ active }) => active)).toBe(true);
    // Another organisation's drivers are not found, and neither is what does not match.
    const elsewhere = await storeDriver(server, await createOrganisation(administrator));
    expect((await change({ matching, expected: there }, { active: false })).body).toMatchObject({
      drivers: there,
      left: [],
    });
    expect((await all()).some(({ active }) => active)).toBe(false);
    expect(await historyOf(elsewhere)).toEqual([]);
    const none = { matching: { organisationId, search: "no such driver" }, expected: 1 };
    expect(await change(none, { active: false })).toMatchObject({ status: 412 });
    await change({ driverIds: [shared] }, { active: true });
    expect(await change({ matching: { ...matching, unknown: 1 }, expected: there }, { active: true })).toMatchObject({
      status: 400,
    });
  });

  it("leaves what all share to those who may change it, and does the rest", async () => {
    const everything = { matching: { organisationId }, expected: (await all()).length };
    const answer = await change(everything, { availableToWindowsPe: true }, local);
    const sharedThere = (await all()).filter((one) => one.organisationId === null).length;
    expect(answer.body).toMatchObject({ changed: 2, left: [{ reason: "shared-by-all", drivers: sharedThere }] });
    expect((await driver(shared)).availableToWindowsPe).toBe(false);
    const onlyShared = await change({ driverIds: [shared] }, { active: false }, local);
    expect(onlyShared).toMatchObject({ status: 403, body: { error: { code: "access.shared-by-all" } } });
    const deleted = await post("actions", { ...everything, action: "delete" }, local);
    expect(deleted.body).toMatchObject({ changed: 2, left: [{ reason: "shared-by-all" }] });
    expect((await all()).some(({ id }) => mine.includes(id))).toBe(false);
    expect((await historyOf(String(mine[0])))[0]).toMatchObject({ action: "deleted" });
  });

  it("does not exist for strangers, and is not for those who may only look", async () => {
    const stranger = await server.signInAs([
      { role: "administrator", organisationId: await createOrganisation(administrator) },
    ]);
    for (const path of ["changes", "changes/preview"]) {
      const request = { driverIds: mine, change: { active: false } };
      expect(await post(path, request, stranger)).toMatchObject({ status: 404 });
      // Of what an organisation of others has, a search of a stranger finds nothing.
      const search = { matching: { organisationId, search: "nic.inf" }, expected: 3, change: { active: false } };
      expect((await post(path, search, stranger)).status).not.toBe(200);
      const auditor = await server.signInAs([{ role: "auditor", organisationId }]);
      expect(await post(path, request, auditor)).toMatchObject({ status: 403 });
    }
    expect((await driver(mine[0])).active).toBe(true);
  });

  it("names at least one change, and one way of choosing", async () => {
    expect(await change({ driverIds: mine }, {})).toMatchObject({ status: 400 });
    expect(await change({ driverIds: [] }, { active: false })).toMatchObject({ status: 400 });
    expect(await change({}, { active: false })).toMatchObject({ status: 400 });
    const both = { driverIds: mine, matching: { organisationId }, expected: 2 };
    expect(await change(both, { active: false })).toMatchObject({ status: 400 });
  });

  it("waits for who else changes the same, and loses nothing of either", async () => {
    const changes = ["A", "B", "C", "D"].map((name) =>
      change({ driverIds: mine }, { otherData: { set: [{ name, value: name }] } }),
    );
    for (const answer of await Promise.all(changes)) expect(answer.body).toMatchObject({ changed: 2 });
    const after = await driver(mine[0]);
    expect(after.otherData.map(({ name }) => name).sort()).toEqual(["A", "B", "C", "D"]);
    expect(after.revision).toBe(5);
    expect(await historyOf(after.id)).toHaveLength(4);
  });
});

describe("a library of 10,000 drivers", () => {
  const many = 10_000;

  it("is changed and deleted as a whole within seconds, with history of every driver", {
    timeout: 120_000,
  }, async () => {
    const organisationId = await createOrganisation(administrator);
    const first = await storeDriver(server, organisationId);
    await server.database.within({ kind: "installation" }, async (connection) => {
      await sql`create temporary table more on commit drop as
        select drivers.* from drivers cross join generate_series(2, ${many}) where id = ${first}`.execute(connection);
      await sql`update more set id = gen_random_uuid(), digest = gen_random_uuid()::text`.execute(connection);
      await sql`insert into drivers select * from more`.execute(connection);
      await sql`update drivers set class = 'Bulk' where organisation_id = ${organisationId}::uuid`.execute(connection);
    });
    const selection = { matching: { organisationId, class: "Bulk" }, expected: many };
    const said = {
      active: false,
      filter: { how: "replace", filter: vendor },
      otherData: { set: [{ name: "A", value: "b" }] },
    };
    const began = performance.now();
    expect((await post("changes/preview", { ...selection, change: said })).body).toMatchObject({ changed: many });
    const previewed = performance.now();
    expect((await change(selection, said)).body).toMatchObject({ drivers: many, changed: many, left: [] });
    const changed = performance.now();
    const written = await server.database.within({ kind: "installation" }, (connection) =>
      sql<{ rows: number; objects: number }>`
        select count(*) as rows, count(distinct object_id) as objects from changes
        where organisation_id = ${organisationId}::uuid and kind = 'driver' and action = 'changed'
          and fields @> '[{"field": "active", "before": "true", "after": "false"}]'`.execute(connection),
    );
    expect(written.rows).toEqual([{ rows: many, objects: many }]);
    const deleting = performance.now();
    expect((await post("actions", { ...selection, action: "delete" })).body).toMatchObject({ changed: many });
    const times = { preview: previewed - began, change: changed - previewed, delete: performance.now() - deleting };
    process.stdout.write(`10,000 drivers, milliseconds: ${JSON.stringify(times)}\n`);
    expect(Math.max(...Object.values(times))).toBeLessThan(30_000);
    expect(await listDrivers(administrator, `organisationId=${organisationId}&class=Bulk`)).toEqual([]);
  });
});
