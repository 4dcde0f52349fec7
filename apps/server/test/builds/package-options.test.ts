import { randomUUID } from "node:crypto";
import { generateAgreementKey, openMessage } from "@windlass/content";
import { type BuildView, deliveredSecrets, type SealedMessage, stepSecretsBinding } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deviceFor, keepSecret } from "../agents/software-device.ts";
import { dumpTables } from "../database-dump.ts";
import { createPackage, powershellStep } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, publish } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const makeWorld = async () => {
  const published = await createPublishedBuild(server, administrator);
  const usual = await keepSecret(administrator, published.organisationId, { kind: "password", password: "usual" });
  const step = powershellStep({
    variables: [
      { name: "SERVER", value: "vpn.example.com" },
      { name: "KEY", secretId: usual },
    ],
  });
  const software = await createPackage(administrator, published.organisationId, { name: "VPN", steps: [step] });
  return { ...published, software, usual };
};
type World = Awaited<ReturnType<typeof makeWorld>>;

const save = async ({ build, software }: World, options: object, packageId = software.id) => {
  const { body } = await administrator.request<BuildView>("GET", `/api/builds/${build.id}`);
  const definition = { ...body.definition, packageIds: [software.id], packageOptions: [{ packageId, ...options }] };
  return administrator.request<BuildView & { error: { code: string; message: string } }>(
    "PUT",
    `/api/builds/${build.id}`,
    { revision: body.revision, definition },
  );
};

describe("package options of a build", () => {
  it("give the device another secret than the package's, by name alone until it asks", async () => {
    const world = await makeWorld();
    const value = `canary-${randomUUID()}`;
    const own = await keepSecret(administrator, world.organisationId, { kind: "password", password: value });
    const overrides = [
      { of: "variable" as const, name: "KEY", secretId: own },
      { of: "variable" as const, name: "SERVER", value: "vpn.corp" },
    ];
    expect(await save(world, { overrides })).toMatchObject({ status: 200 });
    await publish(administrator, world.organisationId);
    const device = deviceFor(server, world.bootProfileId);
    const plan = await device.deployUpToSoftware(administrator, world.build.id);
    const step = plan.steps.find(({ action }) => action === "run-software-step");
    expect(step).toMatchObject({
      step: {
        variables: [
          { name: "SERVER", value: "vpn.corp" },
          { name: "KEY", secretId: own },
        ],
      },
    });
    const stepId = step?.id ?? "";
    await device.start(stepId);
    const key = generateAgreementKey();
    const request = { stepId, attempt: 1, readerKey: key.publicKey };
    const answer = await device.send<SealedMessage>("POST", "/agent/v1/step-secrets", request);
    const place = { sessionId: device.sessionId, deploymentId: device.deploymentId, stepId, attempt: 1 };
    const opened = openMessage(answer.body, key, stepSecretsBinding(place)).toString("utf8");
    expect(deliveredSecrets.parse(JSON.parse(opened))).toEqual([
      { id: own, value: { kind: "password", password: value } },
    ]);
    const rows = [...(await dumpTables(server)).values()].flat().join("\n");
    expect(rows).toContain(own);
    expect(rows).not.toContain(value);
  });

  it("keep a secret from being deleted, and take none of another organisation", async () => {
    const [world, other] = [await makeWorld(), await makeWorld()];
    const own = await keepSecret(administrator, world.organisationId, { kind: "password", password: "own" });
    const set = (secretId: string) => save(world, { overrides: [{ of: "variable", name: "SERVER", secretId }] });
    expect(await set(other.usual)).toMatchObject({ status: 404 });
    expect(await set(own)).toMatchObject({ status: 200 });
    expect(await administrator.request("DELETE", `/api/secrets/${own}`)).toMatchObject({ status: 409 });
  });

  it.each([
    ["a variable that the package has not", { overrides: [{ of: "variable", name: "PORT", value: "1" }] }, "PORT"],
    ["a secret in plain text", { overrides: [{ of: "variable", name: "KEY", value: "1" }] }, "in plain text"],
    ["a time at which nobody is signed in", { phase: "signed-in" }, "nobody is"],
  ] as const)("are refused for %s", async (_what, options, words) => {
    const world = await makeWorld();
    const { status, body } = await save(world, options);
    expect({ status, code: body.error.code }).toEqual({ status: 422, code: "build.incomplete" });
    expect(body.error.message).toContain(words);
  });

  it("are refused for a package that the build does not list", async () => {
    const world = await makeWorld();
    const other = await createPackage(administrator, world.organisationId);
    expect(await save(world, { presence: "preselected" }, other.id)).toMatchObject({
      status: 422,
      body: { error: { message: expect.stringContaining("does not list") } },
    });
  });

  it("stand in the way of publishing once the package has lost what they set", async () => {
    const world = await makeWorld();
    expect(await save(world, { overrides: [{ of: "variable", name: "SERVER", value: "x" }] })).toMatchObject({
      status: 200,
    });
    const { id, revision, name, version } = world.software;
    const changed = await administrator.request("PUT", `/api/software-packages/${id}`, {
      revision,
      name,
      version,
      steps: [powershellStep()],
    });
    expect(changed).toMatchObject({ status: 200 });
    const refused = await administrator.request("POST", "/api/publications", { organisationId: world.organisationId });
    expect(JSON.stringify(refused.body)).toContain("which the package does not have");
  });

  it("are told in the build's history in words", async () => {
    const world = await makeWorld();
    expect(await save(world, { presence: "not-preselected" })).toMatchObject({ status: 200 });
    const { body } = await administrator.request<{ items: { fields: object[] }[] }>(
      "GET",
      `/api/changes?kind=build&objectId=${world.build.id}`,
    );
    expect(body.items[0]?.fields).toContainEqual({
      field: "VPN 1.0, on devices",
      before: null,
      after: "optional, not preselected",
    });
  });
});
