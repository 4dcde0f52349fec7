import * as protocol from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { wholeInstallation } from "../../src/database/connection.ts";
import { hardwareHash, inventoryOf, TestDevice } from "../agent-device.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, groupTagOfBuild } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const registrationsOf = (deploymentId: string) =>
  server.database.within(wholeInstallation, (connection) =>
    connection.selectFrom("registrations").selectAll().where("deployment_id", "=", deploymentId).execute(),
  );

/** Names of all properties that a schema can carry, however deep. */
const propertiesOf = (schema: z.ZodType): string[] => {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (key === "properties" && typeof child === "object" && child !== null)
        for (const name of Object.keys(child)) found.add(name);
      visit(child);
    }
  };
  visit(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  return [...found];
};

/** Everything a device can send. A new message belongs on this list, and the walk of all routes finds new routes. */
const messagesOfDevices = {
  openSessionRequest: protocol.openSessionRequest,
  reportEventsRequest: protocol.reportEventsRequest,
  registerRequest: protocol.registerRequest,
  finishRequest: protocol.finishRequest,
  stepSecretsRequest: protocol.stepSecretsRequest,
};

describe("the registration of a device", () => {
  it("carries the tag of the published build, whatever the device says", async () => {
    const published = await createPublishedBuild(server, administrator);
    const device = new TestDevice(server, published.bootProfileId);
    const grant = await device.deploy(administrator, published.build.id);
    const claims = { groupTag: "Privileged", group_tag: "Privileged", tag: "Privileged", groupObjectId: "x" };
    const answer = await device.send("POST", "/agent/v1/registration", {
      hardwareHash,
      serialNumber: device.serialNumber,
      ...claims,
    });
    expect([202, 400]).toContain(answer.status);
    if (answer.status === 400)
      await device.send("POST", "/agent/v1/registration", { hardwareHash, serialNumber: device.serialNumber });
    const rows = await registrationsOf(grant.deploymentId);
    const autopilot = published.build.definition.autopilot;
    expect(rows).toMatchObject([
      {
        group_tag: groupTagOfBuild,
        group_object_id: autopilot?.way === "registration" && autopilot.groupObjectId,
        organisation_id: published.organisationId,
        serial_number: device.serialNumber,
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain("Privileged");
  });

  it("takes nothing from the asset tag of the firmware, which goes into names alone", async () => {
    const published = await createPublishedBuild(server, administrator);
    const { smbios } = inventoryOf("ASSET-TAGGED");
    const device = new TestDevice(server, published.bootProfileId, smbios.serialNumber, {
      smbios: { ...smbios, assetTag: "Privileged" },
    });
    const grant = await device.deploy(administrator, published.build.id);
    await device.send("POST", "/agent/v1/registration", { hardwareHash, serialNumber: device.serialNumber });
    const rows = await registrationsOf(grant.deploymentId);
    expect(rows).toMatchObject([{ group_tag: groupTagOfBuild }]);
    expect(JSON.stringify(rows)).not.toContain("Privileged");
  });

  it("carries the tag of the publication that is deployed, not of a build that was changed since", async () => {
    const published = await createPublishedBuild(server, administrator);
    const device = new TestDevice(server, published.bootProfileId);
    const grant = await device.deploy(administrator, published.build.id);
    const { definition, id, revision } = published.build;
    const autopilot = definition.autopilot && { ...definition.autopilot, groupTag: "Changed-Later" };
    const changed = await administrator.request("PUT", `/api/builds/${id}`, {
      revision,
      definition: { ...definition, autopilot },
    });
    expect(changed).toMatchObject({ status: 200 });
    await device.send("POST", "/agent/v1/registration", { hardwareHash, serialNumber: device.serialNumber });
    expect(await registrationsOf(grant.deploymentId)).toMatchObject([{ group_tag: groupTagOfBuild }]);
  });

  it("is of the device that was approved, and of no other", async () => {
    const published = await createPublishedBuild(server, administrator);
    const device = new TestDevice(server, published.bootProfileId);
    const grant = await device.deploy(administrator, published.build.id);
    const other = { hardwareHash, serialNumber: "SOMEBODY-ELSES" };
    expect(await device.send("POST", "/agent/v1/registration", other)).toMatchObject({
      status: 409,
      body: { error: { code: "agent.serial-number-differs" } },
    });
    expect(await registrationsOf(grant.deploymentId)).toEqual([]);
    const own = { hardwareHash, serialNumber: ` ${device.serialNumber.toUpperCase()} ` };
    expect(await device.send("POST", "/agent/v1/registration", own)).toMatchObject({ status: 202 });
  });

  it("is one, however often the device sends it", async () => {
    const published = await createPublishedBuild(server, administrator);
    const device = new TestDevice(server, published.bootProfileId);
    const grant = await device.deploy(administrator, published.build.id);
    const send = () =>
      device.send("POST", "/agent/v1/registration", { hardwareHash, serialNumber: device.serialNumber });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202]);
    expect(await registrationsOf(grant.deploymentId)).toHaveLength(1);
    expect(await device.send("GET", "/agent/v1/registration")).toMatchObject({ status: 200 });
  });

  it("is refused when the build does not want it, and unknown before it was sent", async () => {
    const published = await createPublishedBuild(server, administrator, { autopilot: null });
    const device = new TestDevice(server, published.bootProfileId);
    const grant = await device.deploy(administrator, published.build.id);
    const refused = await device.send("POST", "/agent/v1/registration", {
      hardwareHash,
      serialNumber: device.serialNumber,
    });
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "agent.registration-not-wanted" } } });
    expect(await device.send("GET", "/agent/v1/registration")).toMatchObject({
      status: 409,
      body: { error: { code: "agent.not-registered" } },
    });
    expect(await registrationsOf(grant.deploymentId)).toEqual([]);
  });

  it("shows the hardware hash to nobody", async () => {
    const published = await createPublishedBuild(server, administrator);
    const device = new TestDevice(server, published.bootProfileId);
    const grant = await device.deploy(administrator, published.build.id);
    const { body } = await device.send("POST", "/agent/v1/registration", {
      hardwareHash,
      serialNumber: device.serialNumber,
    });
    const read = await administrator.request("GET", `/api/deployments/${grant.deploymentId}`);
    expect(read.body).toMatchObject({ registration: { serialNumber: device.serialNumber, groupTag: groupTagOfBuild } });
    for (const text of [read.text, JSON.stringify(body)]) expect(text).not.toContain(hardwareHash.slice(0, 60));
  });
});

describe("the messages of devices", () => {
  it("have no place for a group tag (security rule 6)", () => {
    for (const [name, schema] of Object.entries(messagesOfDevices)) {
      const properties = propertiesOf(schema);
      expect(properties.length).toBeGreaterThan(0);
      // The inventory's asset tag is for computer names, and no other message has one. That nothing makes a group tag of
      // it is shown above; a name of this kind may only be let through here with such a proof.
      const known = name === "openSessionRequest" ? ["assetTag"] : [];
      expect(properties.filter((property) => /tag/i.test(property))).toEqual(known);
    }
    // The look itself works: it finds the tag where there is one.
    expect(propertiesOf(protocol.buildCreate)).toContain("groupTag");
  });

  it("are all looked at: every route of devices with a body takes one of them", () => {
    const withBody = server.app.declaredRoutes
      .filter((route) => route.access.audience === "agent" && route.method === "POST")
      .map((route) => route.url)
      // These two say nothing but who asks; the identifier is made of the inventory that was approved.
      .filter((url) => !url.endsWith("/token") && !url.endsWith("/corporate-identifier"));
    expect(withBody).toHaveLength(Object.keys(messagesOfDevices).length);
  });
});
