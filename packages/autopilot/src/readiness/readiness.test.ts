import { readinessRow } from "@windlass/protocol";
import { describe, expect, test } from "vitest";
import {
  build,
  claims,
  find,
  forbidden,
  good,
  now,
  roles,
  rows,
  seen,
  withCredential,
  withGroup,
  withRoles,
} from "../../test/readiness-facts.ts";
import { evaluateReadiness, missingPermissions, worstState } from "./evaluate.ts";
import { readinessReasons } from "./reasons.ts";
import { readinessRowIds } from "./row-catalogue.ts";

describe("a readiness report", () => {
  test("of a well-prepared tenant passes in every row, and proves all seven steps in their order", () => {
    expect(rows().filter(({ state }) => state !== "passed")).toEqual([]);
    expect(worstState(rows())).toBe("passed");
    const steps = rows().map(({ step }) => step);
    expect(steps).toEqual(steps.toSorted((left, right) => left - right));
    expect(new Set(steps)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
    expect(rows().map((row) => readinessRow.parse(row))).toEqual(rows());
    expect(find("graph-read").detail).toContain("Contoso");
  });

  test("has every row of the catalogue, each with its own id, and says for which build and when", () => {
    const needsTpm = { ...build, intendedMode: "self-deploying" as const, hardware: { devices: 2, withoutTpm: 0 } };
    const all = rows({ subject: { ...good.subject, builds: [needsTpm], importRecordsKept: 1 } });
    const ofPreparation = (id: string) => id.startsWith("preparation-");
    expect(all.map(({ id }) => id)).toEqual(readinessRowIds.filter((id) => !ofPreparation(id)));
    expect(find("consent")).toMatchObject({ buildId: null, checkedAt: now.toISOString() });
    expect(find("group")).toMatchObject({ buildId: build.id });
  });

  test("without a build leaves out what belongs to one; of two builds has the rows of each", () => {
    const none = rows({ subject: { ...good.subject, builds: [] }, groups: null, profiles: null });
    expect(none.filter(({ step }) => step > 4)).toEqual([]);
    const other = { ...build, id: "other", groupTag: "OD-SALES" };
    const two = rows({ subject: { ...good.subject, builds: [build, other] } });
    const rules = two.filter(({ id }) => id === "group-rule");
    expect(rules.map(({ buildId, state }) => [buildId, state])).toEqual([
      [build.id, "passed"],
      ["other", "failed"],
    ]);
  });

  test("judges one row alone where one is asked for", () => {
    const nothing = { ...good, organisation: null, application: null, profiles: null };
    expect(evaluateReadiness(nothing, now, "group-rule").map(({ id, state }) => [id, state])).toEqual([
      ["group-rule", "passed"],
    ]);
  });

  test.each([
    ["wrong-tenant", 1],
    ["unknown-client", 1],
    ["wrong-secret", 2],
    ["secret-id-pasted", 2],
    ["secret-expired", 2],
    ["certificate-not-registered", 2],
    ["federated-subject-mismatch", 2],
    ["consent-missing", 4],
  ] as const)("tells a token refused for %s, sends to step %i and judges nothing else", (reason, step) => {
    const refused = {
      token: { kind: "refused", reason, message: "AADSTS" },
      organisation: null,
      application: null,
      groups: null,
      profiles: null,
    } as const;
    expect(find("token", refused)).toMatchObject({ state: "failed", reason, step });
    expect(find("token", refused).remedy?.text).not.toBe("");
    const others = rows(refused).filter(({ id }) => id !== "token" && id !== "secret-expiry");
    expect(others.every(({ state, reason: why }) => state === "cannot-tell" && why === "no-token")).toBe(true);
  });

  test("finds the token of another tenant", () => {
    const other = { token: { kind: "given", claims: { ...claims, tenantId: "other" } } } as const;
    expect(find("tenant-id", other)).toMatchObject({ state: "failed", reason: "tenant-mismatch" });
  });

  test("takes a busy service for no verdict", () => {
    const busy = { kind: "unavailable", message: "busy" } as const;
    expect(find("graph-read", { organisation: busy }).state).toBe("cannot-tell");
    expect(find("token", { token: { kind: "refused", reason: "transient", message: "" } }).state).toBe("cannot-tell");
  });

  test("gathers the missing permissions, each once", () => {
    const least = { ...withGroup(forbidden), ...withCredential({ kind: "client-secret", hint: "x", expiresOn: null }) };
    expect(missingPermissions(rows(least))).toEqual(["Application.Read.All", "Group.Read.All"]);
    expect(worstState(rows(withGroup(forbidden)))).toBe("cannot-tell");
  });

  test("gives every reason once", () => {
    const shared = readinessReasons.filter((reason, index) => readinessReasons.indexOf(reason) !== index);
    expect(shared).toEqual([]);
  });
});

describe("import records that stay in Intune", () => {
  test("are told with their number as a warning, and with the policy that keeps them", () => {
    const row = find("import-records", { subject: { ...good.subject, importRecordsKept: 412 } });
    expect(row).toMatchObject({ state: "warning", reason: "import-records-stay", buildId: null });
    expect(row.detail).toContain("412 finished import records stay");
    expect(row.remedy?.portalPath).toContain("Multi Admin Approval");
  });
});

describe("permissions in a readiness report", () => {
  test("are found missing, required and recommended", () => {
    expect(find("consent", withRoles())).toMatchObject({ state: "failed", reason: "consent-missing" });
    expect(find("permission-required", withRoles("Device.Read.All"))).toMatchObject({
      state: "failed",
      missingPermission: "DeviceManagementServiceConfig.ReadWrite.All",
    });
    expect(find("permission-recommended", withRoles(roles[0] ?? ""))).toMatchObject({
      state: "warning",
      missingPermission: "Device.Read.All",
    });
    expect(find("permission-recommended", withRoles(roles[0] ?? "", "Device.ReadWrite.All")).state).toBe("passed");
  });

  test("are told with what each is for, and are no fault where they are optional", () => {
    const { state, detail } = find("permission-optional", withRoles(...roles, "Group.ReadWrite.All"));
    expect(state).toBe("passed");
    expect(detail).toContain("Group.Read.All reads the group");
    expect(detail).toContain("Not granted, and optional: Application.Read.All, which reads when");
  });

  test("that are too many are named with how dangerous they are, the most dangerous first", () => {
    const surplus = find("permission-surplus", withRoles(...roles, "Reports.Read.All", "Group.ReadWrite.All"));
    expect(surplus).toMatchObject({
      state: "warning",
      reason: "permission-surplus",
      remedy: { copyText: "Group.ReadWrite.All\nReports.Read.All" },
    });
    expect(surplus.detail).toMatch(/Group\.ReadWrite\.All \(high risk: .*\); Reports\.Read\.All \(low risk/u);
    expect(
      find("permission-surplus", withRoles(...roles, "Group.Read.All", "Application.ReadWrite.OwnedBy")).state,
    ).toBe("passed");
  });
});

describe("the credential's remaining life", () => {
  test.each([
    ["2026-11-22", "failed", "secret-expired"],
    ["2026-11-23", "warning", "secret-expiring"],
    ["2026-12-10", "warning", "secret-expiring"],
    [null, "cannot-tell", "expiry-unknown"],
  ])("of a secret that lasts until %s is %s", (expiresOn, state, reason) => {
    const entered = withCredential({ kind: "client-secret", hint: "abc", expiresOn });
    expect(find("secret-expiry", entered)).toMatchObject({ state, reason });
  });

  test("is that of the secret in use, the first to end where several look alike", () => {
    const secrets = (...endsAt: string[]) => endsAt.map((end) => ({ hint: "abc", endsAt: end }));
    const application = (list: readonly { hint: string; endsAt: string }[]) =>
      seen({ secrets: [{ hint: "xyz", endsAt: "2026-01-01T00:00:00Z" }, ...list], certificates: [] });
    const one = find("secret-expiry", { application: application(secrets("2026-12-01T00:00:00Z")) });
    expect(one).toMatchObject({ state: "warning", reason: "secret-expiring" });
    expect(one.detail).toContain("as Microsoft Entra says");
    const two = application(secrets("2027-12-01T00:00:00Z", "2026-12-01T00:00:00Z"));
    expect(find("secret-expiry", { application: two }).detail).toContain("2 secrets begin with abc");
  });

  test("of a certificate is what it says itself, and whether the app lists it", () => {
    const sha1Thumbprint = "ab".repeat(20);
    const inUse = (notAfter: string) => withCredential({ kind: "certificate", sha1Thumbprint, notAfter });
    const listed = (thumbprint: string | null) =>
      seen({ secrets: [], certificates: [{ sha1Thumbprint: thumbprint, endsAt: "2028-01-01T00:00:00Z" }] });
    expect(find("secret-expiry", inUse("2028-01-01T00:00:00.000Z")).state).toBe("passed");
    expect(find("secret-expiry", inUse("2026-12-01T00:00:00.000Z"))).toMatchObject({ reason: "certificate-expiring" });
    expect(find("secret-expiry", inUse("2026-11-01T00:00:00.000Z"))).toMatchObject({
      state: "failed",
      reason: "certificate-expired",
    });
    const long = inUse("2028-01-01T00:00:00.000Z");
    expect(find("secret-expiry", { ...long, application: listed("AB".repeat(20)) }).state).toBe("passed");
    expect(find("secret-expiry", { ...long, application: listed("cd".repeat(20)) })).toMatchObject({
      state: "warning",
      reason: "certificate-not-listed",
    });
  });
});
