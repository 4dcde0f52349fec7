import {
  evaluateReadiness,
  factsNeededFor,
  gatherReadinessFacts,
  membershipRuleForTag,
  type ReadinessRowId,
  type ReadinessSubject,
  worstState,
} from "@windlass/autopilot";
import type { ReadinessRow } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Access, connect, type LabTenant, startLabTenant } from "./lab-tenant.ts";

let tenant: LabTenant;
beforeAll(async () => {
  tenant = await startLabTenant();
});
afterAll(() => tenant.lab.close());

const subjectOf = (access: Access = {}, change: Partial<ReadinessSubject> = {}): ReadinessSubject => ({
  tenantId: access.tenantId ?? tenant.sample.tenantId,
  clientId: access.clientId ?? tenant.sample.clientId,
  credential: {
    kind: "client-secret",
    hint: (access.secret ?? tenant.sample.clientSecret).slice(0, 3),
    expiresOn: null,
  },
  builds: [{ id: null, groupTag: tenant.sample.groupTag, groupObjectId: tenant.sample.groupObjectId }],
  ...change,
});

const report = async (access: Access = {}, change: Partial<ReadinessSubject> = {}): Promise<ReadinessRow[]> => {
  const facts = await gatherReadinessFacts(connect(tenant.lab, tenant.sample, access), subjectOf(access, change));
  return evaluateReadiness(facts, tenant.now());
};

const rowOf = (rows: readonly ReadinessRow[], id: string): ReadinessRow => {
  const found = rows.find((row) => row.id === id);
  if (!found) throw new Error(`There is no row ${id}.`);
  return found;
};

describe("a readiness report against the lab", () => {
  test("passes in every row for the sample tenant", async () => {
    const rows = await report();
    expect(rows.filter(({ state }) => state !== "passed")).toEqual([]);
    expect(worstState(rows)).toBe("passed");
    expect(rowOf(rows, "secret-expiry").detail).toContain("as Microsoft Entra says");
  });

  test.each([
    [{ tenantId: "11111111-1111-4111-8111-111111111111" }, "wrong-tenant"],
    [{ clientId: "22222222-2222-4222-8222-222222222222" }, "unknown-client"],
    [{ secret: "not-the-secret" }, "wrong-secret"],
    [{ secret: "33333333-3333-4333-8333-333333333333" }, "secret-id-pasted"],
  ])("tells %j apart as %s", async (access, reason) => {
    expect(rowOf(await report(access), "token")).toMatchObject({ state: "failed", reason });
  });

  test("tells an expired secret, a disabled app and missing consent apart", async () => {
    const { lab } = tenant.lab;
    const { tenantId } = tenant.sample;
    const app = lab.addApplication(tenantId, { displayName: "Expired", roles: ["Device.Read.All"] });
    const expired = lab.addSecret(app.id, { displayName: "old", validDays: -1 });
    const withOld = { clientId: app.id, secret: expired.value };
    expect(rowOf(await report(withOld), "token")).toMatchObject({ state: "failed", reason: "secret-expired", step: 2 });
    const fresh = lab.addSecret(app.id, { displayName: "new", validDays: 20 });
    const withNew = { clientId: app.id, secret: fresh.value };
    const rows = await report(withNew);
    expect(rowOf(rows, "token").state).toBe("passed");
    expect(rowOf(rows, "permission-required").state).toBe("failed");
    expect(rowOf(rows, "consent").state).toBe("passed");
    lab.setConsent(app.id, []);
    expect(rowOf(await report(withNew), "consent")).toMatchObject({ state: "failed", reason: "consent-missing" });
    lab.setEnabled(app.id, false);
    expect(rowOf(await report(withNew), "token")).toMatchObject({ state: "failed", reason: "client-disabled" });
  });

  test("with only the two permissions of the guide names those that the other rows would need", async () => {
    const { lab } = tenant.lab;
    const app = lab.addApplication(tenant.sample.tenantId, {
      displayName: "Least",
      roles: ["DeviceManagementServiceConfig.ReadWrite.All", "Device.Read.All"],
    });
    const secret = lab.addSecret(app.id, { displayName: "one", validDays: 300 });
    const rows = await report({ clientId: app.id, secret: secret.value });
    const open = rows.filter(({ state }) => state !== "passed");
    expect(open.map(({ id, state, missingPermission }) => [id, state, missingPermission])).toEqual([
      ["secret-expiry", "cannot-tell", "Application.Read.All"],
      ["group", "cannot-tell", "Group.Read.All"],
      ["group-rule", "cannot-tell", "Group.Read.All"],
      ["group-processing", "cannot-tell", "Group.Read.All"],
    ]);
    expect(rowOf(rows, "graph-read").detail).toContain("Windlass Lab");
    expect(rowOf(rows, "profile").detail).toContain(tenant.sample.profileName);
  });

  test("finds a group that is missing, and a rule with typographic quotation marks", async () => {
    const { lab } = tenant.lab;
    const nowhere = { builds: [{ id: null, groupTag: "X", groupObjectId: "44444444-4444-4444-8444-444444444444" }] };
    expect(rowOf(await report({}, nowhere), "group")).toMatchObject({ state: "failed", reason: "group-not-found" });
    const group = lab.addGroup(tenant.sample.tenantId, {
      displayName: "Pasted",
      membershipRule: "(device.devicePhysicalIds -any (_ -eq “[OrderID]:OD-SALES”))",
    });
    const rows = await report({}, { builds: [{ id: null, groupTag: "OD-SALES", groupObjectId: group.id }] });
    expect(rowOf(rows, "group-rule")).toMatchObject({
      state: "failed",
      reason: "typographic-quotes",
      remedy: { copyText: '(device.devicePhysicalIds -any (_ -eq "[OrderID]:OD-SALES"))' },
    });
    expect(rowOf(rows, "profile")).toMatchObject({ state: "failed", reason: "profile-not-assigned" });
  });

  test("asks for one row only what that row needs", async () => {
    const paths: string[] = [];
    const watched = await startLabTenant({ onExchange: ({ request }) => paths.push(request.path) });
    try {
      const client = connect(watched.lab, watched.sample);
      const of = async (rowId: ReadinessRowId) => {
        paths.length = 0;
        const facts = await gatherReadinessFacts(client, subjectOf(), factsNeededFor(rowId));
        return [evaluateReadiness(facts, watched.now(), rowId).map(({ id, state }) => [id, state]), [...paths]];
      };
      expect(await of("consent")).toEqual([[["consent", "passed"]], []]);
      const group = `/groups/${watched.sample.groupObjectId}`;
      expect(await of("group-rule")).toEqual([[["group-rule", "passed"]], [group, group]]);
    } finally {
      await watched.lab.close();
    }
  });

  test("takes up what the group's processing came to, and paused processing", async () => {
    const { lab } = tenant.lab;
    const { tenantId, groupTag } = tenant.sample;
    const group = lab.addGroup(tenantId, { displayName: "Paused", membershipRule: membershipRuleForTag(groupTag) });
    const builds = { builds: [{ id: null, groupTag, groupObjectId: group.id }] };
    expect(rowOf(await report({}, builds), "group-processing").detail).toContain("is on");
    lab.changeGroup(group.id, { processingState: "Paused" });
    expect(rowOf(await report({}, builds), "group-processing")).toMatchObject({ reason: "processing-paused" });
  });
});
