import { randomUUID } from "node:crypto";
import { generateAgreementKey, openMessage } from "@windlass/content";
import { deliveredSecrets, type Plan, type SealedMessage, stepSecretsBinding } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { dumpTables } from "../database-dump.ts";
import { createPackage, powershellStep } from "../definitions.ts";
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

const canary = () => `canary-${randomUUID()}`;
type Answer = SealedMessage & { error: { code: string } };

/** An organisation whose build has one package of two steps, each with a secret of its own; the second's is shared. */
const makeWorld = async () => {
  const values = { own: canary(), shared: canary() };
  const published = await createPublishedBuild(server, administrator);
  const { organisationId, build } = published;
  const own = await keepSecret(administrator, organisationId, { kind: "password", password: values.own });
  const shared = await keepSecret(administrator, null, {
    kind: "user-name-password",
    userName: "CONTOSO\\join",
    password: values.shared,
  });
  const steps = [
    powershellStep({ variables: [{ name: "VPN_PASSWORD", secretId: own }] }),
    powershellStep({ variables: [{ name: "JOIN", secretId: shared }] }),
    powershellStep(),
  ];
  const software = await createPackage(administrator, organisationId, { steps });
  const saved = await administrator.request("PUT", `/api/builds/${build.id}`, {
    revision: build.revision,
    definition: { ...build.definition, packageIds: [software.id] },
  });
  expect(saved).toMatchObject({ status: 200 });
  await publish(administrator, organisationId);
  return { ...published, values, own, shared, software };
};

const softwareSteps = (plan: Plan): string[] =>
  plan.steps.filter(({ action }) => action === "run-software-step").map(({ id }) => id);

const ask = async (device: SoftwareDevice, stepId: string, attempt = 1, key = generateAgreementKey()) => {
  const request = { stepId, attempt, readerKey: key.publicKey };
  const answer = await device.send<Answer>("POST", "/agent/v1/step-secrets", request);
  const open = () => {
    const place = { sessionId: device.sessionId, deploymentId: device.deploymentId, stepId, attempt };
    const plain = openMessage(answer.body, key, stepSecretsBinding(place));
    return deliveredSecrets.parse(JSON.parse(plain.toString("utf8")));
  };
  return { ...answer, code: answer.body.error?.code, open };
};

const deployed = async (world: { bootProfileId: string; build: { id: string } }) => {
  const device = deviceFor(server, world.bootProfileId);
  const plan = await device.deployUpToSoftware(administrator, world.build.id);
  const [first = "", second = "", third = ""] = softwareSteps(plan);
  return { device, plan, first, second, third };
};

describe("the secrets of a step", () => {
  it("are given to the device that has the step under way, sealed, exactly those it names, and this is written down", async () => {
    const world = await makeWorld();
    const { device, first, second } = await deployed(world);
    await device.start(first);
    const answer = await ask(device, first);
    expect(answer.status).toBe(200);
    expect(answer.open()).toEqual([{ id: world.own, value: { kind: "password", password: world.values.own } }]);
    expect(JSON.stringify(answer.body)).not.toContain(world.values.own);

    await device.finish(first);
    await device.start(second);
    expect((await ask(device, second)).open()).toEqual([
      {
        id: world.shared,
        value: { kind: "user-name-password", userName: "CONTOSO\\join", password: world.values.shared },
      },
    ]);

    const { body } = await administrator.request("GET", `/api/secrets/${world.own}`);
    expect(body).toMatchObject({
      usedBy: [{ kind: "software-package", id: world.software.id }],
      lastGiven: { serialNumber: device.serialNumber, deploymentId: device.deploymentId, step: expect.any(String) },
    });
    const rewritten = server.database.within(wholeInstallation, (connection) =>
      connection.updateTable("secret_deliveries").set({ secret_name: "x" }).execute(),
    );
    await expect(rewritten).rejects.toThrow("cannot be changed");
    const text = JSON.stringify([...(await dumpTables(server))]);
    for (const value of Object.values(world.values)) expect(text).not.toContain(value);
  });

  it("are given once for each attempt, and again only after the device has reported that the step began again", async () => {
    const { device, first } = await deployed(await makeWorld());
    await device.start(first);
    expect((await ask(device, first)).status).toBe(200);
    expect(await ask(device, first)).toMatchObject({ status: 409, code: "agent.secrets-already-given" });
    expect(await ask(device, first, 2)).toMatchObject({ status: 409, code: "agent.step-not-current" });
    await device.start(first, 2);
    expect((await ask(device, first, 2)).status).toBe(200);
    expect(await ask(device, first, 1)).toMatchObject({ code: "agent.step-not-current" });
  });

  it("are given once, however many requests come at the same moment", async () => {
    const { device, first } = await deployed(await makeWorld());
    await device.start(first);
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(device, first)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("are refused for a step before, after or beside the one under way, and for one that names none", async () => {
    const { device, first, second, third } = await deployed(await makeWorld());
    expect(await ask(device, first)).toMatchObject({ status: 409, code: "agent.step-not-current" });
    await device.start(first);
    expect(await ask(device, second)).toMatchObject({ code: "agent.step-not-current" });
    await device.finish(first);
    expect(await ask(device, first)).toMatchObject({ code: "agent.step-not-current" });
    await device.start(second);
    await device.finish(second);
    await device.start(third);
    expect(await ask(device, third)).toMatchObject({ code: "agent.secrets-not-named" });
  });

  it("are those of the publication, whatever the device says of its plan", async () => {
    const world = await makeWorld();
    const other = await createPackage(administrator, world.organisationId, {
      steps: [powershellStep({ variables: [{ name: "X", secretId: world.own }] })],
    });
    const { device, plan, third } = await deployed(world);
    const [named] = other.steps;
    const step = plan.steps.find(({ id }) => id === third);
    if (step?.action !== "run-software-step" || !named) throw new Error("there is no third step");
    // A forged plan: the third step claims to be of a package that the build does not list, and to name a secret.
    const forgedStep = { ...step, software: { ...step.software, id: other.id }, step: named };
    await device.report({ kind: "plan-compiled", plan: { ...plan, steps: [forgedStep] } });
    await device.start(third);
    expect(await ask(device, third)).toMatchObject({ status: 409, code: "agent.secrets-not-named" });
    // And one that puts a secret into a step of its own package which names none.
    const widened = { ...step, step: { ...step.step, variables: [{ name: "X", secretId: world.own }] } };
    await device.report({ kind: "plan-compiled", plan: { ...plan, steps: [widened] } }).catch(() => undefined);
    await device.start(third);
    expect(await ask(device, third)).toMatchObject({ code: "agent.secrets-not-named" });
  });

  it("are nothing to another device, another organisation, a copied request, or an answer for another place", async () => {
    const world = await makeWorld();
    const { device, first } = await deployed(world);
    await device.start(first);
    const foreign = (await deployed(await makeWorld())).device;
    const neighbour = (await deployed(world)).device;
    for (const other of [foreign, neighbour]) {
      expect(await ask(other, first)).toMatchObject({ code: "agent.step-not-current" });
      const key = generateAgreementKey();
      const stolen = await other.send<Answer>(
        "POST",
        "/agent/v1/step-secrets",
        { stepId: first, attempt: 1, readerKey: key.publicKey },
        { token: device.token },
      );
      expect(stolen).toMatchObject({ status: 401, body: { error: { code: "agent.token-invalid" } } });
    }
    const key = generateAgreementKey();
    const signed = device.sign("POST", "/agent/v1/step-secrets", {
      stepId: first,
      attempt: 1,
      readerKey: key.publicKey,
    });
    const answer = await device.replay<Answer>(signed);
    expect(answer.status).toBe(200);
    expect(await device.replay(signed)).toMatchObject({
      status: 401,
      body: { error: { code: "agent.proof-replayed" } },
    });
    // Another reader's key put in its place on the way: the signature covers it.
    const exchanged = await device.send(
      "POST",
      "/agent/v1/step-secrets",
      { stepId: first, attempt: 1, readerKey: key.publicKey },
      {
        sentBody: JSON.stringify({ stepId: first, attempt: 1, readerKey: generateAgreementKey().publicKey }),
      },
    );
    expect(exchanged).toMatchObject({ status: 401, body: { error: { code: "agent.proof-invalid" } } });
    const place = { sessionId: device.sessionId, deploymentId: device.deploymentId, stepId: first, attempt: 1 };
    expect(() => openMessage(answer.body, key, stepSecretsBinding({ ...place, attempt: 2 }))).toThrow();
    expect(() => openMessage(answer.body, key, stepSecretsBinding({ ...place, deploymentId: randomUUID() }))).toThrow();
  });

  it("are refused once the deployment has ended, or another one of the device has begun", async () => {
    const world = await makeWorld();
    const { device, first } = await deployed(world);
    await device.start(first);
    const end = { outcome: "failed", error: null, lastSequence: 0 };
    expect(await device.send("POST", "/agent/v1/finish", end)).toMatchObject({ status: 200 });
    expect(await ask(device, first)).toMatchObject({ status: 410, code: "agent.deployment-finished" });
  });

  it("are given at a human pace: a device that begins a step over and over is told to wait", async () => {
    const { device, first } = await deployed(await makeWorld());
    const answers: number[] = [];
    for (let attempt = 1; attempt <= 61; attempt++) {
      await device.start(first, attempt);
      answers.push((await ask(device, first, attempt)).status);
    }
    expect(answers.slice(0, 60).every((status) => status === 200)).toBe(true);
    expect(answers.at(-1)).toBe(429);
  });

  it("are refused for a key that agrees on the same with everybody", async () => {
    const { device, first } = await deployed(await makeWorld());
    await device.start(first);
    const readerKey = Buffer.alloc(32).toString("base64url");
    const answer = await device.send("POST", "/agent/v1/step-secrets", { stepId: first, attempt: 1, readerKey });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "request.invalid" } } });
  });
});

describe("secrets that packages name", () => {
  it("are not deleted, not another organisation's, and not of a kind that is no text", async () => {
    const world = await makeWorld();
    const elsewhere = await makeWorld();
    const deleted = await administrator.request("DELETE", `/api/secrets/${world.own}`);
    expect(deleted).toMatchObject({ status: 409, body: { error: { code: "object.in-use" } } });
    const change = (secretId: string) =>
      administrator.request("PUT", `/api/software-packages/${world.software.id}`, {
        ...world.software,
        steps: [powershellStep({ variables: [{ name: "X", secretId }] })],
      });
    expect(await change(elsewhere.own)).toMatchObject({ status: 404 });
    const wifi = await keepSecret(administrator, world.organisationId, {
      kind: "wifi-profile",
      xml: `<?xml version="1.0"?><WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1"><name>Staging</name><SSIDConfig><SSID><name>Staging</name></SSID></SSIDConfig><connectionType>ESS</connectionType><MSM><security><authEncryption><authentication>WPA2PSK</authentication><encryption>AES</encryption><useOneX>false</useOneX></authEncryption><sharedKey><keyType>passPhrase</keyType><protected>false</protected><keyMaterial>staging-passphrase</keyMaterial></sharedKey></security></MSM></WLANProfile>`,
    });
    expect(await change(wifi)).toMatchObject({ status: 422, body: { error: { code: "secret.not-usable-here" } } });
    expect(await change(world.shared)).toMatchObject({ status: 200 });
    expect(await administrator.request("DELETE", `/api/secrets/${world.own}`)).toMatchObject({ status: 204 });
  });

  it("that have ended are told before publishing, with the step", async () => {
    const { organisationId, software } = await makeWorld();
    const ended = await keepSecret(
      administrator,
      organisationId,
      { kind: "text", text: "old" },
      { name: "Old licence", expiresOn: "2020-01-31" },
    );
    const saved = await administrator.request("PUT", `/api/software-packages/${software.id}`, {
      ...software,
      steps: [powershellStep({ name: "License it", variables: [{ name: "LICENCE", secretId: ended }] })],
    });
    expect(saved).toMatchObject({ status: 200 });
    const preview = await administrator.request("GET", `/api/publications/preview?organisationId=${organisationId}`);
    expect(preview.body).toMatchObject({
      problems: [
        {
          severity: "stops",
          objectKind: "software-package",
          objectId: software.id,
          message: "Step “License it” takes the secret “Old licence”, which ended on 2020-01-31.",
        },
        { severity: "warning", topic: "autopilot" },
      ],
    });
  });

  it("of what removes a replaced package are given like the others, and to no step that only says it removes", async () => {
    const world = await makeWorld();
    const { organisationId } = world;
    const value = canary();
    const secretId = await keepSecret(administrator, organisationId, { kind: "text", text: value });
    const detection = [{ kind: "file-version", path: "C:\\Old\\old.exe" }];
    const named = powershellStep({ variables: [{ name: "TOKEN", secretId }] });
    const old = await createPackage(administrator, organisationId, { detection, uninstallSteps: [named] });
    const saved = await administrator.request("PUT", `/api/software-packages/${world.software.id}`, {
      ...world.software,
      replaces: [old.id],
    });
    expect(saved).toMatchObject({ status: 200 });
    await publish(administrator, organisationId);
    const { device, plan, first, second } = await deployed(world);
    expect(plan.steps.find(({ id }) => id === first)).toMatchObject({
      software: { id: old.id },
      replacedBy: { id: world.software.id },
    });
    await device.start(first);
    expect((await ask(device, first)).open()).toEqual([{ id: secretId, value: { kind: "text", text: value } }]);
    expect(await ask(device, first)).toMatchObject({ status: 409, code: "agent.secrets-already-given" });
    await device.finish(first);
    // The step of an installed package does not become one that removes by saying so.
    const install = plan.steps.find(({ id }) => id === second);
    if (install?.action !== "run-software-step") throw new Error("there is no step that installs");
    const forged = { ...install, replacedBy: install.software };
    await device.report({ kind: "plan-compiled", plan: { ...plan, steps: [forged] } });
    await device.start(second);
    expect(await ask(device, second)).toMatchObject({ code: "agent.secrets-not-named" });
    const { body } = await administrator.request("GET", `/api/secrets/${secretId}`);
    expect(body).toMatchObject({ usedBy: [{ kind: "software-package", id: old.id }] });
    expect(await administrator.request("DELETE", `/api/secrets/${secretId}`)).toMatchObject({ status: 409 });
  });
});
