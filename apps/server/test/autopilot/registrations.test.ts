import { randomUUID } from "node:crypto";
import type { RegistrationView } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { TestDevice } from "../agent-device.ts";
import { type RegistrationSite, startRegistrationSite } from "./registration-site.ts";

let site: RegistrationSite;
beforeAll(async () => {
  site = await startRegistrationSite();
});
afterEach(() => site.stopWorkers());
afterAll(() => site.close());

describe("registrations", () => {
  it("fail by name without a connection, and go on by themselves once it is put right", async () => {
    const published = await site.publishedBuild();
    site.startWorker();
    await site.capture(published, randomUUID());
    await site.waitForStates(published.organisationId, "failed");
    expect((await site.registrationsOf(published.organisationId))[0]?.failure?.code).toBe("registration.no-connection");
    await site.connect(published.organisationId, "wrong");
    await expect
      .poll(async () => (await site.registrationsOf(published.organisationId))[0]?.transitions.length, {
        timeout: 10_000,
      })
      .toBeGreaterThan(3);
    await site.waitForStates(published.organisationId, "failed");
    await site.connect(published.organisationId);
    await site.waitForStates(published.organisationId, "ready");
  });

  it("of another tenant's device stop with the right words, and start again on request", async () => {
    const published = await site.publishedBuild();
    await site.connect(published.organisationId);
    const serialNumber = randomUUID();
    await site.lab.control("PUT", `/held-elsewhere/${serialNumber}`);
    site.startWorker();
    const device = await site.capture(published, serialNumber);
    await site.waitForStates(published.organisationId, "failed");
    const [view] = await site.registrationsOf(published.organisationId);
    expect(view?.failure).toMatchObject({
      code: "registration.other-tenant",
      message: expect.stringContaining(serialNumber),
    });
    expect(await device.send("GET", "/agent/v1/registration")).toMatchObject({ body: { failed: true, ready: false } });
    await site.lab.control("DELETE", `/held-elsewhere/${serialNumber}`);
    const again = await site.administrator.request("POST", `/api/registrations/${view?.id}/recheck`);
    expect(again).toMatchObject({ status: 200, body: { state: "captured", failure: null } });
    await site.waitForStates(published.organisationId, "ready");
  });

  it("show what the hash says on the device's page and in the list, and never the hash", async () => {
    const published = await site.publishedBuild("self-deploying");
    const serialNumber = randomUUID();
    const device = await site.capture(published, serialNumber, { tpm: false });
    const [registration] = await site.registrationsOf(published.organisationId);
    expect(registration).toMatchObject({ origin: "deployment", assignedUser: null });
    expect(registration?.hash).toMatchObject({ integrity: "intact", tpm: { present: false }, serialNumber });
    expect(registration?.hash?.findings.map(({ code }) => code)).toEqual(["tpm-data-required"]);
    const told = await device.send("GET", "/agent/v1/registration");
    expect(told.body).toMatchObject({ findings: [{ code: "tpm-data-required" }] });
    const page = await site.administrator.request("GET", `/api/devices/${registration?.deviceId}`);
    expect(page.body).toMatchObject({
      hardwareHash: { serialNumber, integrity: "intact", findings: [{ code: "tpm-data-required" }] },
    });
    const hash = await site.lab.hardwareHash(serialNumber, false);
    for (const answer of [registration, told.body, page.body]) {
      expect(JSON.stringify(answer)).not.toContain(hash.slice(0, 60));
    }
  });

  it("with a hash that is no base64, or of another device, are refused before anything is stored", async () => {
    const published = await site.publishedBuild();
    const serialNumber = randomUUID();
    const device = new TestDevice(site.server, published.bootProfileId, serialNumber);
    await device.deploy(site.administrator, published.build.id);
    for (const hardwareHash of ["!".repeat(200), await site.lab.hardwareHash("SOMEBODY-ELSE")]) {
      const answer = await device.send("POST", "/agent/v1/registration", { hardwareHash, serialNumber });
      expect(answer).toMatchObject({ status: 422, body: { error: { code: "agent.hardware-hash-invalid" } } });
      expect(JSON.stringify(answer.body)).not.toContain(hardwareHash.slice(0, 40));
    }
    expect(await site.registrationsOf(published.organisationId)).toEqual([]);
  });

  it("are listed page by page, newest first, and searched", async () => {
    const published = await site.publishedBuild();
    for (let index = 0; index < 3; index += 1)
      await site.capture(published, `PAGE-${index}-${published.organisationId.slice(0, 6)}-${index}`);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = `organisationId=${published.organisationId}&limit=2${cursor ? `&cursor=${cursor}` : ""}`;
      const page = await site.administrator.request<{ items: RegistrationView[]; nextCursor: string | null }>(
        "GET",
        `/api/registrations?${query}`,
      );
      seen.push(...page.body.items.map(({ serialNumber }) => serialNumber.slice(0, 6)));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(["PAGE-2", "PAGE-1", "PAGE-0"]);
    const found = await site.administrator.request<{ items: unknown[] }>(
      "GET",
      `/api/registrations?organisationId=${published.organisationId}&search=page-1`,
    );
    expect(found.body.items).toHaveLength(1);
  });

  it("are checked again only by who may write devices in that organisation", async () => {
    const published = await site.publishedBuild();
    await site.capture(published, randomUUID());
    const [view] = await site.registrationsOf(published.organisationId);
    const auditor = await site.server.signInAs([{ role: "auditor", organisationId: published.organisationId }]);
    expect(await auditor.request("POST", `/api/registrations/${view?.id}/recheck`)).toMatchObject({ status: 403 });
    const technician = await site.server.signInAs([{ role: "technician", organisationId: published.organisationId }]);
    expect(await technician.request("POST", `/api/registrations/${view?.id}/recheck`)).toMatchObject({ status: 200 });
  });
});
