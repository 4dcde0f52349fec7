import { randomUUID } from "node:crypto";
import type { ReadinessRow } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createOrganisation } from "../definitions.ts";
import { startTestServer } from "../harness.ts";
import { pathOf, rowOf, secretOf, startTenantSite, type TenantSite } from "./tenant-site.ts";

let site: TenantSite;

beforeAll(async () => {
  site = await startTenantSite();
});
afterAll(() => site.close());

const madeSecret = z.object({ value: z.string() });
const madeApp = z.object({ id: z.string() });

const expiredSecret = async (): Promise<string> => {
  const path = `/applications/${site.lab.sample.clientId}/secrets`;
  return madeSecret.parse(await site.lab.control("POST", path, { validDays: -1 })).value;
};

/** An app registration that nobody consented to, with a secret that works. */
const unconsentedApp = async () => {
  const path = `/tenants/${site.lab.sample.tenantId}/applications`;
  const { id } = madeApp.parse(await site.lab.control("POST", path, { displayName: "Without consent", roles: [] }));
  const secret = madeSecret.parse(await site.lab.control("POST", `/applications/${id}/secrets`, {}));
  return { clientId: id, credential: secretOf(secret.value) };
};

/** The row that failed, from the check of a connection with this mistake in it. */
const failedRow = async (rowId: string, changes: Record<string, unknown>): Promise<ReadinessRow> => {
  const organisationId = await createOrganisation(site.administrator);
  expect(await site.connect(organisationId, changes)).toMatchObject({ status: 200 });
  const { status, body } = await site.check(organisationId);
  expect({ status, outcome: body.outcome }).toEqual({ status: 200, outcome: "failed" });
  const row = rowOf(body, rowId);
  if (!row) throw new Error(`the report has no row ${rowId}`);
  return row;
};

/** What can be wrong, the words that name it, and the words of its remedy. */
const mistakes: [
  reason: string,
  rowId: string,
  mistake: () => Promise<Record<string, unknown>>,
  detail: string,
  remedy: string,
][] = [
  ["wrong-tenant", "token", async () => ({ tenantId: randomUUID() }), "AADSTS90002: Tenant", "Directory (tenant) ID"],
  [
    "unknown-client",
    "token",
    async () => ({ clientId: randomUUID() }),
    "AADSTS700016: Application",
    "Application (client) ID",
  ],
  [
    "wrong-secret",
    "token",
    async () => ({ credential: secretOf("something else") }),
    "AADSTS7000215: Invalid client secret",
    "Make a new client secret, copy its value at once",
  ],
  [
    "secret-id-pasted",
    "token",
    async () => ({ credential: secretOf(randomUUID()) }),
    "What was entered is the Secret ID",
    "column “Value”",
  ],
  [
    "secret-expired",
    "token",
    async () => ({ credential: secretOf(await expiredSecret()) }),
    "AADSTS7000222: The provided client secret keys",
    "Make a new client secret and enter its value here",
  ],
  ["consent-missing", "consent", unconsentedApp, "nobody has granted admin consent", "Grant admin consent"],
];

describe("a readiness check tells apart", () => {
  it.each(mistakes)("%s, in plain words and with its own remedy", async (reason, rowId, mistake, detail, remedy) => {
    const row = await failedRow(rowId, await mistake());
    expect(row).toMatchObject({ state: "failed", reason });
    expect(row.detail).toContain(detail);
    // Only Microsoft's own sentence: no wrapping, no ids that change with every attempt.
    expect(row.detail).not.toMatch(/Error\(s\)|Description:|Trace ID|Correlation ID|Timestamp/);
    expect(row.remedy?.text).toContain(remedy);
    expect(row.remedy?.portalPath).toContain("Entra admin center › App registrations");
  });

  it("an authority that cannot be reached, which is no verdict on the connection", async () => {
    const server = await startTestServer({ WINDLASS_LAB_URL: "http://127.0.0.1:1" });
    try {
      const client = await server.signInAs([{ role: "administrator", organisationId: null }]);
      const organisationId = await createOrganisation(client);
      const { tenantId, clientId, clientSecret } = site.lab.sample;
      const connection = { tenantId, clientId, cloud: "lab", credential: secretOf(clientSecret), untried: true };
      await client.request("PUT", pathOf(organisationId, "tenant-connection"), connection);
      const { body } = await client.request<{ outcome: string; rows: ReadinessRow[] }>(
        "POST",
        pathOf(organisationId, "readiness-checks"),
        {},
      );
      const row = body.rows.find(({ id }) => id === "token");
      expect(body.outcome).toBe("cannot-tell");
      expect(row).toMatchObject({ state: "cannot-tell", reason: "unreachable" });
      expect(row?.detail).toContain("could not be reached from this server");
      expect(row?.detail).not.toContain("Microsoft says");
      expect(row?.remedy?.text).toContain("firewall");
    } finally {
      await server.close();
    }
  });
});
