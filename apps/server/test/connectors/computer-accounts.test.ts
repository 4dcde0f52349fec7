import { generateAgreementKey, openMessage } from "@windlass/content";
import {
  type BuildJoin,
  type ComputerAccountForAgent,
  type DeploymentView,
  deliveredSecrets,
  type Plan,
  type SealedMessage,
  stepSecretsBinding,
} from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sweepComputerAccounts } from "../../src/features/connectors/work.ts";
import { deviceFor, type SoftwareDevice } from "../agents/software-device.ts";
import { dumpTables } from "../database-dump.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, type PublishedBuild } from "../published-build.ts";
import { blob, domain, enrolConnector, makeConnector, TestConnector } from "./test-connector.ts";

let server: TestServer;
let administrator: TestClient;
let now = new Date("2026-11-24T08:00:00.000Z");
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

const signIn = async () => {
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
};
/** Long enough for codes and accounts to be too old, and for whoever is signed in. */
const nextDay = () => {
  later(25 * 3600);
  return signIn();
};

beforeAll(async () => {
  server = await startTestServer({}, { clock: () => now });
  await signIn();
});
afterAll(() => server.close());

const unit = "OU=Laptops,DC=corp,DC=example,DC=com";
const makeWorld = (join: Partial<Extract<BuildJoin, { kind: "connected-domain" }>> = {}) =>
  createPublishedBuild(server, administrator, {
    autopilot: null,
    computerNameTemplate: "PC-%SERIAL%",
    ending: { kind: "desktop", privacy: "off", signInWhileDeploying: false, afterwards: "restart" },
    join: {
      kind: "connected-domain",
      domain,
      organisationalUnit: { kind: "fixed", path: unit },
      waitMinutes: 10,
      ...join,
    },
  });

interface UnderWay {
  readonly device: SoftwareDevice;
  readonly plan: Plan;
}

const letIn = async (world: PublishedBuild, serialNumber: string): Promise<UnderWay> => {
  const device = deviceFor(server, world.bootProfileId, serialNumber);
  const grant = await device.deploy(administrator, world.build.id);
  device.deploymentId = grant.deploymentId;
  const plan = device.planOf(grant, world.build.id);
  await device.report({ kind: "plan-compiled", plan });
  return { device, plan };
};

const accountOf = async ({ device }: UnderWay) =>
  (await administrator.request<DeploymentView>("GET", `/api/deployments/${device.deploymentId}`)).body.computerAccount;

const stepOf = ({ plan }: UnderWay, action: Plan["steps"][number]["action"]) =>
  plan.steps.find((step) => step.action === action)?.id ?? "";

/** Begins the step that writes the answer file, after all before it. */
const beginAnswerFile = async (underWay: UnderWay) => {
  const wanted = stepOf(underWay, "write-answer-file");
  for (const { id } of underWay.plan.steps) {
    await underWay.device.start(id);
    if (id === wanted) return;
    await underWay.device.finish(id);
  }
};

const fetchBlob = async (underWay: UnderWay, attempt = 1) => {
  const { device } = underWay;
  const key = generateAgreementKey();
  const stepId = stepOf(underWay, "write-answer-file");
  const request = { stepId, attempt, readerKey: key.publicKey };
  const answer = await device.send<SealedMessage & { error: { code: string } }>(
    "POST",
    "/agent/v1/step-secrets",
    request,
  );
  if (answer.status !== 200) return answer.body.error.code;
  const place = { sessionId: device.sessionId, deploymentId: device.deploymentId, stepId, attempt };
  return deliveredSecrets.parse(JSON.parse(openMessage(answer.body, key, stepSecretsBinding(place)).toString("utf8")));
};

describe("a computer account that a connector makes", () => {
  it("goes from the approval over the connector to the one step that writes it, and is kept nowhere after", async () => {
    const world = await makeWorld();
    const connector = await enrolConnector(server, administrator, world.organisationId);
    expect(await connector.take()).toBeNull();
    const underWay = await letIn(world, "SN-ONE");
    const { device, plan } = underWay;
    const [, first] = plan.steps[0]?.action === "check-device" ? plan.steps : [undefined, ...plan.steps];
    expect(first).toMatchObject({
      action: "await-computer-account",
      computerName: "PC-SN-ONE",
      organisationalUnit: unit,
    });
    const read = () => device.send<ComputerAccountForAgent>("GET", "/agent/v1/computer-account");
    expect((await read()).body).toMatchObject({ state: "waiting", failure: null });

    const work = await connector.take();
    expect(work).toMatchObject({
      domain,
      computerName: "PC-SN-ONE",
      organisationalUnit: unit,
      reuse: false,
      attempt: 1,
    });
    expect((await read()).body).toMatchObject({ state: "taken" });
    const made = { outcome: "made", attempt: 1, blob } as const;
    expect(await connector.tell(work?.id ?? "", made)).toMatchObject({ status: 204 });
    expect(await connector.tell(work?.id ?? "", made)).toMatchObject({ status: 204 });
    expect(await accountOf(underWay)).toMatchObject({ state: "made", connector: expect.any(String) });
    expect(JSON.stringify(await read())).not.toContain(blob);

    await beginAnswerFile(underWay);
    expect(await fetchBlob(underWay)).toEqual([{ id: work?.id, value: { kind: "text", text: blob } }]);
    // Given once for each attempt; an attempt whose answer was lost is followed by another.
    expect(await fetchBlob(underWay)).toBe("agent.secrets-already-given");
    await device.start(stepOf(underWay, "write-answer-file"), 2);
    expect(await fetchBlob(underWay, 2)).toMatchObject([{ id: work?.id }]);
    await device.finish(stepOf(underWay, "write-answer-file"));
    expect(await accountOf(underWay)).toMatchObject({ state: "used" });
    const tables = JSON.stringify(await dumpTables(server));
    expect(tables).not.toContain(blob);
    expect(tables).not.toMatch(/"state":"used"[^}]*"envelope":\{/);
    const listed = await administrator.request("GET", `/api/connectors?organisationId=${world.organisationId}`);
    expect(listed.body).toMatchObject({ items: [{ state: "living", made: 1, computer: "MEMBER-1" }] });
  });

  it("is made by one of two connectors that ask at once, and taken over from one that was killed", async () => {
    const world = await makeWorld();
    const one = await enrolConnector(server, administrator, world.organisationId);
    const two = await enrolConnector(server, administrator, world.organisationId);
    const underWay = await letIn(world, "SN-TWO");
    const taken = await Promise.all([one.take(), two.take()]);
    expect(taken.filter((work) => work !== null)).toHaveLength(1);
    const [first, second] = taken[0] ? [one, two] : [two, one];
    const id = (taken[0] ?? taken[1])?.id ?? "";
    later(60);
    expect(await second.take()).toBeNull();
    later(180);
    expect(await second.take()).toMatchObject({ id, attempt: 2, reuse: false });
    // The first is not dead after all: what it says now counts no more.
    expect(await first.tell(id, { outcome: "made", attempt: 1, blob })).toMatchObject({
      body: { error: { code: "connector.work-gone" } },
    });
    expect(await second.tell(id, { outcome: "made", attempt: 2, blob })).toMatchObject({ status: 204 });
    expect(await accountOf(underWay)).toMatchObject({ state: "made", attempts: 2 });
  });

  it("is taken up at once by a connector that was started again", async () => {
    const world = await makeWorld();
    const connector = await enrolConnector(server, administrator, world.organisationId);
    await letIn(world, "SN-AGAIN");
    const work = await connector.take();
    expect(await connector.take()).toBeNull();
    expect(await connector.take(true)).toMatchObject({ id: work?.id, attempt: 2 });
  });

  it("is taken over in the domain only where Windlass made it for this very device", async () => {
    const world = await makeWorld();
    const connector = await enrolConnector(server, administrator, world.organisationId);
    await letIn(world, "SN-RE");
    const first = await connector.take();
    await connector.tell(first?.id ?? "", { outcome: "made", attempt: 1, blob });
    const again = await letIn(world, "SN-RE");
    expect(await connector.take()).toMatchObject({ computerName: "PC-SN-RE", reuse: true, attempt: 1 });
    expect(await accountOf(again)).toMatchObject({ reuse: true });
    await letIn(world, "SN-OTHER");
    expect(await connector.take()).toMatchObject({ computerName: "PC-SN-OTHER", reuse: false });
  });

  it("ends the wait with djoin's reason and what to do, at once where trying again cannot help", async () => {
    const world = await makeWorld();
    const connector = await enrolConnector(server, administrator, world.organisationId, { name: "DC member" });
    const exists = await letIn(world, "SN-EXISTS");
    const work = await connector.take();
    await connector.tell(work?.id ?? "", {
      outcome: "failed",
      attempt: 1,
      problem: { kind: "exit-code", code: 0x8b0 },
    });
    const read = await exists.device.send<ComputerAccountForAgent>("GET", "/agent/v1/computer-account");
    expect(read.body).toMatchObject({ state: "failed", failure: { code: "connector.account-not-made" } });
    expect(read.body.failure?.message).toContain("“DC member” could not make a computer account for PC-SN-EXISTS");
    expect(read.body.failure?.message).toContain("0x8b0");
    expect(read.body.failure?.remedy).toContain("another name");

    const passing = await letIn(world, "SN-PASSING");
    for (const attempt of [1, 2, 3, 4]) {
      const taken = await connector.take();
      expect(taken).toMatchObject({ computerName: "PC-SN-PASSING", attempt });
      await connector.tell(taken?.id ?? "", { outcome: "failed", attempt, problem: { kind: "exit-code", code: 1355 } });
      expect(await connector.take()).toBeNull();
      expect(await accountOf(passing)).toMatchObject({ state: attempt < 4 ? "waiting" : "failed" });
      later(61);
    }
  });

  it("is given up after as many interruptions as a connector that dies of it needs", async () => {
    const world = await makeWorld();
    const connector = await enrolConnector(server, administrator, world.organisationId);
    const underWay = await letIn(world, "SN-DEADLY");
    for (const attempt of [1, 2, 3, 4]) expect(await connector.take(true)).toMatchObject({ attempt });
    expect(await connector.take(true)).toBeNull();
    later(200);
    await sweepComputerAccounts(server.context);
    expect(await accountOf(underWay)).toMatchObject({ state: "failed", failure: { code: "connector.interrupted" } });
  });

  it("is wiped when its deployment is followed by another, has ended, or nobody came for a day", async () => {
    const world = await makeWorld();
    const connector = await enrolConnector(server, administrator, world.organisationId);
    const first = await letIn(world, "SN-END");
    const work = await connector.take();
    const second = await letIn(world, "SN-END");
    expect(await accountOf(first)).toMatchObject({ state: "withdrawn" });
    expect(await connector.tell(work?.id ?? "", { outcome: "made", attempt: 1, blob })).toMatchObject({ status: 409 });
    const next = await connector.take();
    await connector.tell(next?.id ?? "", { outcome: "made", attempt: 1, blob });
    const end = { outcome: "failed", error: null, lastSequence: 1 };
    expect(await second.device.send("POST", "/agent/v1/finish", end)).toMatchObject({ status: 200 });
    expect(await accountOf(second)).toMatchObject({ state: "withdrawn" });
    const third = await letIn(world, "SN-END");
    const last = await connector.take();
    await connector.tell(last?.id ?? "", { outcome: "made", attempt: 1, blob });
    await nextDay();
    await sweepComputerAccounts(server.context);
    expect(await accountOf(third)).toMatchObject({ state: "withdrawn" });
  });
});

describe("a connector", () => {
  it("is missed before a build is published that needs one", async () => {
    const world = await makeWorld();
    const address = `/api/publications/preview?organisationId=${world.organisationId}`;
    const problems = async () => (await administrator.request<{ problems: object[] }>("GET", address)).body.problems;
    const message = (words: string) => [{ severity: "warning", message: expect.stringContaining(words) }];
    expect(await problems()).toMatchObject(message(`No connector is enrolled for ${domain}`));
    await enrolConnector(server, administrator, world.organisationId, { name: "Zurich" });
    expect(await problems()).toEqual([]);
    later(300);
    expect(await problems()).toMatchObject(message("“Zurich” of corp.example.com was last heard of"));
  });

  it("is enrolled once by its code, within a day, and tells the same to the same key", async () => {
    const world = await makeWorld();
    const { code } = await makeConnector(administrator, world.organisationId);
    const one = new TestConnector(server);
    expect(await one.enrolWith(`${code.slice(0, -1)}!`)).toMatchObject({ status: 403 });
    expect(await one.enrolWith(code)).toMatchObject({ status: 200, body: { domain } });
    expect(await one.enrolWith(code)).toMatchObject({ status: 200 });
    const refused = { body: { error: { code: "connector.code-invalid" } } };
    expect(await new TestConnector(server).enrolWith(code)).toMatchObject(refused);
    const late = await makeConnector(administrator, world.organisationId);
    await nextDay();
    expect(await new TestConnector(server).enrolWith(late.code)).toMatchObject(refused);
    expect(JSON.stringify(await dumpTables(server))).not.toContain(late.code);
  });

  it("sees nothing of another domain or another organisation, and can tell nothing about it", async () => {
    const world = await makeWorld();
    const elsewhere = await makeWorld();
    const own = await enrolConnector(server, administrator, world.organisationId);
    const foreign = await enrolConnector(server, administrator, elsewhere.organisationId);
    const other = await enrolConnector(server, administrator, world.organisationId, { domain: "other.example.com" });
    await letIn(world, "SN-WALL");
    expect(await foreign.take(true)).toBeNull();
    expect(await other.take(true)).toBeNull();
    const work = await own.take();
    const made = { outcome: "made", attempt: 1, blob } as const;
    for (const stranger of [foreign, other])
      expect(await stranger.tell(work?.id ?? "", made)).toMatchObject({
        body: { error: { code: "connector.work-gone" } },
      });
    expect(await own.tell(work?.id ?? "", made)).toMatchObject({ status: 204 });
  });

  it("is refused with another's key, a proof seen before, an old one, and once it is revoked", async () => {
    const world = await makeWorld();
    const connector = await enrolConnector(server, administrator, world.organisationId);
    const stranger = new TestConnector(server);
    const ask = (forgery: object) => connector.send("/connector/v1/work", {}, forgery);
    expect(await ask({ key: stranger.key })).toMatchObject({ body: { error: { code: "agent.proof-invalid" } } });
    expect(await ask({ at: new Date(now.getTime() - 300_000) })).toMatchObject({ status: 401 });
    const signed = connector.sign("/connector/v1/work", {});
    expect(await connector.replay(signed)).toMatchObject({ status: 200 });
    expect(await connector.replay(signed)).toMatchObject({ body: { error: { code: "agent.proof-replayed" } } });
    expect(await stranger.ask()).toMatchObject({ body: { error: { code: "connector.unknown" } } });

    await letIn(world, "SN-REVOKED");
    expect(await connector.take()).not.toBeNull();
    const technician = await server.signInAs([{ role: "technician", organisationId: world.organisationId }]);
    const revoke = (client: TestClient) => client.request("POST", `/api/connectors/${connector.id}/revocation`);
    expect(await revoke(technician)).toMatchObject({ status: 403 });
    expect(await revoke(administrator)).toMatchObject({ status: 200, body: { state: "revoked" } });
    expect(await connector.ask()).toMatchObject({ status: 403, body: { error: { code: "connector.revoked" } } });
    expect(await connector.enrolWith("A".repeat(43))).toMatchObject({ body: { error: { code: "connector.revoked" } } });
    const successor = await enrolConnector(server, administrator, world.organisationId);
    expect(await successor.take()).toMatchObject({ attempt: 2 });
  });

  it("opens nothing but its own routes, and nothing else opens these", async () => {
    const world = await makeWorld();
    const connector = await enrolConnector(server, administrator, world.organisationId);
    const { device } = await letIn(world, "SN-ONLY");
    const get = (url: string) => connector.replay({ ...connector.sign("/connector/v1/work", {}), method: "GET", url });
    for (const url of ["/api/secrets", "/api/connectors", "/agent/v1/computer-account"])
      expect(await get(url)).toMatchObject({ status: 401 });
    expect(await device.send("POST", "/connector/v1/work", {})).toMatchObject({ status: 401 });
  });
});
