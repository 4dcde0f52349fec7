import { randomUUID } from "node:crypto";
import type { RegistrationView } from "@windlass/protocol";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ServerContext } from "../../src/context.ts";
import { wholeInstallation } from "../../src/database/connection.ts";
import { RegistrationWorker } from "../../src/features/autopilot/worker.ts";
import { TestDevice } from "../agent-device.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, type PublishedBuild } from "../published-build.ts";
import { type LabProcess, startLabProcess } from "../tenant-lab.ts";

const speed = 3000;

let lab: LabProcess;
let server: TestServer;
let administrator: TestClient;
const workers: RegistrationWorker[] = [];

beforeAll(async () => {
  lab = await startLabProcess(speed);
  server = await startTestServer({ WINDLASS_LAB_URL: lab.url, WINDLASS_REGISTRATION_PACE: String(speed) });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});
afterAll(async () => {
  await server.close();
  await lab.stop();
});

const startWorker = (change: Partial<ServerContext> = {}) => {
  const worker = new RegistrationWorker({ ...server.context, instanceId: randomUUID(), ...change });
  workers.push(worker);
  return worker;
};

const publishedBuild = (): Promise<PublishedBuild> =>
  createPublishedBuild(server, administrator, {
    autopilot: {
      groupTag: lab.sample.groupTag,
      groupObjectId: lab.sample.groupObjectId,
      waitPolicy: { kind: "none" },
    },
  });

const connect = async (organisationId: string, secret = lab.sample.clientSecret) => {
  const { tenantId, clientId } = lab.sample;
  const credential = { kind: "client-secret", value: secret };
  const body = { tenantId, clientId, cloud: "lab", credential };
  const answer = await administrator.request("PUT", `/api/organisations/${organisationId}/tenant-connection`, body);
  expect(answer).toMatchObject({ status: 200 });
};

/** A simulated device that has sent its hash. */
const capture = async (published: PublishedBuild, serialNumber: string, tag?: string) => {
  const device = new TestDevice(server, published.bootProfileId, serialNumber);
  await device.deploy(administrator, published.build.id);
  const hardwareHash = await lab.hardwareHash(serialNumber);
  const answer = await device.send("POST", "/agent/v1/registration", {
    hardwareHash,
    serialNumber,
    ...(tag && { groupTag: tag }),
  });
  expect(answer).toMatchObject({ status: 202 });
  return device;
};

const registrationsOf = async (organisationId: string): Promise<RegistrationView[]> => {
  const answer = await administrator.request<{ items: RegistrationView[] }>(
    "GET",
    `/api/registrations?organisationId=${organisationId}`,
  );
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.items;
};

const stateOf = async (organisationId: string) =>
  (await registrationsOf(organisationId)).map(({ state }) => state).sort();

const waitForStates = (organisationId: string, ...states: string[]) =>
  expect.poll(() => stateOf(organisationId), { timeout: 25_000, interval: 50 }).toEqual(states);

describe("registrations", () => {
  it("bring devices to ready, with the tag of the published build alone", async () => {
    const published = await publishedBuild();
    await connect(published.organisationId);
    const serials = [randomUUID(), randomUUID(), randomUUID()];
    startWorker();
    for (const serialNumber of serials) await capture(published, serialNumber, "PRIVILEGED-TAG");
    await waitForStates(published.organisationId, "ready", "ready", "ready");
    const [view] = await registrationsOf(published.organisationId);
    expect(view).toMatchObject({
      groupTag: lab.sample.groupTag,
      profileName: lab.sample.profileName,
      failure: null,
      nextCheckAt: null,
    });
    expect(view?.transitions.map(({ state }) => state).at(-1)).toBe("ready");
    expect(JSON.stringify(view)).not.toContain("T0E");
    for (const serialNumber of serials) expect(await lab.importsOf(serialNumber)).toBe(1);
  });

  it("tell viewers of every state by the live feed", async () => {
    const published = await publishedBuild();
    await connect(published.organisationId);
    let told = 0;
    const end = server.context.live.subscribe((message) => {
      if (
        message !== "resumed" &&
        message.topic === "registrations" &&
        message.organisationId === published.organisationId
      )
        told += 1;
    });
    startWorker();
    await capture(published, randomUUID());
    await waitForStates(published.organisationId, "ready");
    end();
    expect(told).toBeGreaterThanOrEqual(6);
  });

  it("are followed by one worker at a time, also when two race for them", async () => {
    const published = await publishedBuild();
    await connect(published.organisationId);
    const serials = Array.from({ length: 5 }, () => randomUUID());
    startWorker();
    startWorker();
    for (const serialNumber of serials) await capture(published, serialNumber);
    await waitForStates(published.organisationId, ...serials.map(() => "ready"));
    for (const serialNumber of serials) expect(await lab.importsOf(serialNumber)).toBe(1);
  });

  it("are taken over when a killed worker's lease has ended, and not before", async () => {
    const published = await publishedBuild();
    await connect(published.organisationId);
    const heldUntil = await server.database.within(wholeInstallation, async (connection) => {
      const row = await connection
        .updateTable("tenant_connections")
        .set({ lease_owner: randomUUID(), lease_until: sql<Date>`now() + interval '3 seconds'` })
        .where("organisation_id", "=", published.organisationId)
        .returning("lease_until")
        .executeTakeFirstOrThrow();
      return row.lease_until?.getTime() ?? 0;
    });
    startWorker();
    const serialNumber = randomUUID();
    await capture(published, serialNumber);
    await waitForStates(published.organisationId, "ready");
    const [view] = await registrationsOf(published.organisationId);
    const submitted = view?.transitions.find(({ state }) => state === "submitted")?.at ?? "";
    expect(Date.parse(submitted)).toBeGreaterThanOrEqual(heldUntil);
    expect(await lab.importsOf(serialNumber)).toBe(1);
  });

  it("look for an import whose answer nobody has, instead of sending it again", async () => {
    const published = await publishedBuild();
    await connect(published.organisationId);
    const serialNumber = randomUUID();
    await capture(published, serialNumber);
    const path = "/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/import";
    await lab.control("POST", "/faults", { method: "POST", path, effect: "performed", drop: true });
    startWorker();
    await waitForStates(published.organisationId, "ready");
    expect(await lab.importsOf(serialNumber)).toBe(1);
  });

  it("fail by name without a connection, and go on by themselves once it is put right", async () => {
    const published = await publishedBuild();
    startWorker();
    await capture(published, randomUUID());
    await waitForStates(published.organisationId, "failed");
    expect((await registrationsOf(published.organisationId))[0]?.failure?.code).toBe("registration.no-connection");
    await connect(published.organisationId, "wrong");
    await expect
      .poll(async () => (await registrationsOf(published.organisationId))[0]?.transitions.length, { timeout: 10_000 })
      .toBeGreaterThan(3);
    await waitForStates(published.organisationId, "failed");
    await connect(published.organisationId);
    await waitForStates(published.organisationId, "ready");
  });

  it("of another tenant's device stop with the right words, and start again on request", async () => {
    const published = await publishedBuild();
    await connect(published.organisationId);
    const serialNumber = randomUUID();
    await lab.control("PUT", `/held-elsewhere/${serialNumber}`);
    startWorker();
    const device = await capture(published, serialNumber);
    await waitForStates(published.organisationId, "failed");
    const [view] = await registrationsOf(published.organisationId);
    expect(view?.failure).toMatchObject({
      code: "registration.other-tenant",
      message: expect.stringContaining(serialNumber),
    });
    expect(await device.send("GET", "/agent/v1/registration")).toMatchObject({ body: { failed: true, ready: false } });
    await lab.control("DELETE", `/held-elsewhere/${serialNumber}`);
    const again = await administrator.request("POST", `/api/registrations/${view?.id}/recheck`);
    expect(again).toMatchObject({ status: 200, body: { state: "captured", failure: null } });
    await waitForStates(published.organisationId, "ready");
  });

  it("of one serial number take turns: a younger deployment does not import beside an older one", async () => {
    const published = await publishedBuild();
    await connect(published.organisationId);
    const serialNumber = randomUUID();
    await capture(published, serialNumber);
    await capture(published, serialNumber);
    startWorker();
    await waitForStates(published.organisationId, "ready", "ready");
    const imports = (await lab.control("GET", `/imports?serialNumber=${serialNumber}`)) as { imports: unknown[] };
    // The second asked, was told that the device is known, and took over its record.
    expect(imports.imports).toHaveLength(2);
  });

  it("with a hash that is no base64, or of another device, are refused before anything is stored", async () => {
    const published = await publishedBuild();
    const device = new TestDevice(server, published.bootProfileId, randomUUID());
    await device.deploy(administrator, published.build.id);
    for (const hardwareHash of ["!".repeat(200), await lab.hardwareHash("SOMEBODY-ELSE")]) {
      const answer = await device.send("POST", "/agent/v1/registration", { hardwareHash, serialNumber: "MINE" });
      expect(answer).toMatchObject({ status: 422, body: { error: { code: "agent.hardware-hash-invalid" } } });
      expect(JSON.stringify(answer.body)).not.toContain(hardwareHash.slice(0, 40));
    }
    expect(await registrationsOf(published.organisationId)).toEqual([]);
  });

  it("are listed page by page, newest first, and searched", async () => {
    const published = await publishedBuild();
    for (let index = 0; index < 3; index += 1)
      await capture(published, `PAGE-${index}-${published.organisationId.slice(0, 8)}`);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = `organisationId=${published.organisationId}&limit=2${cursor ? `&cursor=${cursor}` : ""}`;
      const page = await administrator.request<{ items: RegistrationView[]; nextCursor: string | null }>(
        "GET",
        `/api/registrations?${query}`,
      );
      seen.push(...page.body.items.map(({ serialNumber }) => serialNumber.slice(0, 6)));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(["PAGE-2", "PAGE-1", "PAGE-0"]);
    const found = await administrator.request<{ items: unknown[] }>(
      "GET",
      `/api/registrations?organisationId=${published.organisationId}&search=page-1`,
    );
    expect(found.body.items).toHaveLength(1);
  });

  it("are checked again only by who may write devices in that organisation", async () => {
    const published = await publishedBuild();
    await capture(published, randomUUID());
    const [view] = await registrationsOf(published.organisationId);
    const auditor = await server.signInAs([{ role: "auditor", organisationId: published.organisationId }]);
    expect(await auditor.request("POST", `/api/registrations/${view?.id}/recheck`)).toMatchObject({ status: 403 });
    const technician = await server.signInAs([{ role: "technician", organisationId: published.organisationId }]);
    expect(await technician.request("POST", `/api/registrations/${view?.id}/recheck`)).toMatchObject({ status: 200 });
  });
});
