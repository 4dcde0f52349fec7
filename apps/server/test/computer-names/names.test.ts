import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneOrganisation } from "../../src/database/connection.ts";
import { setCounter } from "../../src/features/computer-names/repository.ts";
import { decideName } from "../../src/features/computer-names/service.ts";
import { inventoryOf } from "../agent-device.ts";
import { storeAutopilotDevice } from "../autopilot-devices/stored-device.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild } from "../published-build.ts";
import { beginWiping, end, Naming, nameOf } from "./given.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const namingWith = async (
  computerNameTemplate: string,
  naming: { lookUp?: boolean; ask?: { pattern: string | null } | null } = {},
): Promise<Naming> => {
  const wanted = { lookUp: false, ask: null, ...naming };
  const published = await createPublishedBuild(server, administrator, { computerNameTemplate, naming: wanted });
  return new Naming(server, administrator, published);
};

const addAsset = ({ published }: Naming, definition: Record<string, unknown>) =>
  administrator.request("POST", "/api/assets", { organisationId: published.organisationId, definition });

const deviceOf = async ({ published }: Naming, serialNumber: string) => {
  const path = `/api/devices?organisationId=${published.organisationId}&search=${serialNumber}`;
  const { body } = await administrator.request<{ items: { id: string }[] }>("GET", path);
  return administrator.request<{ computerName: unknown }>("GET", `/api/devices/${body.items[0]?.id}`);
};

const refusal = (code: string, what: string) => ({
  body: { error: { code, message: expect.stringContaining(what) } },
});

describe("a device that is approved", () => {
  it("is told its name and why, and shows it on its page", async () => {
    const naming = await namingWith("PC-%SERIAL:6%");
    const { name } = await naming.named("5CG1234ABC");
    const expected = { name: "PC-234ABC", reason: "from the template “PC-%SERIAL:6%”" };
    expect(name).toEqual(expected);
    expect(await deviceOf(naming, "5CG1234ABC")).toMatchObject({ body: { computerName: expected } });
  });

  it("is named by its enclosure, model, asset tag and the code of the location it asks from", async () => {
    const naming = await namingWith("%LOCATION%%CHASSIS%%MODEL%-%ASSET:3%");
    const { organisationId } = naming.published;
    const definition = { kind: "location", name: "Munich", code: "MUC", subnets: ["127.0.0.0/8"] };
    expect(await administrator.request("POST", "/api/definitions", { organisationId, definition })).toMatchObject({
      status: 201,
    });
    expect(await addAsset(naming, { serialNumber: "FACTS-1", assetTag: "A-00417" })).toMatchObject({ status: 201 });
    expect((await naming.named("facts-1")).name?.name).toBe("MUCLL7-417");
  });

  it("is not approved where its template cannot name it, with the reason", async () => {
    const naming = await namingWith("PC-%ASSET%");
    const device = await naming.waiting("NO-TAG");
    const expected = refusal("device.computer-name-invalid", "asset tag");
    expect(await naming.approve(device)).toMatchObject({ status: 422, ...expected });
    expect(await naming.propose(device)).toMatchObject({
      status: 200,
      body: { name: null, ask: null, problem: { code: "device.computer-name-invalid" } },
    });
  });

  it("is not called as another device of its organisation is, in capitals or not", async () => {
    const naming = await namingWith("PC-%SERIAL:4%");
    await naming.named("FIRST-1A2B");
    const second = await naming.waiting("SECOND-1a2b");
    expect(await naming.approve(second)).toMatchObject({
      status: 409,
      ...refusal("naming.name-taken", "the device FIRST-1A2B has it"),
    });
    const elsewhere = await namingWith("PC-%SERIAL:4%");
    expect((await elsewhere.named("THIRD-1A2B")).name?.name).toBe("PC-1A2B");
  });

  it("is not called as the Autopilot record of another device, but as its own", async () => {
    const naming = await namingWith("PC-%SERIAL:4%");
    const { organisationId } = naming.published;
    await storeAutopilotDevice(server, organisationId, "RECORD-77AA");
    await server.database.within(oneOrganisation(organisationId), (connection) =>
      connection
        .updateTable("autopilot_devices")
        .set({ display_name: "pc-77aa" })
        .where("organisation_id", "=", organisationId)
        .execute(),
    );
    const other = await naming.waiting("OTHER-77AA");
    expect(await naming.approve(other)).toMatchObject(
      refusal("naming.name-taken", "the Windows Autopilot record of RECORD-77AA"),
    );
    expect((await naming.named("RECORD-77AA")).name?.name).toBe("PC-77AA");
  });
});

describe("a counter", () => {
  it("gives no number twice, whoever approves at once", async () => {
    const naming = await namingWith("KIOSK-%COUNTER:3%");
    const devices = await Promise.all(Array.from({ length: 12 }, () => naming.waiting(randomUUID())));
    const answers = await Promise.all(devices.map((device) => naming.approve(device)));
    expect(answers.map(({ status }) => status)).toEqual(devices.map(() => 204));
    const names = await Promise.all(devices.map(nameOf));
    expect(names.map((name) => name?.name).toSorted()).toEqual(
      devices.map((_, index) => `KIOSK-${String(index + 1).padStart(3, "0")}`),
    );
    expect(names.find((name) => name?.name === "KIOSK-007")?.reason).toBe(
      "from the template “KIOSK-%COUNTER:3%”, counter 7",
    );
  });

  it("goes on where a name is taken already, and says when its digits are used up", async () => {
    const naming = await namingWith("C%COUNTER:1%");
    for (const digit of [1, 2, 4, 5, 6, 7, 8])
      expect(await addAsset(naming, { serialNumber: `LISTED-${digit}`, computerName: `c${digit}` })).toMatchObject({
        status: 201,
      });
    expect((await naming.named("COUNTED-A")).name?.name).toBe("C3");
    expect((await naming.named("COUNTED-B")).name?.name).toBe("C9");
    const last = await naming.waiting("COUNTED-C");
    expect(await naming.approve(last)).toMatchObject(refusal("device.computer-name-invalid", "used up"));
  });

  it("has given nothing where the approval is undone in the middle", async () => {
    const naming = await namingWith("UNDO-%COUNTER:2%");
    const device = await naming.waiting("UNDONE");
    const { organisationId } = naming.published;
    const killed = server.database.within(oneOrganisation(organisationId), async (connection) => {
      const { id, inventory } = await connection
        .selectFrom("agent_sessions")
        .select(["device_id as id", "inventory"])
        .where("agent_sessions.id", "=", device.sessionId)
        .executeTakeFirstOrThrow();
      const proposed = await decideName(connection, {
        device: { id, organisationId, inventory, address: null },
        build: naming.published.build.definition,
        entered: null,
        at: new Date(),
        random: Math.random,
      });
      expect(proposed).toMatchObject({ name: "UNDO-01", counted: 1 });
      await setCounter(connection, organisationId, String(proposed.rule), 1);
      throw new Error("killed");
    });
    await expect(killed).rejects.toThrow("killed");
    expect(await naming.approve(device)).toMatchObject({ status: 204 });
    expect((await nameOf(device))?.name).toBe("UNDO-01");
  });
});

describe("digits that are drawn", () => {
  it("are drawn again where the name is taken, a bounded number of times", async () => {
    const naming = await namingWith("R-%RAND:1%");
    const given = new Set<string>();
    for (let index = 0; index < 7; index += 1) given.add((await naming.named(`DRAWN-${index}`)).name?.name ?? "");
    expect(given.size).toBe(7);
    for (let digit = 0; digit < 10; digit += 1)
      await addAsset(naming, { serialNumber: `ALL-${digit}`, computerName: `R-${digit}` });
    const late = await naming.waiting("DRAWN-LATE");
    expect(await naming.approve(late)).toMatchObject({ status: 409, ...refusal("naming.none-free", "50 were tried") });
  });
});

describe("a device that is deployed again", () => {
  it("keeps its name while the rule could have given it, and gets another with another rule", async () => {
    const naming = await namingWith("KEEP-%COUNTER:2%");
    const first = await naming.named("KEPT");
    await beginWiping(first.device, "KEEP-01", naming.published.build.id);
    await end(first.device, "succeeded", 2);
    const again = await naming.named("KEPT");
    expect(again.name).toMatchObject({ name: "KEEP-01", reason: expect.stringContaining("keeps its name") });
    expect((await naming.named("NEW")).name?.name).toBe("KEEP-02");
  });

  it("frees its old name when its disk is wiped under the new one, and not before", async () => {
    const naming = await namingWith("IGNORED", { ask: { pattern: null } });
    const first = await naming.named("RENAMED", {}, "OLD-NAME");
    await beginWiping(first.device, "OLD-NAME", naming.published.build.id);
    await end(first.device, "succeeded", 2);
    const second = await naming.named("RENAMED", {}, "NEW-NAME");
    const other = await naming.waiting("OTHER");
    expect(await naming.approve(other, "old-name")).toMatchObject(refusal("naming.name-taken", "RENAMED"));
    await beginWiping(second.device, "NEW-NAME", naming.published.build.id);
    expect(await naming.approve(other, "OLD-NAME")).toMatchObject({ status: 204 });
  });

  it("leaves a name to others where its deployment ended before it touched the disk", async () => {
    const naming = await namingWith("IGNORED", { ask: { pattern: null } });
    const { device } = await naming.named("NEVER", {}, "FREED");
    const other = await naming.waiting("TAKES-OVER");
    expect(await naming.approve(other, "FREED")).toMatchObject({ status: 409 });
    await end(device, "failed", 0);
    expect(await naming.approve(other, "FREED")).toMatchObject({ status: 204 });
  });
});

describe("a name from the asset list", () => {
  it("goes before the template, found by serial number, UUID or MAC address", async () => {
    const naming = await namingWith("PC-%SERIAL:4%", { lookUp: true });
    const uuid = randomUUID();
    await addAsset(naming, { serialNumber: "by-serial", computerName: "LIST-SERIAL" });
    await addAsset(naming, { uuid, computerName: "LIST-UUID" });
    await addAsset(naming, { mac: "00:15:5d:aa:bb:cc", computerName: "LIST-MAC" });
    expect((await naming.named("BY-SERIAL")).name).toEqual({
      name: "LIST-SERIAL",
      reason: expect.stringMatching(/^from the asset list \(entered by /),
    });
    const smbios = { ...inventoryOf("BY-UUID").smbios, uuid };
    expect((await naming.named("BY-UUID", { smbios })).name?.name).toBe("LIST-UUID");
    const networkInterfaces = [
      { name: "Dock", mac: "00:15:5d:aa:bb:cc", medium: "ethernet" as const, linkSpeedMbps: 1000 },
    ];
    expect((await naming.named("BY-MAC", { networkInterfaces })).name?.name).toBe("LIST-MAC");
    expect((await naming.named("UNLISTED")).name?.name).toBe("PC-STED");
  });

  it("is not overruled by what is entered, and is given to no other device", async () => {
    const naming = await namingWith("PC-%SERIAL:4%", { lookUp: true, ask: { pattern: null } });
    await addAsset(naming, { serialNumber: "LISTED", computerName: "LISTED-1" });
    const listed = await naming.waiting("LISTED");
    expect(await naming.propose(listed)).toMatchObject({ body: { name: "LISTED-1", ask: null } });
    expect(await naming.approve(listed, "OTHER")).toMatchObject(refusal("naming.listed-otherwise", "LISTED-1"));
    const other = await naming.waiting("UNLISTED");
    expect(await naming.approve(other, "listed-1")).toMatchObject(refusal("naming.name-taken", "the asset list"));
    expect(await naming.approve(listed)).toMatchObject({ status: 204 });
  });
});

describe("a name that whoever approves enters", () => {
  it("is asked for with the template's as a suggestion, has to fit the pattern, and is needed", async () => {
    const naming = await namingWith("FIN-%COUNTER:2%", { ask: { pattern: "FIN-##" } });
    const device = await naming.waiting("ASKED");
    expect(await naming.propose(device)).toMatchObject({
      status: 200,
      body: { name: "FIN-01", ask: { pattern: "FIN-##" }, problem: null },
    });
    expect(await naming.approve(device)).toMatchObject({ status: 422, ...refusal("naming.name-needed", "ASKED") });
    expect(await naming.approve(device, "HR-01")).toMatchObject(refusal("naming.name-refused", "FIN-##"));
    expect(await naming.approve(device, "FIN-42")).toMatchObject({ status: 204 });
    expect(await nameOf(device)).toEqual({
      name: "FIN-42",
      reason: expect.stringMatching(/^entered by .+ when approving$/),
    });
  });

  it("comes with a pre-staged device, which else waits for a person", async () => {
    const naming = await namingWith("PC-%SERIAL:4%", { ask: { pattern: "DESK-#" } });
    const { organisationId, build } = naming.published;
    const prestage = (serialNumber: string, prestagedName: string | null) =>
      administrator.request("POST", "/api/devices", {
        organisationId,
        serialNumber,
        prestagedBuildId: build.id,
        prestagedName,
      });
    expect(await prestage("STAGED-0", "DESK-X")).toMatchObject({ status: 422 });
    expect(await prestage("STAGED-1", "DESK-7")).toMatchObject({ status: 201, body: { prestagedName: "DESK-7" } });
    expect(await prestage("STAGED-2", null)).toMatchObject({ status: 201 });
    const other = await naming.waiting("OTHER-DESK");
    expect(await naming.approve(other, "DESK-7")).toMatchObject(refusal("naming.name-taken", "STAGED-1"));
    expect(await nameOf(await naming.waiting("STAGED-1"))).toMatchObject({
      name: "DESK-7",
      reason: expect.stringContaining("when pre-staging"),
    });
    expect(await (await naming.waiting("STAGED-2")).askForToken()).toMatchObject({ status: 409 });
  });
});
