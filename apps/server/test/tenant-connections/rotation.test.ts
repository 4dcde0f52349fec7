import { randomUUID } from "node:crypto";
import { makeClientCertificate } from "@windlass/autopilot";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { ServerContext } from "../../src/context.ts";
import { wholeInstallation } from "../../src/database/connection.ts";
import * as rotations from "../../src/features/tenant-connections/rotation-repository.ts";
import { advanceRotation } from "../../src/features/tenant-connections/rotation-work.ts";
import { madeSecret, register, rotationHands, type Stoppable } from "./rotation-site.ts";
import { secretOf, startTenantSite, type TenantSite } from "./tenant-site.ts";

/** Waits of a rotation are this much shorter; the lab is as fast. */
const pace = 1000;
let site: TenantSite;
const workers: Stoppable[] = [];

beforeAll(async () => {
  site = await startTenantSite({}, { WINDLASS_REGISTRATION_PACE: String(pace) });
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
  await site.lab.control("DELETE", "/faults");
});
afterAll(() => site.close());

const { startWorker, siteWithApp, ask, read, lastOf, untilState, told, signsIn } = rotationHands(() => site, workers);

describe("automatic rotation", () => {
  it("makes a new secret when the old one's end is near, uses it once Entra accepts it, and removes the old one", async () => {
    const { organisationId, secret, inLab } = await siteWithApp();
    const settings = { daysBefore: 30, validDays: 120 };
    const switched = await ask("PUT", organisationId, "/rotation", { settings });
    expect(switched).toMatchObject({ status: 200, body: { rotation: { settings, last: null } } });
    startWorker();
    await untilState(organisationId, "done");
    const secrets = (await inLab()).secrets;
    expect(secrets).toHaveLength(1);
    expect(secrets[0]?.keyId).not.toBe(secret.keyId);
    expect(secrets[0]?.displayName).toMatch(/^Windlass /);
    const { credential } = await read(organisationId);
    expect(credential).toMatchObject({ kind: "client-secret", expiryFrom: "entra" });
    const days = (Date.parse(credential?.expiresOn ?? "") - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(117);
    await signsIn(organisationId);
    expect((await told(organisationId)).map(({ kind }) => kind)).toEqual(["credential-rotated"]);
    expect((await told(organisationId))[0]?.data).toMatchObject({ oldRemoved: true });
  });

  it("of a certificate adds the new one beside the others, and takes its own old one away", async () => {
    const { organisationId, inLab, path } = await siteWithApp();
    const [own, another] = await Promise.all(
      ["own", "another"].map((commonName) => makeClientCertificate({ commonName, from: new Date(), days: 20 })),
    );
    for (const one of [own, another])
      await site.lab.control("POST", `${path}/certificates`, { certificatePem: one?.certificatePem });
    await ask("POST", organisationId, "/credential-replacements", {
      credential: { kind: "certificate", certificatePem: own?.certificatePem, privateKeyPem: own?.privateKeyPem },
    });
    const began = await ask("POST", organisationId, "/rotations");
    expect(began).toMatchObject({ status: 200, body: { rotation: { last: { state: "adding" } } } });
    expect(await ask("POST", organisationId, "/rotations")).toMatchObject({ status: 409 });
    startWorker();
    await untilState(organisationId, "done");
    const names = (await inLab()).certificates.map(({ displayName }) => displayName);
    expect(names).toHaveLength(2);
    expect(names).toContain("CN=another");
    expect(names.some((name) => name.startsWith("Windlass "))).toBe(true);
    await signsIn(organisationId);
  });

  it("is not switched on without the permission, and says what is missing", async () => {
    const { organisationId } = await siteWithApp({ roles: [register] });
    const refused = await ask<{ error: { code: string; remedy: string } }>("PUT", organisationId, "/rotation", {
      settings: { daysBefore: 30, validDays: 120 },
    });
    expect(refused.body.error.code).toBe("credential.rotation-not-permitted");
    expect(refused.body.error.remedy).toContain("Application.ReadWrite.OwnedBy");
    expect((await read(organisationId)).rotation.settings).toBeNull();
  });

  it("is told as failed where the app does not own itself, and everything is as it was", async () => {
    const { organisationId, inLab } = await siteWithApp({ ownsItself: false });
    const before = await inLab();
    await ask("POST", organisationId, "/rotations");
    startWorker();
    await untilState(organisationId, "failed");
    expect((await lastOf(organisationId))?.problem).toMatchObject({ code: "credential.rotation-not-permitted" });
    expect(await inLab()).toEqual(before);
    expect((await told(organisationId)).map(({ kind }) => kind)).toEqual(["credential-rotation-failed"]);
    await signsIn(organisationId);
  });

  it("takes the new one away again when Entra never accepts it", async () => {
    const { organisationId, inLab } = await siteWithApp();
    const before = await inLab();
    await site.lab.control("PATCH", "/behaviour", { delays: { directoryReplication: 3_600_000_000 } });
    await ask("POST", organisationId, "/rotations");
    startWorker();
    await untilState(organisationId, "failed");
    await site.lab.control("PATCH", "/behaviour", { delays: { directoryReplication: 5000 } });
    expect((await lastOf(organisationId))?.problem).toMatchObject({ code: "credential.rotation-unverified" });
    expect((await inLab()).secrets).toEqual(before.secrets);
    await signsIn(organisationId);
  });

  it("leaves no orphan behind when the answer with the new secret is lost", async () => {
    const { organisationId, inLab } = await siteWithApp();
    await site.lab.control("POST", "/faults", {
      method: "POST",
      path: "/v1.0/applications/*/addPassword",
      effect: "performed",
      drop: true,
    });
    await ask("POST", organisationId, "/rotations");
    startWorker();
    await untilState(organisationId, "done");
    expect((await inLab()).secrets).toHaveLength(1);
    await signsIn(organisationId);
  });

  it("gives way to a person who replaces the credential meanwhile", async () => {
    const { organisationId, inLab, path } = await siteWithApp();
    await site.lab.control("PATCH", "/behaviour", { delays: { directoryReplication: 2_000_000 } });
    await ask("POST", organisationId, "/rotations");
    startWorker();
    await untilState(organisationId, "verifying");
    await site.lab.control("PATCH", "/behaviour", { delays: { directoryReplication: 5000 } });
    const own = madeSecret.parse(await site.lab.control("POST", `${path}/secrets`, { validDays: 90 }));
    await ask("POST", organisationId, "/credential-replacements", { credential: secretOf(own.value) });
    await untilState(organisationId, "failed");
    expect((await lastOf(organisationId))?.problem).toMatchObject({ code: "credential.rotation-superseded" });
    expect((await inLab()).secrets.map(({ displayName }) => displayName)).toEqual([
      "made in the lab",
      "made in the lab",
    ]);
    await signsIn(organisationId);
  });
});

/** The process ends here. */
class Killed extends Error {}

/** A context whose n-th transaction is the last thing the process does: before it, or right after it was committed. */
const killedAt = (transaction: number, when: "before" | "after"): ServerContext => {
  const { context } = site.server;
  let count = 0;
  const within: ServerContext["database"]["within"] = async (scope, work) => {
    count += 1;
    if (count === transaction && when === "before") throw new Killed();
    const result = await context.database.within(scope, work);
    if (count === transaction) throw new Killed();
    return result;
  };
  return { ...context, instanceId: randomUUID(), database: { ...context.database, within } };
};

const takeOneStep = async (context: ServerContext): Promise<"killed" | "stepped" | "nothing"> => {
  // Every pause is over, and the lease of a killed process has ended.
  const lease = { owner: context.instanceId, until: new Date() };
  const later = new Date(Date.now() + 3_600_000);
  const row = await site.server.database.within(wholeInstallation, (connection) =>
    rotations.claimRotation(connection, lease, later),
  );
  if (!row) return "nothing";
  try {
    await advanceRotation({ context, row, signal: new AbortController().signal });
    return "stepped";
  } catch (error) {
    if (error instanceof Killed) return "killed";
    throw error;
  }
};

describe.each(["client-secret", "certificate"] as const)("a rotation of a %s", (kind) => {
  it("ends with one new credential, accepted and in use, wherever processes are killed on the way", async () => {
    const { organisationId, inLab, path } = await siteWithApp();
    if (kind === "certificate") {
      const pair = await makeClientCertificate({ commonName: "first", from: new Date(), days: 20 });
      const { certificatePem, privateKeyPem } = pair;
      await site.lab.control("POST", `${path}/certificates`, { certificatePem });
      const credential = { kind, certificatePem, privateKeyPem };
      expect(await ask("POST", organisationId, "/credential-replacements", { credential })).toMatchObject({
        status: 200,
      });
    }
    expect(await ask("POST", organisationId, "/rotations")).toMatchObject({ status: 200 });
    let kills = 0;
    for (let round = 0; round < 60; round += 1) {
      const context = killedAt(1 + (round % 4), round % 2 === 0 ? "before" : "after");
      const outcome = await takeOneStep(context);
      if (outcome === "nothing") break;
      if (outcome === "killed") kills += 1;
      const healthy = { ...site.server.context, instanceId: randomUUID() };
      if (round % 3 === 2) await takeOneStep(healthy);
      await vi.waitFor(() => signsIn(organisationId), 20_000);
    }
    expect(kills).toBeGreaterThanOrEqual(4);
    expect((await lastOf(organisationId))?.state).toBe("done");
    const app = await inLab();
    const ours = [...app.secrets, ...app.certificates].filter(({ displayName }) => displayName.startsWith("Windlass "));
    expect(ours).toHaveLength(1);
    expect(kind === "certificate" ? app.certificates : app.secrets).toHaveLength(1);
    await signsIn(organisationId);
  });
});
