import type { DashboardView, Notification, TenantConnectionView } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { checkEnds, warnOfEnds } from "../../src/features/tenant-connections/expiry.ts";
import { createOrganisation } from "../definitions.ts";
import { pathOf, secretOf, startTenantSite, type TenantSite } from "./tenant-site.ts";

let skippedMilliseconds = 0;
let site: TenantSite;
const day = 86_400_000;
const clock = () => new Date(Date.now() + skippedMilliseconds);

beforeAll(async () => {
  site = await startTenantSite({ clock });
});
afterEach(() => {
  skippedMilliseconds = 0;
});
afterAll(() => site.close());

const dayFromNow = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

const credentialOf = async (organisationId: string) => {
  // A person's session would be over otherwise.
  skippedMilliseconds = 0;
  const path = pathOf(organisationId, "tenant-connection");
  const answer = await site.administrator.request<{ connection: TenantConnectionView | null }>("GET", path);
  return answer.body.connection?.credential;
};

/** What was told about an organisation, in the order of its telling. */
const told = (organisationId: string): Promise<Notification[]> =>
  site.server.database.within(wholeInstallation, async (connection) => {
    const rows = await connection
      .selectFrom("notifications")
      .select("body")
      .where("organisation_id", "=", organisationId)
      .orderBy("at")
      .execute();
    return rows.map((row) => row.body);
  });

const check = () => checkEnds(site.server.context, new AbortController().signal);

/** Application permissions of the sample app beside those that registration takes. */
const grant = (...more: string[]) =>
  site.lab.control("PUT", `/applications/${site.lab.sample.clientId}/consent`, {
    roles: ["DeviceManagementServiceConfig.ReadWrite.All", "Device.Read.All", ...more],
  });

describe("the end of a credential", () => {
  it("is told once at each threshold, and when it has come, whoever looks how often", async () => {
    const organisationId = await createOrganisation(site.administrator);
    await grant();
    await site.connect(organisationId, {
      credential: secretOf(site.lab.sample.clientSecret, dayFromNow(70)),
    });
    for (let past = 0; past <= 75; past += 1) {
      skippedMilliseconds = past * day;
      await Promise.all([warnOfEnds(site.server.context), warnOfEnds(site.server.context)]);
      await warnOfEnds(site.server.context);
    }
    const found = await told(organisationId);
    expect(found.map((one) => [one.kind, one.kind === "credential-expiring" ? one.data.threshold : 0])).toEqual([
      ["credential-expiring", 60],
      ["credential-expiring", 30],
      ["credential-expiring", 14],
      ["credential-expiring", 7],
      ["credential-expiring", 1],
      ["credential-expired", 0],
    ]);
    expect(found.at(-2)?.text).toContain(dayFromNow(70));
  });

  it("is asked of Entra where the app may read it, once a day, and wins over what was entered", async () => {
    await grant("Application.Read.All");
    const organisationId = await createOrganisation(site.administrator);
    await site.connect(organisationId, { credential: secretOf(site.lab.sample.clientSecret, "2031-01-01") });
    await check();
    const credential = await credentialOf(organisationId);
    expect(credential).toMatchObject({ kind: "client-secret", expiryFrom: "entra" });
    expect(credential?.expiresOn).not.toBe("2031-01-01");
    const dashboard = await site.administrator.request<DashboardView>(
      "GET",
      `/api/dashboard?organisationId=${organisationId}`,
    );
    expect(dashboard.body.organisations[0]?.credentialExpiresOn).toBe(credential?.expiresOn);
  });

  it("stays as it was entered without the permission, and is asked again when nobody answered", async () => {
    await grant();
    const organisationId = await createOrganisation(site.administrator);
    await site.connect(organisationId, { credential: secretOf(site.lab.sample.clientSecret, "2031-01-01") });
    await check();
    expect(await credentialOf(organisationId)).toMatchObject({ expiresOn: "2031-01-01", expiryFrom: "entered" });
    await grant("Application.Read.All");
    await check();
    expect(await credentialOf(organisationId)).toMatchObject({ expiryFrom: "entered" });
    await site.lab.control("POST", "/faults", { path: "/v1.0/applications*", status: 503, count: 200 });
    skippedMilliseconds = 25 * 3_600_000;
    await check();
    await site.lab.control("DELETE", "/faults");
    expect(await credentialOf(organisationId)).toMatchObject({ expiryFrom: "entered" });
    skippedMilliseconds = 26.5 * 3_600_000;
    await vi.waitFor(check, 20_000);
    expect(await credentialOf(organisationId)).toMatchObject({ expiryFrom: "entra" });
  });

  it("of a certificate is its own, and no federated token has one", async () => {
    const organisationId = await createOrganisation(site.administrator);
    await site.connect(organisationId, { credential: { kind: "federated-token", tokenFile: "token" } });
    await check();
    await warnOfEnds(site.server.context);
    expect(await credentialOf(organisationId)).toMatchObject({ expiresOn: null, expiryFrom: null });
    expect(await told(organisationId)).toEqual([]);
  });
});
