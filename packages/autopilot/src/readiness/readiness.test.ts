import { readinessRow } from "@windlass/protocol";
import { describe, expect, test } from "vitest";
import type { AssignedProfile } from "../graph/beta/profiles.ts";
import { evaluateReadiness, worstState } from "./evaluate.ts";
import type { GroupFacts, ReadinessFacts } from "./facts.ts";

const now = new Date("2026-11-23T10:00:00.000Z");
const groupObjectId = "b0c1d2e3-0000-4000-8000-000000000001";
const tenantId = "6f0d2a6e-7f6c-4a39-8c2a-0f1f5f0c7a01";
const rule = '(device.devicePhysicalIds -any (_ -eq "[OrderID]:OD-FINANCE"))';
const group: GroupFacts = { name: "Finance devices", security: true, dynamic: true, processing: true, rule };
const profile: AssignedProfile = {
  id: "p1",
  name: "Finance laptops",
  mode: "user-driven",
  createdAt: "2025-01-01T00:00:00Z",
  groupIds: [groupObjectId.toUpperCase()],
  excludedGroupIds: [],
  allDevices: false,
};
const seen = <Value>(value: Value) => ({ kind: "seen", value }) as const;
const roles = ["DeviceManagementServiceConfig.ReadWrite.All", "Device.Read.All"];
const claims = { tenantId, clientId: "c", roles };
const good: ReadinessFacts = {
  subject: {
    tenantId,
    clientId: "c",
    secretHint: "abc",
    secretExpiresOn: "2027-06-01",
    build: { groupTag: "OD-FINANCE", groupObjectId },
  },
  token: { kind: "given", claims },
  organisation: seen("Contoso"),
  secrets: { kind: "forbidden", message: "no" },
  group: seen(group),
  profiles: seen([profile]),
};
const rows = (change: Partial<ReadinessFacts> = {}) => evaluateReadiness({ ...good, ...change }, now);
const find = (id: string, change: Partial<ReadinessFacts> = {}) => {
  const found = rows(change).find((row) => row.id === id);
  if (!found) throw new Error(`There is no row ${id}.`);
  return found;
};

describe("a readiness report", () => {
  test("of a well-prepared tenant passes in every row, and proves all seven steps", () => {
    expect(rows().map(({ state }) => state)).toEqual(rows().map(() => "passed"));
    expect(worstState(rows())).toBe("passed");
    expect(new Set(rows().map(({ step }) => step))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
    expect(rows().map((row) => readinessRow.parse(row))).toEqual(rows());
    expect(find("graph-read").detail).toContain("Contoso");
    expect(find("profile").detail).toContain("user-driven");
  });

  test("without a build leaves out what belongs to one", () => {
    const ids = rows({ subject: { ...good.subject, build: null }, group: null, profiles: null }).map(({ id }) => id);
    expect(ids).not.toContain("group");
    expect(ids).not.toContain("profile");
  });

  test.each([
    ["wrong-tenant", 1],
    ["unknown-client", 1],
    ["wrong-secret", 2],
    ["secret-id-pasted", 2],
    ["secret-expired", 2],
    ["consent-missing", 4],
  ] as const)("tells a token refused for %s, sends to step %i and judges nothing else", (reason, step) => {
    const refused = {
      token: { kind: "refused", reason, message: "AADSTS" },
      organisation: null,
      secrets: null,
      group: null,
      profiles: null,
    } as const;
    expect(find("token", refused)).toMatchObject({ state: "failed", reason, step });
    expect(find("token", refused).remedy?.text).not.toBe("");
    const others = rows(refused).filter(({ id }) => id !== "token" && id !== "secret-expiry");
    expect(others.every(({ state, reason: why }) => state === "cannot-tell" && why === "no-token")).toBe(true);
  });

  test("says the remedies of all refusals in different words", () => {
    const reasons = [
      "wrong-tenant",
      "unknown-client",
      "wrong-secret",
      "secret-id-pasted",
      "secret-expired",
      "consent-missing",
    ] as const;
    const texts = reasons.map(
      (reason) => find("token", { token: { kind: "refused", reason, message: "" } }).remedy?.text,
    );
    expect(new Set(texts).size).toBe(reasons.length);
  });

  test("finds the token of another tenant", () => {
    const other = { token: { kind: "given", claims: { ...claims, tenantId: "other" } } } as const;
    expect(find("tenant-id", other)).toMatchObject({ state: "failed", reason: "tenant-mismatch" });
  });

  test("finds missing consent, a missing required and a missing recommended permission, and surplus ones", () => {
    const withRoles = (...list: string[]) =>
      ({ token: { kind: "given", claims: { ...claims, roles: list } } }) as const;
    expect(find("consent", withRoles())).toMatchObject({ state: "failed", reason: "consent-missing" });
    expect(find("permission-required", withRoles("Device.Read.All"))).toMatchObject({
      state: "failed",
      missingPermission: "DeviceManagementServiceConfig.ReadWrite.All",
    });
    expect(find("permission-recommended", withRoles(roles[0] ?? ""))).toMatchObject({
      state: "warning",
      missingPermission: "Device.Read.All",
    });
    expect(find("permission-surplus", withRoles(...roles, "Group.ReadWrite.All")).detail).toContain(
      "Group.ReadWrite.All",
    );
    expect(find("permission-surplus", withRoles(...roles, "Group.Read.All")).state).toBe("passed");
  });

  test.each([
    ["2026-11-22", "failed", "secret-expired"],
    ["2026-11-23", "warning", "secret-expiring"],
    ["2026-12-10", "warning", "secret-expiring"],
    [null, "cannot-tell", "expiry-unknown"],
  ])("judges a secret that lasts until %s as %s", (secretExpiresOn, state, reason) => {
    expect(find("secret-expiry", { subject: { ...good.subject, secretExpiresOn } })).toMatchObject({ state, reason });
  });

  test("takes the expiry of the secret in use from Entra where it may be read", () => {
    const secrets = seen([
      { hint: "xyz", endsAt: "2026-01-01T00:00:00Z" },
      { hint: "abc", endsAt: "2026-12-01T00:00:00Z" },
    ]);
    expect(find("secret-expiry", { secrets })).toMatchObject({ state: "warning", reason: "secret-expiring" });
  });

  test.each([
    [{ security: false }, "group", "group-not-security"],
    [{ dynamic: false }, "group", "group-not-dynamic"],
    [{ processing: false }, "group-rule", "processing-paused"],
    [{ rule: rule.replace("FINANCE", "SALES") }, "group-rule", "rule-does-not-match"],
    [{ rule: rule.replaceAll('"', "”") }, "group-rule", "typographic-quotes"],
    [{ rule: "" }, "group-rule", "empty-rule"],
  ])("finds a group with %j", (change, id, reason) => {
    expect(find(id, { group: seen({ ...group, ...change }) })).toMatchObject({ state: "failed", reason });
  });

  test("gives the right rule to copy, with straight quotation marks", () => {
    const wrong = { group: seen({ ...group, rule: rule.replaceAll('"', "”") }) };
    expect(find("group-rule", wrong).remedy?.copyText).toBe(rule);
    const unjudged = { group: seen({ ...group, rule: '(device.displayName -match "^PC")' }) };
    expect(find("group-rule", unjudged)).toMatchObject({ state: "cannot-tell", remedy: { copyText: rule } });
  });

  test("cannot tell what the app may not read, and names the permission", () => {
    const forbidden = { kind: "forbidden", message: "no" } as const;
    expect(find("group", { group: forbidden })).toMatchObject({
      state: "cannot-tell",
      missingPermission: "Group.Read.All",
    });
    expect(find("group-rule", { group: forbidden })).toMatchObject({
      missingPermission: "Group.Read.All",
      remedy: { copyText: rule },
    });
    expect(worstState(rows({ group: forbidden }))).toBe("cannot-tell");
  });

  test("finds a group that does not exist", () => {
    expect(find("group", { group: { kind: "not-found" } })).toMatchObject({
      state: "failed",
      reason: "group-not-found",
    });
  });

  test("finds profiles that are missing, not assigned, excluded or in conflict, and takes all devices for the group", () => {
    const profilesOf = (...list: Partial<AssignedProfile>[]) => ({
      profiles: seen(list.map((change) => ({ ...profile, ...change }))),
    });
    expect(find("profile", profilesOf())).toMatchObject({ state: "failed", reason: "profile-missing" });
    expect(find("profile", profilesOf({ groupIds: ["x"] }))).toMatchObject({
      state: "failed",
      reason: "profile-not-assigned",
    });
    expect(find("profile", profilesOf({ excludedGroupIds: [groupObjectId] }))).toMatchObject({ state: "failed" });
    expect(find("profile", profilesOf({ groupIds: [], allDevices: true })).state).toBe("passed");
    const both = find("profile", profilesOf({}, { name: "Newer", allDevices: true }));
    expect(both).toMatchObject({ state: "warning", reason: "profile-conflict" });
    expect(both.detail).toContain("“Finance laptops” is assigned");
  });

  test("takes a busy service for no verdict", () => {
    const busy = { kind: "unavailable", message: "busy" } as const;
    expect(find("graph-read", { organisation: busy }).state).toBe("cannot-tell");
    expect(find("token", { token: { kind: "refused", reason: "transient", message: "" } }).state).toBe("cannot-tell");
  });
});
