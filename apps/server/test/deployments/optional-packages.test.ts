import { randomUUID } from "node:crypto";
import type { BuildDefinition, DeploymentView, DeviceView, OptionalPackage, PlanPreview } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inventoryOf } from "../agent-device.ts";
import { SoftwareDevice } from "../agents/software-device.ts";
import { createPackage } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, publish } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

/** A published build of three packages: the runtime that the tools need, the tools, and a viewer; the last two optional. */
const makeWorld = async () => {
  const published = await createPublishedBuild(server, administrator);
  const { organisationId, build } = published;
  const runtime = await createPackage(administrator, organisationId, { name: "Runtime" });
  const tools = await createPackage(administrator, organisationId, { name: "Tools", dependencies: [runtime.id] });
  const viewer = await createPackage(administrator, organisationId, { name: "Viewer" });
  const definition = {
    ...build.definition,
    packageIds: [tools.id, viewer.id],
    packageOptions: [
      { packageId: tools.id, presence: "preselected" },
      { packageId: viewer.id, presence: "not-preselected" },
    ],
  };
  const saved = await administrator.request("PUT", `/api/builds/${build.id}`, { revision: build.revision, definition });
  expect(saved).toMatchObject({ status: 200 });
  await publish(administrator, organisationId);
  return { ...published, runtime, tools, viewer };
};
type World = Awaited<ReturnType<typeof makeWorld>>;

const waiting = async ({ bootProfileId }: World, serialNumber: string = randomUUID()) => {
  const device = new SoftwareDevice(server, bootProfileId, serialNumber);
  await device.open();
  return device;
};
const approve = (device: SoftwareDevice, { build }: World, packages: unknown, client = administrator) =>
  client.request<{ error: { code: string; message: string } }>(
    "POST",
    `/api/deployment-requests/${device.sessionId}/approve`,
    { buildId: build.id, choices: { diskNumber: null, packages } },
  );
/** What the device makes of its grant. */
const planOf = async (device: SoftwareDevice, { build }: World) => {
  const { status, body: grant } = await device.askForToken();
  expect(status).toBe(200);
  return { grant, plan: device.planOf(grant, build.id) };
};
const installed = (plan: ReturnType<SoftwareDevice["planOf"]>) =>
  plan.steps.flatMap((step) => (step.action === "run-software-step" ? [step.software.name] : []));

describe("optional packages of a build", () => {
  it("are told to whoever approves, as the device would get the build", async () => {
    const world = await makeWorld();
    const device = await waiting(world);
    const url = `/api/deployment-requests/${device.sessionId}/optional-packages?buildId=${world.build.id}`;
    const { body } = await administrator.request<{ items: OptionalPackage[] }>("GET", url);
    expect(body.items.map(({ name, preselected }) => [name, preselected])).toEqual([
      ["Tools", true],
      ["Viewer", false],
    ]);
  });

  it("are installed as the approver decides: in the grant, in the plan with who decided, and kept with the deployment", async () => {
    const world = await makeWorld();
    const device = await waiting(world);
    const choices = [
      { packageId: world.tools.id, install: false },
      { packageId: world.viewer.id, install: true },
    ];
    expect(await approve(device, world, choices)).toMatchObject({ status: 204 });
    const { grant, plan } = await planOf(device, world);
    expect(grant).toMatchObject({ approvedBy: "Test user", choices: { packages: choices } });
    expect(installed(plan)).toEqual(["Viewer"]);
    expect(plan.passedOver).toEqual([
      { name: "Tools 1.0", why: "an optional package, left out at approval (Test user)" },
    ]);
    const { body } = await administrator.request<DeploymentView>("GET", `/api/deployments/${grant.deploymentId}`);
    expect(body.decidedPackages).toEqual([
      { packageId: world.tools.id, install: false, title: "Tools 1.0" },
      { packageId: world.viewer.id, install: true, title: "Viewer 1.0" },
    ]);
  });

  it("are as the build suggests where nobody decides", async () => {
    const world = await makeWorld();
    const device = await waiting(world);
    expect(await approve(device, world, [])).toMatchObject({ status: 204 });
    expect(installed((await planOf(device, world)).plan)).toEqual(["Runtime", "Tools"]);
  });

  it.each([
    ["nobody knows", () => randomUUID()],
    ["the build requires", ({ runtime }: World) => runtime.id],
  ])("do not hold a package that %s: the device goes on waiting", async (_what, idOf) => {
    const world = await makeWorld();
    const device = await waiting(world);
    const packageId = idOf(world);
    const answer = await approve(device, world, [{ packageId, install: true }]);
    expect(answer).toMatchObject({ status: 422, body: { error: { code: "build.package-not-optional" } } });
    expect((await device.askForToken()).body.error.code).toBe("agent.session-not-approved");
    const preview = await administrator.request<PlanPreview>("POST", "/api/plan-previews", {
      organisationId: world.organisationId,
      buildId: world.build.id,
      device: { kind: "told", inventory: inventoryOf("PREVIEWED") },
      choices: { diskNumber: null, packages: [{ packageId, install: true }] },
    });
    expect(preview.body.outcome).toMatchObject({ kind: "refused", error: { code: "build.package-not-optional" } });
  });

  it("of another organisation cannot be seen or decided on", async () => {
    const [world, other] = [await makeWorld(), await makeWorld()];
    const device = await waiting(world);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: other.organisationId }]);
    const url = `/api/deployment-requests/${device.sessionId}/optional-packages?buildId=${world.build.id}`;
    expect(await stranger.request("GET", url)).toMatchObject({ status: 404 });
    const query = `organisationId=${other.organisationId}&buildId=${world.build.id}`;
    expect(await stranger.request("GET", `/api/plan-previews/optional-packages?${query}`)).toMatchObject({
      status: 404,
    });
    expect(await approve(device, world, [], stranger)).toMatchObject({ status: 404 });
    const foreign = [{ packageId: other.viewer.id, install: true }];
    expect(await approve(device, world, foreign)).toMatchObject({
      status: 422,
      body: { error: { code: "build.package-not-optional", message: expect.not.stringContaining("Viewer") } },
    });
  });

  it("can be decided on when a device is pre-staged, once", async () => {
    const world = await makeWorld();
    const serialNumber = randomUUID();
    const prestagedPackages = [{ packageId: world.tools.id, install: false }];
    const input = { organisationId: world.organisationId, prestagedBuildId: world.build.id };
    const refused = await administrator.request("POST", "/api/devices", {
      ...input,
      serialNumber,
      prestagedPackages: [{ packageId: world.runtime.id, install: false }],
    });
    expect(refused).toMatchObject({ status: 422, body: { error: { code: "build.package-not-optional" } } });
    const made = await administrator.request<DeviceView>("POST", "/api/devices", {
      ...input,
      serialNumber,
      prestagedPackages,
    });
    expect(made).toMatchObject({ status: 201, body: { prestagedPackages } });
    const device = await waiting(world, serialNumber);
    const { grant, plan } = await planOf(device, world);
    expect(installed(plan)).toEqual([]);
    expect(plan.passedOver).toContainEqual({
      name: "Tools 1.0",
      why: "an optional package, left out at approval (Pre-staged by Test user)",
    });
    expect(grant.choices.packages).toEqual(prestagedPackages);
    const after = await administrator.request<DeviceView>("GET", `/api/devices/${made.body.id}`);
    expect(after.body).toMatchObject({ prestagedBuildId: null, prestagedPackages: [] });
  });

  it("that were decided on in advance and are none any more leave the device waiting for a person", async () => {
    const world = await makeWorld();
    const serialNumber = randomUUID();
    const prestaged = await administrator.request("POST", "/api/devices", {
      organisationId: world.organisationId,
      prestagedBuildId: world.build.id,
      serialNumber,
      prestagedPackages: [{ packageId: world.viewer.id, install: true }],
    });
    expect(prestaged).toMatchObject({ status: 201 });
    const now = await administrator.request<{ revision: number; definition: BuildDefinition }>(
      "GET",
      `/api/builds/${world.build.id}`,
    );
    const definition = { ...now.body.definition, packageOptions: [] };
    const saved = await administrator.request("PUT", `/api/builds/${world.build.id}`, {
      revision: now.body.revision,
      definition,
    });
    expect(saved).toMatchObject({ status: 200 });
    await publish(administrator, world.organisationId);
    const device = await waiting(world, serialNumber);
    expect((await device.askForToken()).body.error.code).toBe("agent.session-not-approved");
  });
});
