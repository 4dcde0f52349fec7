import type { TenantConnectionView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dumpTables } from "../database-dump.ts";
import {
  applicationAdministrator,
  globalAdministrator,
  SetUpHands,
  type SetUpSite,
  startSetUpSite,
  verdictsOf,
  wishFor,
} from "./set-up-site.ts";

let site: SetUpSite;
beforeAll(async () => {
  site = await startSetUpSite();
  site.startWorker();
});
afterAll(() => site.close());

const newHands = async () => new SetUpHands(site, await site.newOrganisation());

const connectionOf = async (organisationId: string) => {
  const path = `/api/organisations/${organisationId}/tenant-connection`;
  const { body } = await site.administrator.request<{ connection: TenantConnectionView | null }>("GET", path);
  return body.connection;
};

describe("setting a tenant up", () => {
  it("plans without changing anything, makes what is missing, and finds everything fitting the second time", async () => {
    const hands = await newHands();
    const before = await site.contents();
    const planned = await hands.plan(wishFor("FLOW"));
    expect(planned).toMatchObject({ state: "planned", tenantId: site.lab.sample.tenantId, made: [] });
    expect(planned.signedIn?.as).toBe(globalAdministrator);
    expect(new Set(Object.values(verdictsOf(planned)))).toEqual(new Set(["create"]));
    expect(await site.contents()).toEqual(before);

    expect(await hands.start(planned.revision)).toMatchObject({ status: 200 });
    const done = await hands.until("done", "failed");
    expect(done.failure).toBeNull();
    expect(done.steps.map(({ progress }) => progress)).toEqual(done.steps.map(() => "done"));
    const connection = await connectionOf(hands.organisationId);
    expect(connection).toMatchObject({
      tenantId: site.lab.sample.tenantId,
      clientId: done.result.clientId,
      credential: { kind: "certificate" },
    });
    expect(done.made.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["application", "service-principal", "certificate", "group", "profile", "assignment"]),
    );
    expect(await site.contents()).toMatchObject({
      applications: expect.arrayContaining(["App FLOW"]),
      groups: expect.arrayContaining(["Group FLOW"]),
      profiles: expect.arrayContaining(["Profile FLOW"]),
    });

    const after = await site.contents();
    const again = await hands.plan(wishFor("FLOW"));
    const { check, ...verdicts } = verdictsOf(again);
    expect(check).toBe("create");
    expect(new Set(Object.values(verdicts))).toEqual(new Set(["fits"]));
    expect(await hands.start(again.revision)).toMatchObject({ status: 200 });
    expect(await hands.until("done", "failed")).toMatchObject({ state: "done", made: done.made });
    expect(await site.contents()).toEqual(after);
    expect((await connectionOf(hands.organisationId))?.credential?.setAt).toBe(connection?.credential?.setAt);

    expect(await hands.undo()).toMatchObject({ state: "undone", made: [], failure: null });
    expect(await site.contents()).toEqual(before);
    expect(await connectionOf(hands.organisationId)).toBeNull();
  });

  it("ends with a readiness report in which nothing failed", async () => {
    const hands = await newHands();
    const done = await hands.setUp(wishFor("READY"));
    expect(done).toMatchObject({ state: "done", failure: null });
    const path = `/api/organisations/${hands.organisationId}/readiness-report`;
    const { body } = await site.administrator.request<{ report: { rows: { id: string; state: string }[] } }>(
      "GET",
      path,
    );
    expect(body.report.rows.filter(({ state }) => state === "failed")).toEqual([]);
    expect(body.report.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(["group", "group-rule"]));
  });

  it("keeps a client secret that nobody gets to see", async () => {
    const hands = await newHands();
    const wish = wishFor("SECRET", { credential: { kind: "client-secret", validMonths: 6 }, profile: null });
    const done = await hands.setUp(wish);
    expect(done).toMatchObject({ state: "done", failure: null });
    expect(verdictsOf(done)).not.toHaveProperty("profile");
    const connection = await connectionOf(hands.organisationId);
    expect(connection?.credential).toMatchObject({ kind: "client-secret" });
    expect(JSON.stringify([done, connection])).not.toMatch(/lab8Q~|eyJ/u);
    const dump = [...(await dumpTables(site.server)).values()].flat().join("\n");
    expect(dump).toContain("App SECRET");
    expect(dump).not.toMatch(/lab8Q~|eyJhbGci/u);
  });

  it("uses what is there already and leaves it alone when it undoes", async () => {
    const { groupObjectId, profileName } = site.lab.sample;
    const before = await site.contents();
    const hands = await newHands();
    const wish = wishFor("SHARED", {
      renewsItself: false,
      applicationName: "Windlass Autopilot Integration",
      permissions: ["Device.Read.All", "DeviceManagementManagedDevices.Read.All"],
      group: { name: "Autopilot Finance", tag: "OD-FINANCE" },
      profile: {
        name: profileName,
        mode: "user-driven",
        hideLicenceTerms: true,
        hidePrivacySettings: true,
        hideAccountChange: true,
      },
    });
    const planned = await hands.plan(wish);
    expect(verdictsOf(planned)).toMatchObject({
      application: "fits",
      "service-principal": "fits",
      permissions: "change",
      consent: "create",
      credential: "create",
      group: "fits",
      profile: "fits",
      assignment: "fits",
      connection: "create",
    });
    await hands.start(planned.revision);
    const done = await hands.until("done", "failed");
    expect(done).toMatchObject({ state: "done", result: { groupObjectId } });
    expect(done.made.map(({ kind, name }) => [kind, name])).toEqual([
      ["permissions", expect.stringContaining("DeviceManagementManagedDevices.Read.All")],
      ["consent", "DeviceManagementManagedDevices.Read.All"],
      ["certificate", expect.any(String)],
      ["connection", expect.any(String)],
    ]);
    expect(await hands.undo()).toMatchObject({ state: "undone" });
    expect(await site.contents()).toEqual(before);
    const replanned = await hands.plan(wish);
    expect(verdictsOf(replanned)).toMatchObject({ application: "fits", consent: "create", credential: "create" });
  });

  it("does not touch a group or a profile of the same name that is somebody else's", async () => {
    const { profileName, tenantId } = site.lab.sample;
    await site.lab.control("POST", `/tenants/${tenantId}/groups`, {
      displayName: "Taken",
      membershipRule: '(device.devicePhysicalIds -any (_ -eq "[OrderID]:OTHER"))',
    });
    const hands = await newHands();
    const planned = await hands.plan(
      wishFor("TAKEN", {
        group: { name: "Taken", tag: "OD-TAKEN" },
        profile: { name: profileName, mode: "self-deploying" },
      }),
    );
    expect(verdictsOf(planned)).toMatchObject({ group: "cannot", profile: "cannot" });
    expect(planned.steps.find(({ id }) => id === "profile")?.detail).toContain("other settings: mode");
    expect(await hands.start(planned.revision)).toMatchObject({
      status: 409,
      body: { error: { code: "set-up.cannot" } },
    });
  });

  it("says before anything is made that Intune will refuse the profile's name", async () => {
    const hands = await newHands();
    const planned = await hands.plan(wishFor("NAME", { profile: { name: "User-driven", mode: "user-driven" } }));
    expect(planned.steps.find(({ id }) => id === "profile")).toMatchObject({
      verdict: "cannot",
      remedy: expect.stringContaining("hyphen"),
    });
  });

  it("names the role that is missing, and goes on after somebody else has signed in", async () => {
    const hands = await newHands();
    const unplannable = await hands.plan(wishFor("ROLE"), applicationAdministrator);
    expect(verdictsOf(unplannable)).toMatchObject({ application: "create", profile: "cannot" });
    await hands.cancel();
    await site.lab.control("POST", `/tenants/${site.lab.sample.tenantId}/users`, {
      userPrincipalName: "most",
      directoryRoles: ["Application Administrator", "Groups Administrator", "Intune Administrator"],
    });
    const failed = await hands.setUp(wishFor("ROLE"), "most@windlasslab.onmicrosoft.com");
    expect(failed).toMatchObject({
      state: "failed",
      failure: {
        code: "set-up.role-missing",
        message: expect.stringContaining("Admin consent"),
        remedy: expect.stringContaining("Privileged Role Administrator"),
      },
    });
    expect(failed.steps.find(({ id }) => id === "consent")).toMatchObject({ progress: "failed" });
    expect(failed.made.map(({ kind }) => kind)).toContain("application");
    // That sign-in is of no more use: another person goes on, or the same one with a role given meanwhile.
    expect(failed.signedIn).toBeNull();
    await hands.proceedAs("run", globalAdministrator);
    expect(await hands.until("done", "failed")).toMatchObject({ state: "done", failure: null });
    expect((await site.contents()).applications.filter((name) => name === "App ROLE")).toHaveLength(1);
  });

  it("does not start another plan than the one that was shown", async () => {
    const hands = await newHands();
    const planned = await hands.plan(wishFor("STALE"));
    expect(await hands.start(planned.revision - 1)).toMatchObject({
      status: 409,
      body: { error: { code: "set-up.plan-changed" } },
    });
    expect(await hands.cancel()).toMatchObject({ status: 200, body: { state: "draft", signedIn: null } });
    expect(await hands.start(planned.revision)).toMatchObject({ body: { error: { code: "set-up.busy" } } });
  });
});

describe("signing in for a set-up", () => {
  it("tells of a sign-in that was declined, and gives a new code", async () => {
    const hands = await newHands();
    await hands.save(wishFor("DECLINED"));
    const first = await hands.proceed("plan");
    expect(first.body).toMatchObject({
      state: "signing-in",
      signIn: { userCode: expect.stringMatching(/^[A-Z0-9]{9}$/u) },
    });
    await site.lab.control("POST", "/sign-ins", { userCode: first.body.signIn?.userCode, decline: true });
    expect(await hands.until("failed")).toMatchObject({ failure: { code: "set-up.sign-in-declined" }, signIn: null });
    const second = await hands.proceed("plan");
    expect(second.body.signIn?.userCode).not.toBe(first.body.signIn?.userCode);
    await hands.cancel();
  });

  it("refuses an account of another tenant than the one that was chosen", async () => {
    const other = await site.lab.control("POST", "/tenants", { displayName: "Other", domain: "other.example" });
    const tenantId = String(Object.entries(other ?? {}).find(([name]) => name === "id")?.[1]);
    const hands = await newHands();
    await hands.save(wishFor("ELSEWHERE"));
    const first = await hands.proceed("plan");
    await site.lab.control("POST", "/sign-ins", {
      userCode: first.body.signIn?.userCode,
      userPrincipalName: globalAdministrator,
    });
    await hands.until("planned");
    expect(await hands.save(wishFor("ELSEWHERE", { tenantId }))).toMatchObject({ status: 200 });
    const again = await hands.proceed("plan");
    expect(again.body.state).toBe("signing-in");
    await expect(
      site.lab.control("POST", "/sign-ins", {
        userCode: again.body.signIn?.userCode,
        userPrincipalName: globalAdministrator,
      }),
    ).rejects.toThrow("AADSTS50020");
    await hands.cancel();
  });

  it("says in plain words that a policy forbids signing in by code", async () => {
    const hands = await newHands();
    await hands.save(wishFor("POLICY"));
    await hands.proceed("plan");
    await site.lab.control("POST", "/faults", {
      method: "POST",
      path: "/organizations/oauth2/v2.0/token",
      status: 400,
      body: {
        error: "invalid_grant",
        error_description: "AADSTS530036: Access has been blocked by Conditional Access policies. Trace ID: 1",
        error_codes: [530036],
      },
    });
    expect(await hands.until("failed")).toMatchObject({
      failure: {
        code: "set-up.sign-in-blocked",
        message: expect.stringContaining("AADSTS530036"),
        remedy: expect.stringContaining("PowerShell"),
      },
    });
    await site.lab.control("DELETE", "/faults");
  });
});

describe("the set-up as a script", () => {
  const script = (organisationId: string, kind: string) =>
    site.administrator.request<{ fileName: string; content: string }>(
      "POST",
      `/api/organisations/${organisationId}/set-up/script`,
      { kind },
    );

  it("carries a certificate whose key stays here until the script's result is entered", async () => {
    const hands = await newHands();
    await hands.save(wishFor("SCRIPT"));
    const first = await script(hands.organisationId, "powershell");
    expect(first).toMatchObject({ status: 200, body: { fileName: "windlass-set-up.ps1" } });
    const encoded = /\$Certificate = '([^']+)'/u.exec(first.body.content)?.[1] ?? "";
    expect((await script(hands.organisationId, "powershell")).body.content).toBe(first.body.content);
    expect((await script(hands.organisationId, "terraform")).body.content).toContain("BEGIN CERTIFICATE");

    const values = { tenantId: site.lab.sample.tenantId, clientId: site.lab.sample.clientId };
    const path = `/api/organisations/${hands.organisationId}/set-up/adopt`;
    expect(await site.administrator.request("POST", path, values)).toMatchObject({ status: 200 });
    const connection = await connectionOf(hands.organisationId);
    expect(connection).toMatchObject({ ...values, credential: { kind: "certificate", triedAt: null } });
    expect(connection?.rotation.settings).toEqual({ daysBefore: 30, validDays: 365 });
    const stored = connection?.credential?.kind === "certificate" ? connection.credential.certificatePem : "";
    expect(stored.replaceAll(/-----[^-]+-----|\s/gu, "")).toBe(encoded);
    expect(await site.administrator.request("POST", path, values)).toMatchObject({
      status: 409,
      body: { error: { code: "set-up.no-certificate" } },
    });
  });
});
