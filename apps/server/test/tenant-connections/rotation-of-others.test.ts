import { makeClientCertificate } from "@windlass/autopilot";
import type { ReadinessReport } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { madeSecret, rotationHands, type Stoppable } from "./rotation-site.ts";
import { pathOf, rowOf, startTenantSite, type TenantSite } from "./tenant-site.ts";

let site: TenantSite;
const workers: Stoppable[] = [];
const { startWorker, siteWithApp, ask, lastOf, untilState, told, signsIn } = rotationHands(() => site, workers);

beforeAll(async () => {
  site = await startTenantSite({}, { WINDLASS_REGISTRATION_PACE: "1000" });
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
  await site.lab.control("DELETE", "/faults");
});
afterAll(() => site.close());

/** As the lab makes every secret: all of them begin with the same characters. */
const anotherSecret = async (path: string, validDays: number) =>
  madeSecret.parse(await site.lab.control("POST", `${path}/secrets`, { validDays }));

const certificateNamed = (commonName: string) => makeClientCertificate({ commonName, from: new Date(), days: 20 });

const keyIdsOf = (app: { secrets: readonly { keyId: string }[] }) => app.secrets.map(({ keyId }) => keyId);

describe("the old client secret, where another one begins with the same characters", () => {
  it("is left with every other one, and a person is told which it may be", async () => {
    const { organisationId, secret, inLab, path } = await siteWithApp();
    const another = await anotherSecret(path, 90);
    await ask("POST", organisationId, "/rotations");
    startWorker();
    await untilState(organisationId, "done");
    expect(keyIdsOf(await inLab())).toEqual(expect.arrayContaining([secret.keyId, another.keyId]));
    const problem = (await lastOf(organisationId))?.problem;
    expect(problem).toMatchObject({ code: "credential.rotation-old-unclear" });
    for (const { keyId } of [secret, another]) expect(problem?.remedy).toContain(keyId);
    expect((await told(organisationId))[0]).toMatchObject({
      kind: "credential-rotated",
      data: { oldRemoved: false, problem: { code: "credential.rotation-old-unclear" } },
      text: expect.stringContaining(another.keyId),
    });
    await signsIn(organisationId);
    // From now on the id of the one in use is known.
    const [ours] = (await inLab()).secrets.filter(({ displayName }) => displayName.startsWith("Windlass "));
    await ask("POST", organisationId, "/rotations");
    await expect
      .poll(async () => (await lastOf(organisationId))?.finishedAt ?? null, { timeout: 15_000 })
      .not.toBeNull();
    const left = keyIdsOf(await inLab());
    expect(left).toEqual(expect.arrayContaining([secret.keyId, another.keyId]));
    expect(left).not.toContain(ours?.keyId);
    expect((await lastOf(organisationId))?.problem).toBeNull();
  });

  it("is removed where its id was told for sure before the other one was made", async () => {
    const { organisationId, secret, inLab, path } = await siteWithApp();
    startWorker();
    const keyId = () =>
      site.server.database.within(wholeInstallation, async (connection) => {
        const query = connection.selectFrom("tenant_credentials").select("key_id");
        return (await query.where("organisation_id", "=", organisationId).executeTakeFirst())?.key_id;
      });
    await expect.poll(keyId, { timeout: 10_000 }).toBe(secret.keyId);
    const another = await anotherSecret(path, 90);
    await ask("POST", organisationId, "/rotations");
    await untilState(organisationId, "done");
    const left = keyIdsOf(await inLab());
    expect(left).toContain(another.keyId);
    expect(left).not.toContain(secret.keyId);
    expect((await lastOf(organisationId))?.problem).toBeNull();
  });

  it("is removed where the other one has ended", async () => {
    const { organisationId, secret, inLab, path } = await siteWithApp();
    const ended = await anotherSecret(path, -1);
    await ask("POST", organisationId, "/rotations");
    startWorker();
    await untilState(organisationId, "done");
    const left = keyIdsOf(await inLab());
    expect(left).toContain(ended.keyId);
    expect(left).not.toContain(secret.keyId);
  });
});

it("a refusal to remove the old secret is told with what to do, and the new one is in use", async () => {
  const { organisationId, inLab } = await siteWithApp();
  await site.lab.control("POST", "/faults", {
    method: "POST",
    path: "/v1.0/applications/*/removePassword",
    count: 50,
    status: 403,
  });
  await ask("POST", organisationId, "/rotations");
  startWorker();
  await untilState(organisationId, "done");
  expect((await inLab()).secrets).toHaveLength(2);
  expect((await lastOf(organisationId))?.problem).toMatchObject({
    code: "credential.rotation-old-left",
    remedy: expect.stringContaining("Windlass "),
  });
  await signsIn(organisationId);
});

describe("a certificate that somebody else adds while ours is rotated", () => {
  it.each(["addKey", "removeKey"])("is still there when it came at the moment of our %s", async (action) => {
    const { clientId, organisationId, inLab, path } = await siteWithApp();
    const own = await certificateNamed("own");
    const theirs = await certificateNamed("theirs");
    await site.lab.control("POST", `${path}/certificates`, { certificatePem: own.certificatePem });
    const { certificatePem, privateKeyPem } = own;
    await ask("POST", organisationId, "/credential-replacements", {
      credential: { kind: "certificate", certificatePem, privateKeyPem },
    });
    await site.lab.control("POST", "/faults", {
      method: "POST",
      path: `/v1.0/applications/*/${action}`,
      rival: { application: clientId, certificatePem: theirs.certificatePem, order: "before" },
    });
    await ask("POST", organisationId, "/rotations");
    startWorker();
    await untilState(organisationId, "done");
    const names = (await inLab()).certificates.map(({ displayName }) => displayName);
    expect(names).toHaveLength(2);
    expect(names).toContain("CN=theirs");
    expect(names.find((name) => name.startsWith("Windlass "))).toBeDefined();
    await signsIn(organisationId);
  });
});

it("the readiness report says the new credential's end after a rotation, without anybody checking again", async () => {
  const { organisationId } = await siteWithApp();
  const before = rowOf((await site.check(organisationId)).body, "secret-expiry");
  expect(before?.state).toBe("warning");
  const { body: first } = await site.administrator.request<{ report: ReadinessReport }>(
    "GET",
    pathOf(organisationId, "readiness-report"),
  );
  await ask("PUT", organisationId, "/rotation", { settings: { daysBefore: 30, validDays: 120 } });
  startWorker();
  await untilState(organisationId, "done");
  const { body: after } = await site.administrator.request<{ report: ReadinessReport }>(
    "GET",
    pathOf(organisationId, "readiness-report"),
  );
  const row = rowOf(after.report, "secret-expiry");
  expect(row).toMatchObject({ state: "passed" });
  expect(row?.detail).toMatch(/lasts 1(?:19|20) more days, as Microsoft Entra says/);
  expect(after.report.id).toBe(first.report.id);
  expect(after.report.rows.map(({ id }) => id)).toEqual(first.report.rows.map(({ id }) => id));
});
