import { readinessRow } from "@windlass/protocol";
import { describe, expect, test } from "vitest";
import type { PreparationFacts } from "./device-preparation-facts.ts";
import { evaluateReadiness } from "./evaluate.ts";
import type { ReadinessFacts, Seen } from "./facts.ts";

const seen = <Value>(value: Value) => ({ kind: "seen", value }) as const;
const forbidden = { kind: "forbidden", message: "no" } as const;
const missing = { kind: "not-found" } as const;
const principalId = "0a0b0c0d-0000-4000-8000-000000000001";
const groupObjectId = "b0c1d2e3-0000-4000-8000-000000000001";

const good: PreparationFacts = {
  group: seen({ name: "Prepared devices", security: true, dynamic: false }),
  owners: seen(["0a0b0c0d-0000-4000-8000-000000000009", principalId]),
  principal: seen({ objectId: principalId, name: "Intune Autopilot ConfidentialClient" }),
  policies: seen([{ id: "1", name: "Sales", assignments: 2 }]),
};

const id = "c0c1d2e3-0000-4000-8000-000000000001";

const rows = (change: Partial<PreparationFacts> = {}, token: ReadinessFacts["token"] = given, policyName = "Sales") =>
  evaluateReadiness(
    {
      subject: {
        tenantId: "t",
        clientId: "c",
        credential: { kind: "client-secret", hint: "", expiresOn: null },
        builds: [],
        preparations: [{ id, groupObjectId, policyName }],
      },
      token,
      organisation: null,
      application: null,
      groups: null,
      profiles: null,
      preparations: { [id]: { ...good, ...change } },
    },
    new Date("2026-11-23T10:00:00.000Z"),
  ).filter(({ buildId }) => buildId === id);
const given: ReadinessFacts["token"] = { kind: "given", claims: null };
const find = (id: string, change: Partial<PreparationFacts> = {}) => rows(change).find((row) => row.id === id);

describe("the readiness of device preparation", () => {
  test("passes in all that an app can see, and says what a person has to do", () => {
    expect(rows().map(({ state }) => state)).toEqual(["passed", "passed", "passed", "passed", "cannot-tell"]);
    expect(rows().map((row) => readinessRow.parse(row))).toEqual(rows());
    const manual = rows().at(-1);
    expect(manual).toMatchObject({ reason: "needs-a-person", remedy: { copyText: groupObjectId } });
    for (const step of ["1. ", "2. ", "3. "]) expect(manual?.remedy?.text).toContain(step);
  });

  test.each<[string, Seen<{ name: string; security: boolean; dynamic: boolean }>]>([
    ["group-not-security", seen({ name: "X", security: false, dynamic: false })],
    ["group-dynamic", seen({ name: "X", security: true, dynamic: true })],
    ["group-not-found", missing],
  ])("finds %s", (reason, group) => {
    expect(find("preparation-group", { group })).toMatchObject({ state: "failed", reason });
  });

  test("finds a tenant without the provisioning client, and gives the command that makes it", () => {
    const change = { principal: missing };
    expect(find("preparation-client", change)).toMatchObject({
      state: "failed",
      remedy: { copyText: "New-MgServicePrincipal -AppId f1346770-5b25-470b-88bd-d5744ab7952c" },
    });
    expect(find("preparation-group-owner", change)).toMatchObject({ state: "failed" });
  });

  test("finds a group that the provisioning client does not own", () => {
    expect(find("preparation-group-owner", { owners: seen([]) })).toMatchObject({
      state: "failed",
      reason: "provisioning-client-not-owner",
      remedy: { copyText: "f1346770-5b25-470b-88bd-d5744ab7952c" },
    });
  });

  test("finds a policy that is missing, of another name, or assigned to nobody", () => {
    expect(find("preparation-policy", { policies: seen([]) })).toMatchObject({ reason: "preparation-policy-missing" });
    expect(rows({}, given, "Support").find(({ id }) => id === "preparation-policy")).toMatchObject({
      state: "failed",
      detail: expect.stringContaining("only “Sales”"),
    });
    const unassigned = seen([{ id: "1", name: "Sales", assignments: 0 }]);
    expect(find("preparation-policy", { policies: unassigned })).toMatchObject({
      reason: "preparation-policy-not-assigned",
    });
  });

  test.each([
    ["preparation-group", "group", "Group.Read.All"],
    ["preparation-client", "principal", "Application.Read.All"],
    ["preparation-group-owner", "principal", "Application.Read.All"],
    ["preparation-group-owner", "owners", "Group.Read.All"],
    ["preparation-policy", "policies", "DeviceManagementConfiguration.Read.All"],
  ] as const)(
    "cannot tell %s without the right to read %s, and names the permission",
    (id, fact, missingPermission) => {
      expect(find(id, { [fact]: forbidden })).toMatchObject({ state: "cannot-tell", missingPermission });
    },
  );

  test("judges nothing without a token", () => {
    const refused: ReadinessFacts["token"] = { kind: "refused", reason: "wrong-secret", message: "" };
    expect(rows({}, refused).map(({ reason }) => reason)).toEqual(rows().map(() => "no-token"));
  });
});
