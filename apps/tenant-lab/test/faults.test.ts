import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askToken, type Graph, importDevice, imported, type Running, signIn, startSample } from "./client.ts";

describe("prepared failures", () => {
  let running: Running;
  let graph: Graph;

  beforeEach(async () => {
    running = await startSample();
    graph = await signIn(running);
  });
  afterEach(() => running.close());

  const importOne = (serialNumber: string) => importDevice(running, graph, serialNumber);

  test("answer in place of the service, as often as asked, and touch nothing", async () => {
    const headers = { "Retry-After": "0.5" };
    running.lab.addFault({ method: "post", path: "/*/import", status: 429, headers, count: 2 });
    await expect(importOne("LAB1")).rejects.toThrow("429");
    const again = await graph("POST", `${imported}/import`, { importedWindowsAutopilotDeviceIdentities: [] });
    expect(again.headers.get("retry-after")).toBe("0.5");
    expect(again.body.error?.code).toBe("TooManyRequests");
    expect(running.lab.importJournal()).toEqual([]);
    await importOne("LAB1");
    expect(running.lab.importJournal()).toHaveLength(1);
    expect(running.lab.faults()).toEqual([]);
  });

  test("can answer with a body and headers of one's own", async () => {
    const body = { error: { code: "PreconditionFailed", message: "approval" } };
    running.lab.addFault({ path: "/v1.0/organization", status: 412, headers: { "x-msft-approval-code": "7" }, body });
    const answer = await graph("GET", "/v1.0/organization");
    expect(answer).toMatchObject({ status: 412, body });
    expect(answer.headers.get("x-msft-approval-code")).toBe("7");
  });

  test("can cut the connection after the import was taken, which a client must not repeat blindly", async () => {
    running.lab.addFault({ method: "POST", path: `${imported}/import`, drop: true, effect: "performed" });
    await expect(importOne("LAB1")).rejects.toThrow("fetch failed");
    expect(running.lab.importJournal("LAB1")).toHaveLength(1);
    expect((await graph("GET", imported)).body.value).toMatchObject([{ serialNumber: "LAB1" }]);
  });

  test("can cut the connection before anything was done", async () => {
    running.lab.addFault({ path: "/v1.0/*", drop: true });
    await expect(importOne("LAB1")).rejects.toThrow("fetch failed");
    expect(running.lab.importJournal()).toEqual([]);
  });

  test("can do the work and still answer an error", async () => {
    running.lab.addFault({ path: `${imported}/import`, status: 504, effect: "performed" });
    await expect(importOne("LAB1")).rejects.toThrow("504");
    expect(running.lab.importJournal("LAB1")).toHaveLength(1);
  });

  test("can deliver one request twice, as networks do", async () => {
    running.lab.addFault({ path: `${imported}/import`, effect: "twice" });
    await importOne("LAB1");
    expect(running.lab.importJournal("LAB1")).toHaveLength(2);
    running.lab.advance(80_000);
    const states = (await graph("GET", imported)).body.value?.map((one) => one.state);
    expect(states).toMatchObject([{ deviceImportStatus: "complete" }, { deviceErrorName: "ZtdDeviceAlreadyAssigned" }]);
  });

  test.each([
    ["StorageError", undefined, 0],
    ["ZtdDeviceDuplicated", undefined, 0],
    ["InvalidZtdHardwareHash", undefined, 802],
    ["ZtdDeviceAssignedToOtherTenant", 806, 806],
    ["SomethingNobodyKnows", 4711, 4711],
  ])("can end the next import of a serial number with %s", async (name, code, expected) => {
    running.lab.failImport("LAB1", { name, code });
    const first = await importOne("LAB1");
    running.lab.advance(80_000);
    const stateOf = async (id: string) => (await graph("GET", `${imported}/${id}`)).body.state;
    expect(await stateOf(first)).toMatchObject({ deviceErrorName: name, deviceErrorCode: expected });
    const second = await importOne("LAB1");
    running.lab.advance(80_000);
    expect(await stateOf(second)).toMatchObject({ deviceImportStatus: "complete" });
  });

  test("reach permissions: a consent taken back ends with the token that carried it", async () => {
    running.lab.changeBehaviour({ tokenSeconds: 60 });
    const caller = await signIn(running);
    running.lab.setConsent(running.sample.clientId, ["Device.Read.All"]);
    expect((await caller("GET", imported)).status).toBe(200);
    running.lab.advance(61_000);
    expect((await caller("GET", imported)).status).toBe(401);
    expect((await (await signIn(running))("GET", imported)).status).toBe(403);
  });

  test("reach single members of a batch, and the batch itself", async () => {
    const requests = ["/organization", "/devices"].map((url, id) => ({ id: String(id), method: "GET", url }));
    running.lab.addFault({ path: "/v1.0/devices", status: 503 });
    const { body } = await graph("POST", "/v1.0/$batch", { requests });
    expect(body.responses).toMatchObject([
      { id: "1", status: 503 },
      { id: "0", status: 200 },
    ]);
    running.lab.addFault({ path: "/v1.0/$batch", status: 502 });
    expect((await graph("POST", "/v1.0/$batch", { requests })).status).toBe(502);
    running.lab.addFault({ path: "/v1.0/devices", drop: true });
    await expect(graph("POST", "/v1.0/$batch", { requests })).rejects.toThrow("fetch failed");
  });

  test("reach the token endpoint", async () => {
    const body = { error: "temporarily_unavailable", error_codes: [90033] };
    running.lab.addFault({ path: "/*/oauth2/v2.0/token", status: 503, body });
    expect(await askToken(running)).toMatchObject({ status: 503, body });
    expect((await askToken(running)).status).toBe(200);
  });

  test("can only delay", async () => {
    running.lab.addFault({ path: "/v1.0/organization", delayMilliseconds: 80 });
    const began = performance.now();
    expect((await graph("GET", "/v1.0/organization")).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(70);
  });

  test("can be taken back", async () => {
    running.lab.addFault({ path: "/v1.0/organization", status: 500 });
    running.lab.clearFaults();
    expect((await graph("GET", "/v1.0/organization")).status).toBe(200);
  });
});
