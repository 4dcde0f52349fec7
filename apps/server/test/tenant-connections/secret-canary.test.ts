import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "../../src/log.ts";
import { tablesThatTell } from "../database-dump.ts";
import { createOrganisation } from "../definitions.ts";
import { pathOf, secretOf, startTenantSite, type TenantSite } from "./tenant-site.ts";

const logged: string[] = [];
let site: TenantSite;

beforeAll(async () => {
  const log = createLog("trace", { write: (line) => void logged.push(line) });
  site = await startTenantSite({ log });
});
afterAll(() => site.close());

const newCanary = () => `canary-${randomUUID()}~value`;

/** Every answer that an administrator gets about a connection whose secret this is. */
const answersAbout = async (organisationId: string, canary: string): Promise<string> => {
  const saved = await site.connect(organisationId, { credential: secretOf(canary, "2027-11-01") });
  expect(saved.status).toBe(200);
  const checked = await site.check(organisationId);
  const paths = ["tenant-connection", "readiness-report"].map((rest) => pathOf(organisationId, rest));
  const read = await Promise.all(
    [...paths, "/api/organisations", "/api/dashboard"].map((path) => site.administrator.request("GET", path)),
  );
  return [saved, checked, ...read].map(({ text }) => text).join("\n");
};

/** Security rule 4. */
describe("a client secret", () => {
  it("that works stands in no answer, no table and no line of the log", async () => {
    const canary = newCanary();
    await site.lab.control("POST", `/applications/${site.lab.sample.clientId}/secrets`, { value: canary });
    const organisationId = await createOrganisation(site.administrator);
    const answers = await answersAbout(organisationId, canary);
    expect(answers).toContain('"outcome":"passed"');
    expect(answers).not.toContain(canary);
    expect(await tablesThatTell(site.server, canary)).toEqual([]);
    expect(logged.join("")).not.toContain(canary);
  });

  it("that Microsoft refuses stands nowhere either", async () => {
    const canary = newCanary();
    const organisationId = await createOrganisation(site.administrator);
    const answers = await answersAbout(organisationId, canary);
    expect(answers).toContain('"reason":"wrong-secret"');
    expect(answers).not.toContain(canary);
    expect(await tablesThatTell(site.server, canary)).toEqual([]);
    expect(logged.join("")).not.toContain(canary);
  });

  it("in a message that is refused, or lost on its way to Microsoft, is not repeated", async () => {
    const canary = newCanary();
    const organisationId = await createOrganisation(site.administrator);
    const malformed = await site.connect(organisationId, { credential: secretOf(canary, "no day") });
    expect(malformed.status).toBe(400);
    await site.lab.control("POST", "/faults", { path: "/*/oauth2/v2.0/token", drop: true, count: 100 });
    const answers = await answersAbout(organisationId, canary);
    await site.lab.control("DELETE", "/faults");
    expect(answers).toContain('"reason":"unreachable"');
    expect(malformed.text + answers).not.toContain(canary);
    expect(logged.join("")).not.toContain(canary);
    // What is looked at is what the server writes.
    site.server.context.log.info("a line of this log");
    expect(logged.join("")).toContain("a line of this log");
  });
});
