import { generateAgreementKey, openMessage } from "@windlass/content";
import {
  type BuildDefinition,
  deliveredSecrets,
  type Plan,
  type SealedMessage,
  stepSecretsBinding,
} from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, publish } from "../published-build.ts";
import { deviceFor, keepSecret, type SoftwareDevice } from "./software-device.ts";

let server: TestServer;
let administrator: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

type Refusal = { error: { code: string; message: string } };
type World = Awaited<ReturnType<typeof createPublishedBuild>>;

const desktop = { kind: "desktop", privacy: "off", signInWhileDeploying: true, afterwards: "restart" } as const;
const makeWorld = () => createPublishedBuild(server, administrator, { autopilot: null });

const save = async ({ build }: World, changes: Partial<BuildDefinition>) =>
  administrator.request<Refusal>("PUT", `/api/builds/${build.id}`, {
    revision: (await administrator.request<{ revision: number }>("GET", `/api/builds/${build.id}`)).body.revision,
    definition: { ...build.definition, ...changes },
  });
const publishWith = async (world: World, changes: Partial<BuildDefinition>) => {
  expect(await save(world, changes)).toMatchObject({ status: 200 });
  await publish(administrator, world.organisationId);
};

type UnderWay = { readonly device: SoftwareDevice; readonly plan: Plan; readonly done: Set<string> };

/** Does all before a step, begins it and asks for its secrets; then the step is over, too. */
const ask = async ({ device, plan, done }: UnderWay, action: Plan["steps"][number]["action"]) => {
  const key = generateAgreementKey();
  const stepId = plan.steps.find((step) => step.action === action)?.id ?? "";
  for (const { id } of plan.steps) {
    if (done.has(id)) continue;
    await device.start(id);
    if (id === stepId) break;
    await device.finish(id);
    done.add(id);
  }
  const request = { stepId, attempt: 1, readerKey: key.publicKey };
  const answer = await device.send<SealedMessage & Refusal>("POST", "/agent/v1/step-secrets", request);
  await device.finish(stepId);
  done.add(stepId);
  if (answer.status !== 200) return answer.body.error.code;
  const place = { sessionId: device.sessionId, deploymentId: device.deploymentId, stepId, attempt: 1 };
  return deliveredSecrets.parse(JSON.parse(openMessage(answer.body, key, stepSecretsBinding(place)).toString("utf8")));
};

/** A device under way; its plan is its own word, and may say more than the publication. */
const deviceWith = async (world: World, forged: (plan: Plan) => Plan = (plan) => plan, serialNumber?: string) => {
  const device = deviceFor(server, world.bootProfileId, serialNumber);
  const grant = await device.deploy(administrator, world.build.id);
  device.deploymentId = grant.deploymentId;
  const plan = forged(device.planOf(grant, world.build.id));
  await device.report({ kind: "plan-compiled", plan });
  return { device, plan, done: new Set<string>() };
};

describe("the secrets that a build names", () => {
  it("reach a device with the step that needs them, and no other of its steps", async () => {
    const world = await makeWorld();
    const { organisationId } = world;
    const account = await keepSecret(administrator, organisationId, {
      kind: "user-name-password",
      userName: "CORP\\join",
      password: "Join-1!",
    });
    const password = await keepSecret(administrator, organisationId, { kind: "password", password: "Admin-1!" });
    await publishWith(world, {
      ending: desktop,
      join: {
        kind: "domain",
        domain: "corp.example.com",
        accountSecretId: account,
        organisationalUnit: { kind: "default" },
      },
      administrator: { kind: "enabled", passwordSecretId: password, renamedTo: null },
    });
    const device = await deviceWith(world);
    expect(await ask(device, "join-domain")).toMatchObject([{ id: account, value: { password: "Join-1!" } }]);
    expect(await ask(device, "set-up-accounts")).toMatchObject([{ id: password }]);
    expect(await ask(device, "end-automatic-sign-in")).toBe("agent.secrets-not-named");
    const used = await administrator.request("GET", `/api/secrets/${account}`);
    expect(used.body).toMatchObject({ usedBy: [{ kind: "build", id: world.build.id }] });
    expect(await administrator.request("POST", "/api/secrets/deletions", { ids: [account] })).toMatchObject({
      status: 409,
    });
  });

  it("are those of the publication, whatever the device's own plan names", async () => {
    const world = await makeWorld();
    const { organisationId } = world;
    const key = await keepSecret(administrator, organisationId, {
      kind: "product-key",
      productKey: "VK7JG-NPHTM-C97JM-9MPGT-3V66T",
    });
    const other = await keepSecret(administrator, organisationId, {
      kind: "product-key",
      productKey: "W269N-WFGWX-YVC9B-4J6C9-T83GX",
    });
    const operatingSystems = world.build.definition.operatingSystems.map((entry) => ({
      ...entry,
      productKey: { kind: "own", secretId: key } as const,
    }));
    await publishWith(world, { operatingSystems, ending: { kind: "audit", afterwards: "restart" } });
    const forged = await deviceWith(world, (plan) => ({
      ...plan,
      steps: plan.steps.map((step) => (step.action === "install-product-key" ? { ...step, secretId: other } : step)),
    }));
    expect(await ask(forged, "install-product-key")).toBe("agent.secrets-not-named");
    const device = await deviceWith(world);
    expect(await ask(device, "install-product-key")).toMatchObject([{ id: key }]);
  });

  it("open a domain once: a computer account is given to one deployment, until its value is replaced", async () => {
    const world = await makeWorld();
    const blob = await keepSecret(administrator, world.organisationId, { kind: "text", text: "ARAIAMzMzMyg" });
    const computerName = "PC-FIXED";
    await publishWith(world, {
      computerNameTemplate: computerName,
      ending: desktop,
      join: { kind: "offline-domain", accounts: [{ computerName, blobSecretId: blob }] },
    });
    // The same device each time: it alone may have the name.
    const deploy = () => deviceWith(world, undefined, "SN-JOINED-ONCE");
    expect(await ask(await deploy(), "write-answer-file")).toMatchObject([{ id: blob }]);
    const two = await deploy();
    expect(await ask(two, "write-answer-file")).toBe("agent.computer-account-used");
    const replaced = await administrator.request("PUT", `/api/secrets/${blob}/value`, {
      value: { kind: "text", text: "ARAIAMzMzMyh" },
    });
    expect(replaced).toMatchObject({ status: 200 });
    const three = await deploy();
    expect(await ask(three, "write-answer-file")).toMatchObject([{ id: blob }]);
  });

  it("have to fit and to be there when the build is saved and when it is published", async () => {
    const world = await makeWorld();
    const text = await keepSecret(administrator, world.organisationId, { kind: "text", text: "x" });
    const enabled = (passwordSecretId: string): Partial<BuildDefinition> => ({
      ending: desktop,
      administrator: { kind: "enabled", passwordSecretId, renamedTo: null },
    });
    expect(await save(world, enabled(text))).toMatchObject({ body: { error: { code: "secret.not-usable-here" } } });
    expect(await save(world, enabled(world.build.id))).toMatchObject({ status: 404 });
    const password = await keepSecret(
      administrator,
      world.organisationId,
      { kind: "password", password: "P-1!" },
      { expiresOn: "2020-01-01" },
    );
    expect(await save(world, enabled(password))).toMatchObject({ status: 200 });
    const preview = await administrator.request<{ problems: { message: string }[] }>(
      "GET",
      `/api/publications/preview?organisationId=${world.organisationId}`,
    );
    expect(preview.body.problems.map(({ message }) => message).join()).toContain("which ended on 2020-01-01");
  });
});

describe("how a build ends", () => {
  it("is refused where it contradicts itself, by every way that saves a build", async () => {
    const world = await makeWorld();
    const refused = await save(world, { ending: desktop });
    expect(refused).toMatchObject({ body: { error: { code: "build.incomplete" } } });
    expect(refused.body.error.message).toContain("Nobody could sign in");
    const own = world.build.definition.operatingSystems.map((entry) => ({
      ...entry,
      enabledFeatures: ["NetFx3"],
      disabledFeatures: ["NetFx3"],
    }));
    expect((await save(world, { operatingSystems: own })).body.error.message).toContain("switched on and off");
  });
});
