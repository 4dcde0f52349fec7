import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type RegistrationSite, startRegistrationSite } from "../autopilot/registration-site.ts";
import { pathOf, secretOf } from "./tenant-site.ts";

let site: RegistrationSite;
beforeAll(async () => {
  site = await startRegistrationSite();
});
afterAll(async () => {
  await site.stopWorkers();
  await site.close();
});

interface Made {
  readonly value: string;
  readonly keyId: string;
}

it("goes on with the new credential in the middle of a look, when the old one is taken away meanwhile", async () => {
  const { lab } = site;
  const secrets = `/applications/${lab.sample.clientId}/secrets`;
  const make = async () => (await lab.control("POST", secrets, { validDays: 90 })) as Made;
  // Tokens that end soon are asked for anew for every request.
  await lab.control("PATCH", "/behaviour", { tokenSeconds: 60 });
  const [old, next] = [await make(), await make()];
  const published = await site.publishedBuild();
  const { organisationId } = published;
  await site.connect(organisationId, old.value);
  const serials = [randomUUID(), randomUUID(), randomUUID()];
  for (const serialNumber of serials) await site.capture(published, serialNumber);

  const path = "/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/import";
  await lab.control("POST", "/faults", { method: "POST", path, effect: "performed", delayMilliseconds: 2000 });
  site.startWorker();
  await vi.waitFor(async () => expect(await lab.control("GET", "/faults")).toEqual({ faults: [] }), 10_000);
  const replaced = await site.administrator.request(
    "POST",
    pathOf(organisationId, "tenant-connection/credential-replacements"),
    { credential: secretOf(next.value) },
  );
  expect(replaced).toMatchObject({ status: 200 });
  await lab.control("DELETE", `${secrets}/${old.keyId}`);

  await site.waitForStates(organisationId, "ready", "ready", "ready");
  for (const view of await site.registrationsOf(organisationId)) {
    expect(view.failure).toBeNull();
    expect(view.transitions.map(({ state }) => state)).not.toContain("failed");
  }
  for (const serialNumber of serials) expect(await lab.importsOf(serialNumber)).toBe(1);
});
