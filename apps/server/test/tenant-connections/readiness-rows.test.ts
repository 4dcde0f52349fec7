import type { ReadinessReport } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkConnection } from "../../src/features/tenant-connections/check.ts";
import { buildDefinitionOf, createBuild, createOrganisation, insertOperatingSystem } from "../definitions.ts";
import { pathOf, rowOf, secretOf, startTenantSite, type TenantSite } from "./tenant-site.ts";

let site: TenantSite;
beforeAll(async () => {
  site = await startTenantSite();
});
afterAll(() => site.close());

const check = (organisationId: string, body: object) =>
  site.administrator.request<ReadinessReport>("POST", pathOf(organisationId, "readiness-checks"), body);
const newest = async (organisationId: string, query = "") =>
  (
    await site.administrator.request<{ report: ReadinessReport | null }>(
      "GET",
      pathOf(organisationId, `readiness-report${query}`),
    )
  ).body.report;

const makeOrganisation = async () => {
  const organisationId = await createOrganisation(site.administrator);
  await site.connect(organisationId);
  const operatingSystemId = await insertOperatingSystem(site.server, organisationId);
  const makeBuild = async (name: string, groupTag: string, groupObjectId = site.lab.sample.groupObjectId) => {
    const waitPolicy = { kind: "none" } as const;
    const autopilot = {
      way: "registration",
      intendedMode: "user-driven",
      groupTag,
      groupObjectId,
      waitPolicy,
    } as const;
    return createBuild(site.administrator, organisationId, buildDefinitionOf(operatingSystemId, { name, autopilot }));
  };
  return { organisationId, makeBuild };
};

const rowsOf = (report: ReadinessReport | null, buildId: string) =>
  (report?.rows ?? []).filter((row) => row.buildId === buildId);

/** A group of the lab's with the wrong rule, and a build that names it. */
const withWrongRule = async () => {
  const { organisationId, makeBuild } = await makeOrganisation();
  const { tenantId } = site.lab.sample;
  const membershipRule = "(device.devicePhysicalIds -any (_ -eq “[OrderID]:OD-SHOP”))";
  const group = { displayName: "Shop", membershipRule };
  const made = (await site.lab.control("POST", `/tenants/${tenantId}/groups`, group)) as { id: string };
  const build = await makeBuild("Shop", "OD-SHOP", made.id);
  return { organisationId, build, groupId: made.id };
};

describe("a readiness report on builds", () => {
  it("is made of all builds at once, grouped in their order, and of one build without the others", async () => {
    const { organisationId, makeBuild } = await makeOrganisation();
    const right = await makeBuild("B right", site.lab.sample.groupTag);
    const wrong = await makeBuild("A wrong", "NO-SUCH-TAG");
    const all = await check(organisationId, { allBuilds: true });
    expect(all).toMatchObject({
      status: 200,
      body: { outcome: "failed", builds: [{ id: wrong.id }, { id: right.id }] },
    });
    const order = all.body.rows.map(({ buildId }) => [null, wrong.id, right.id].indexOf(buildId));
    expect(order).toEqual(order.toSorted((left, other) => left - other));
    expect(rowsOf(all.body, right.id).every(({ state }) => state === "passed")).toBe(true);
    const one = await check(organisationId, { buildId: right.id });
    expect(one.body).toMatchObject({ outcome: "passed", builds: [{ id: right.id, name: "B right" }] });
    expect(rowsOf(one.body, wrong.id)).toEqual([]);
    // The other build's rows were kept: they are still true.
    expect(rowsOf(await newest(organisationId), wrong.id)).toHaveLength(rowsOf(all.body, wrong.id).length);
    expect((await newest(organisationId, `?buildId=${right.id}`))?.outcome).toBe("passed");
  });

  it("drops the rows of a build that was changed or deleted since", async () => {
    const { organisationId, makeBuild } = await makeOrganisation();
    const build = await makeBuild("Changing", site.lab.sample.groupTag);
    const gone = await makeBuild("Going", site.lab.sample.groupTag);
    await check(organisationId, { allBuilds: true });
    const { id, revision, definition } = build;
    await site.administrator.request("PUT", `/api/builds/${id}`, {
      revision,
      definition: { ...definition, description: "x" },
    });
    await site.administrator.request("DELETE", `/api/builds/${gone.id}`);
    expect(rowsOf(await newest(organisationId), gone.id)).toEqual([]);
    await check(organisationId, {});
    expect(rowsOf(await newest(organisationId), id)).toEqual([]);
  });
});

describe("one row of a readiness report", () => {
  it("is checked again alone, after the tenant was put right, and the report is updated in place", async () => {
    const { organisationId, build, groupId } = await withWrongRule();
    const before = (await check(organisationId, { buildId: build.id })).body;
    expect(rowOf(before, "group-rule")).toMatchObject({ state: "failed", reason: "typographic-quotes" });
    const membershipRule = rowOf(before, "group-rule")?.remedy?.copyText;
    await site.lab.control("PATCH", `/groups/${groupId}`, { membershipRule });
    // Whatever else would be asked fails.
    await site.lab.control("POST", "/faults", { path: "/beta/deviceManagement/*", status: 500, count: 5 });
    await site.lab.control("POST", "/faults", { path: "/v1.0/organization", status: 500, count: 5 });
    const after = (await check(organisationId, { buildId: build.id, rowId: "group-rule" })).body;
    await site.lab.control("DELETE", "/faults");
    expect(after.id).toBe(before.id);
    expect(after.checkedAt).toBe(before.checkedAt);
    expect(rowOf(after, "group-rule")).toMatchObject({ state: "passed" });
    expect(Date.parse(rowOf(after, "group-rule")?.checkedAt ?? "")).toBeGreaterThan(Date.parse(before.checkedAt));
    const others = (report: ReadinessReport) => report.rows.filter(({ id }) => id !== "group-rule");
    expect(others(after)).toEqual(others(before));
    expect(await newest(organisationId, `?buildId=${build.id}`)).toEqual(after);
  });

  it("tells of the sign-in alone, and changes the organisation's state with it", async () => {
    const { organisationId } = await makeOrganisation();
    await check(organisationId, {});
    await site.lab.control("POST", "/faults", {
      path: "/*/oauth2/v2.0/token",
      status: 401,
      body: { error: "invalid_client", error_description: "AADSTS7000222: expired", error_codes: [7000222] },
    });
    const after = await check(organisationId, { rowId: "token" });
    expect(rowOf(after.body, "token")).toMatchObject({ state: "failed", reason: "secret-expired" });
    expect(rowOf(after.body, "consent")?.state).toBe("passed");
    const organisation = await site.administrator.request("GET", `/api/organisations/${organisationId}`);
    expect(organisation.body).toMatchObject({ connection: "failed" });
  });

  it("needs a name that rows have, a build for a build's row, and a report", async () => {
    const { organisationId, makeBuild } = await makeOrganisation();
    const { id: buildId } = await makeBuild("Some", site.lab.sample.groupTag);
    const unknown = { status: 422, body: { error: { code: "tenant.readiness-row-unknown" } } };
    expect(await check(organisationId, { rowId: "nonsense" })).toMatchObject(unknown);
    expect(await check(organisationId, { rowId: "group" })).toMatchObject(unknown);
    expect(await check(organisationId, { rowId: "token", buildId })).toMatchObject(unknown);
    expect(await check(organisationId, { rowId: "group", buildId })).toMatchObject({
      status: 409,
      body: { error: { code: "tenant.readiness-not-checked" } },
    });
  });

  it("on a group that no build has yet is checked again, too, and stays out of the report on one build", async () => {
    const { organisationId, makeBuild } = await makeOrganisation();
    const { id: buildId } = await makeBuild("Other", site.lab.sample.groupTag);
    const { tenantId } = site.lab.sample;
    const membershipRule = "(device.devicePhysicalIds -any (_ -eq “[OrderID]:OD-NEW”))";
    const group = { displayName: "New", membershipRule };
    const made = (await site.lab.control("POST", `/tenants/${tenantId}/groups`, group)) as { id: string };
    const wished = { groupTag: "OD-NEW", groupObjectId: made.id };
    const before = await checkConnection(site.server.context, organisationId, wished);
    expect(rowOf(before, "group-rule")).toMatchObject({ state: "failed", buildId: null });
    await site.lab.control("PATCH", `/groups/${made.id}`, { membershipRule: membershipRule.replaceAll(/[“”]/gu, '"') });
    // Every row that is shown can be checked again, and comes back in its place.
    for (const { id: rowId } of before.rows) {
      const again = await check(organisationId, { rowId });
      expect({ rowId, status: again.status }).toEqual({ rowId, status: 200 });
      expect(again.body.rows.map(({ id }) => id)).toEqual(before.rows.map(({ id }) => id));
    }
    expect(rowOf((await newest(organisationId)) ?? before, "group-rule")?.state).toBe("passed");
    const ofBuild = await newest(organisationId, `?buildId=${buildId}`);
    expect(rowOf(ofBuild ?? before, "group")).toBeUndefined();
    // The next whole check is not about it any more.
    await check(organisationId, {});
    expect(await check(organisationId, { rowId: "group" })).toMatchObject({ status: 422 });
  });

  it("of another organisation's build is refused as if there were none", async () => {
    const { organisationId } = await makeOrganisation();
    const elsewhere = await makeOrganisation();
    const foreign = await elsewhere.makeBuild("Foreign", site.lab.sample.groupTag);
    await check(organisationId, {});
    expect(await check(organisationId, { rowId: "group", buildId: foreign.id })).toMatchObject({ status: 404 });
  });

  it("never shows the secret it was checked with", async () => {
    const { organisationId } = await makeOrganisation();
    await site.connect(organisationId, { credential: secretOf("wrong-but-secret-canary") });
    const report = await check(organisationId, { allBuilds: true });
    expect(JSON.stringify(report.body)).not.toContain("secret-canary");
  });
});
