import { randomUUID } from "node:crypto";
import { makeClientCertificate } from "@windlass/autopilot";
import type { TenantConnectionView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { wholeInstallation } from "../../src/database/connection.ts";
import { startWatchingCredentials } from "../../src/features/tenant-connections/credential-worker.ts";
import { SetUpHands, type SetUpSite, startSetUpSite, verdictsOf, wishFor } from "./set-up-site.ts";

let site: SetUpSite;
beforeAll(async () => {
  site = await startSetUpSite({}, { WINDLASS_REGISTRATION_PACE: "1000" });
  site.startWorker();
});
afterAll(() => site.close());

const newHands = async () => new SetUpHands(site, await site.newOrganisation());

const credentials = z.array(z.looseObject({ keyId: z.string(), displayName: z.string() }));
const application = z.looseObject({
  id: z.string(),
  displayName: z.string(),
  owners: z.array(z.string()),
  secrets: credentials,
  certificates: credentials,
});
const labState = z.object({ tenants: z.array(z.object({ applications: z.array(application) })) });

const applicationNamed = async (name: string) => {
  const { tenants } = labState.parse(await site.lab.control("GET", "/state"));
  return tenants.flatMap(({ applications }) => applications).find(({ displayName }) => displayName === name);
};

const connectionOf = async (organisationId: string) => {
  const path = `/api/organisations/${organisationId}/tenant-connection`;
  const { body } = await site.administrator.request<{ connection: TenantConnectionView | null }>("GET", path);
  return body.connection;
};

/** As it is a year later: the credential in use has twenty days left, and Entra was asked for that today. */
const letTimePass = (organisationId: string) =>
  site.server.database.within(wholeInstallation, (connection) =>
    connection
      .updateTable("tenant_credentials")
      .set({ ends_at: new Date(Date.now() + 20 * 86_400_000), checked_at: new Date() })
      .where("organisation_id", "=", organisationId)
      .execute(),
  );

/** A worker rotates what is due. */
const rotated = async (organisationId: string): Promise<void> => {
  const worker = startWatchingCredentials({ ...site.server.context, instanceId: randomUUID() });
  try {
    const state = async () => (await connectionOf(organisationId))?.rotation.last?.state;
    await expect.poll(state, { timeout: 20_000, interval: 100 }).toBe("done");
  } finally {
    await worker.stop();
  }
};

describe.each(["certificate", "client-secret"] as const)("an app set up with a %s to renew itself", (kind) => {
  it("is rotated by the worker when the end is near, and the old one is gone; undo leaves nothing", async () => {
    const name = `RENEW ${kind}`.toUpperCase().replaceAll(" ", "-");
    const before = await site.contents();
    const hands = await newHands();
    const wish = wishFor(name, { credential: { kind, validMonths: 12 }, profile: null });
    const planned = await hands.plan(wish);
    expect(verdictsOf(planned)).toMatchObject({ ownership: "create" });
    expect(planned.steps.find(({ id }) => id === "ownership")?.detail).toContain("Whoever got hold of the credential");
    await hands.start(planned.revision);
    const done = await hands.until("done", "failed");
    expect(done.failure).toBeNull();
    expect((await connectionOf(hands.organisationId))?.rotation.settings).toEqual({ daysBefore: 30, validDays: 365 });
    const held = async () => {
      const app = await applicationNamed(`App ${name}`);
      return (kind === "certificate" ? app?.certificates : app?.secrets) ?? [];
    };
    const [first] = await held();
    await letTimePass(hands.organisationId);
    await rotated(hands.organisationId);
    const after = await held();
    expect(after).toHaveLength(1);
    expect(after[0]?.keyId).not.toBe(first?.keyId);
    expect((await connectionOf(hands.organisationId))?.rotation.last?.problem).toBeNull();
    // Planned again, it finds the rotated credential in use.
    expect(verdictsOf(await hands.plan(wish))).toMatchObject({
      ownership: "fits",
      credential: "fits",
      connection: "fits",
    });
    expect(await hands.undo()).toMatchObject({ state: "undone", failure: null });
    expect(await site.contents()).toEqual(before);
  });
});

describe("a set-up of an organisation that is connected already", () => {
  it("puts the connection back when undone, and takes away what rotation made of its own credential", async () => {
    const hands = await newHands();
    const { tenantId, clientId, clientSecret } = site.lab.sample;
    const path = `/api/organisations/${hands.organisationId}/tenant-connection`;
    const credential = { kind: "client-secret", value: clientSecret, expiresOn: "2027-05-01" };
    const put = await site.administrator.request("PUT", path, { tenantId, clientId, cloud: "lab", credential });
    expect(put).toMatchObject({ status: 200, body: { credential: { triedAt: expect.any(String) } } });
    const name = "Windlass Autopilot Integration";
    const before = await applicationNamed(name);
    const done = await hands.setUp(wishFor("REPLACED", { applicationName: name, profile: null }));
    expect(done).toMatchObject({ state: "done", failure: null });
    expect((await connectionOf(hands.organisationId))?.credential).toMatchObject({ kind: "certificate" });
    expect((await applicationNamed(name))?.owners).toHaveLength((before?.owners.length ?? 0) + 1);
    await letTimePass(hands.organisationId);
    await rotated(hands.organisationId);
    expect(await hands.undo()).toMatchObject({ state: "undone", failure: null });
    expect(await connectionOf(hands.organisationId)).toMatchObject({
      tenantId,
      clientId,
      credential: { kind: "client-secret", expiresOn: "2027-05-01" },
      rotation: { settings: null },
    });
    const after = await applicationNamed(name);
    expect(after?.owners).toEqual(before?.owners);
    expect(after?.certificates).toEqual(before?.certificates);
    expect(after?.secrets).toEqual(before?.secrets);
    const check = `/api/organisations/${hands.organisationId}/readiness-checks`;
    const { body } = await site.administrator.request<{ rows: { id: string; state: string }[] }>("POST", check, {});
    expect(body.rows.find(({ id }) => id === "token")).toMatchObject({ state: "passed" });
  });
});

it("a first certificate that somebody writes over with an older list is added to theirs", async () => {
  const hands = await newHands();
  const planned = await hands.plan(
    wishFor("RIVAL", { applicationName: "Windlass Autopilot Integration", profile: null }),
  );
  const theirs = await makeClientCertificate({ commonName: "theirs", from: new Date(), days: 90 });
  await site.lab.control("POST", "/faults", {
    method: "PATCH",
    path: "/v1.0/applications/*",
    // The first change of the list; the one before it is of the permissions.
    rival: { application: site.lab.sample.clientId, certificatePem: theirs.certificatePem, order: "over" },
    count: 2,
  });
  await hands.start(planned.revision);
  expect(await hands.until("done", "failed")).toMatchObject({ state: "done", failure: null });
  const names = (await applicationNamed("Windlass Autopilot Integration"))?.certificates.map((one) => one.displayName);
  expect(names).toContain("CN=theirs");
  expect(names?.some((name) => name.startsWith("Windlass "))).toBe(true);
  await hands.undo();
});

it("a set-up for hybrid join lists what is to be done by hand and does everything else", async () => {
  const hands = await newHands();
  const profile = { name: "Profile HYBRID", mode: "hybrid-user-driven" };
  const done = await hands.setUp(wishFor("HYBRID", { profile }));
  expect(done).toMatchObject({ state: "done", failure: null });
  const byHand = done.steps.find(({ id }) => id === "hybrid-join");
  expect(byHand).toMatchObject({ verdict: "manual", progress: "waiting" });
  expect(byHand?.remedy).toContain("Intune Connector for Active Directory › Add");
  expect(byHand?.remedy).toContain("Templates › Domain join");
  expect((await hands.undo()).state).toBe("undone");
});
