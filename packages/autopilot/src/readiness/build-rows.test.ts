import { describe, expect, test } from "vitest";
import {
  build,
  find,
  forbidden,
  group,
  profile,
  rows,
  rule,
  seen,
  withBuild,
  withGroup,
  withProfiles,
} from "../../test/readiness-facts.ts";
import { nameTemplateProblem } from "./name-row.ts";
import { sha1ThumbprintOf } from "./thumbprint.ts";

describe("a build's group", () => {
  test.each([
    [{ security: false }, "group", "group-not-security"],
    [{ microsoft365: true }, "group", "group-microsoft-365"],
    [{ mailEnabled: true }, "group", "group-mail-enabled"],
    [{ dynamic: false, rule: "" }, "group", "group-not-dynamic"],
    [{ dynamic: false, rule: "" }, "group-rule", "group-not-dynamic"],
    [{ rule: '(user.department -eq "Sales")' }, "group", "group-of-users"],
    [{ processing: false }, "group-processing", "processing-paused"],
    [
      { lastProcessing: { status: "failed", updatedAt: null, errorMessage: "Syntax" } as const },
      "group-processing",
      "processing-failed",
    ],
    [{ rule: rule.replace("FINANCE", "SALES") }, "group-rule", "rule-does-not-match"],
    [{ rule: rule.replaceAll('"', "”") }, "group-rule", "typographic-quotes"],
  ])("with %j fails in row %s", (change, id, reason) => {
    const row = find(id, withGroup(seen({ ...group, ...change })));
    expect(row).toMatchObject({ state: "failed", reason });
    expect(row.remedy?.portalPath).toContain("Groups");
  });

  test("gets the right rule to copy, with straight quotation marks", () => {
    const wrong = withGroup(seen({ ...group, rule: rule.replaceAll('"', "”") }));
    expect(find("group-rule", wrong).remedy?.copyText).toBe(rule);
    const unjudged = withGroup(seen({ ...group, rule: '(device.displayName -match "^PC")' }));
    expect(find("group-rule", unjudged)).toMatchObject({ state: "cannot-tell", remedy: { copyText: rule } });
  });

  test("whose tag is spelt in other case passes with a warning", () => {
    const spelt = withGroup(seen({ ...group, rule: rule.replace("OD-FINANCE", "od-finance") }));
    expect(find("group-rule", spelt)).toMatchObject({
      state: "warning",
      reason: "tag-case",
      remedy: { copyText: rule },
    });
  });

  test("that the app may not read, or only by its name, cannot be told; the permission is named", () => {
    for (const id of ["group", "group-rule", "group-processing"]) {
      expect(find(id, withGroup(forbidden))).toMatchObject({
        state: "cannot-tell",
        missingPermission: "Group.Read.All",
      });
    }
    expect(find("group-rule", withGroup(forbidden)).remedy?.copyText).toBe(rule);
    const basic = withGroup(seen({ ...group, rule: null, lastProcessing: null }));
    expect(find("group", basic).state).toBe("passed");
    expect(find("group-rule", basic)).toMatchObject({
      missingPermission: "Group.Read.All",
      remedy: { copyText: rule },
    });
    expect(find("group-processing", basic)).toMatchObject({ state: "cannot-tell" });
  });

  test("that does not exist is told", () => {
    expect(find("group", withGroup({ kind: "not-found" }))).toMatchObject({ reason: "group-not-found" });
    expect(find("group-rule", withGroup({ kind: "not-found" })).state).toBe("cannot-tell");
  });

  test("is judged without the processing status where Graph's beta does not give it", () => {
    expect(find("group-processing", withGroup(seen({ ...group, lastProcessing: null })))).toMatchObject({
      state: "passed",
      detail: expect.stringContaining("did not say"),
    });
  });
});

describe("a build's deployment profile", () => {
  test("is found missing, not assigned, excluded, or for other devices", () => {
    expect(find("profile", withProfiles())).toMatchObject({ state: "failed", reason: "profile-missing" });
    expect(find("profile", withProfiles({ groupIds: ["x"] }))).toMatchObject({ reason: "profile-not-assigned" });
    const excluded = find("profile", withProfiles({ excludedGroupIds: [build.groupObjectId] }));
    expect(excluded).toMatchObject({ state: "failed", reason: "profile-excluded" });
    expect(find("profile", withProfiles({ deviceType: "holoLens" }))).toMatchObject({ reason: "profile-device-type" });
    expect(find("profile-mode", withProfiles())).toMatchObject({ state: "cannot-tell", reason: "no-profile" });
  });

  test("may be assigned to all devices; of several the oldest wins and the losers are named", () => {
    expect(find("profile", withProfiles({ groupIds: [], allDevices: true })).state).toBe("passed");
    const both = find("profile", withProfiles({}, { name: "Newer", allDevices: true }));
    expect(both).toMatchObject({ state: "warning", reason: "profile-conflict" });
    expect(both.detail).toMatch(/“Newer” would apply too; the oldest wins, which is “Finance laptops”/u);
  });

  test.each([
    ["user-driven", {}, "passed", null],
    ["user-driven", { mode: "self-deploying" }, "warning", "mode-mismatch"],
    ["user-driven", { mode: "hybrid-user-driven", joinType: "hybrid" }, "warning", "mode-mismatch"],
    ["self-deploying", {}, "warning", "mode-mismatch"],
    ["self-deploying", { mode: "self-deploying" }, "passed", null],
    ["hybrid-user-driven", { mode: "hybrid-user-driven", joinType: "hybrid" }, "passed", null],
    ["pre-provisioned", {}, "warning", "preprovisioning-not-allowed"],
    ["pre-provisioned", { preprovisioningAllowed: true }, "passed", null],
    ["pre-provisioned", { mode: "self-deploying" }, "warning", "mode-mismatch"],
    [null, { mode: "self-deploying" }, "passed", null],
    ["user-driven", { mode: "unknown" }, "cannot-tell", "mode-unknown"],
  ] as const)("of a build meant to be %s, with %j, is %s", (intendedMode, change, state, reason) => {
    expect(find("profile-mode", { ...withBuild({ intendedMode }), ...withProfiles(change) })).toMatchObject({
      state,
      reason,
    });
  });

  test.each([
    ["", "passed", null],
    ["CON-%SERIAL%", "passed", null],
    ["FIN-%RAND:5%", "warning", "name-template-conflict"],
    ["FIN_%SERIAL%", "warning", "name-template-invalid"],
  ])("that names devices “%s” beside the build's template is %s", (nameTemplate, state, reason) => {
    expect(find("profile-name", withProfiles({ nameTemplate }))).toMatchObject({ state, reason });
  });

  test.each([
    [{ template: "CON-%ASSET%" }, "CON-%SERIAL%", "Switch off"],
    [{ template: "CON-%COUNTER:4%" }, "CON-%RAND:4%", "Switch off"],
    [{ template: "CON-%RAND:5%" }, "CON-%RAND:5%", "Switch off"],
    [{ template: "CON-%SERIAL:8%", lookUp: true }, "CON-%SERIAL%", "Switch off"],
    [{ template: "CON-%SERIAL:8%", asks: true }, "CON-%SERIAL%", "Switch off"],
    [{ template: "CON-%SERIAL:8%" }, "FIN-%SERIAL%", "Use the same template"],
  ])("whose names %j the profile's %s would overwrite is told to %s", (names, nameTemplate, remedy) => {
    expect(find("profile-name", { ...withProfiles({ nameTemplate }), ...withBuild({ names }) })).toMatchObject({
      reason: "name-template-conflict",
      remedy: { text: expect.stringContaining(remedy) },
    });
  });

  test("whose names the asset list gives says so where the profile names nothing", () => {
    const names = { template: "CON-%COUNTER:4%", lookUp: true };
    expect(find("profile-name", { ...withProfiles({ nameTemplate: "" }), ...withBuild({ names }) }).detail).toContain(
      "the build's name from the asset list, else its “CON-%COUNTER:4%”, stays",
    );
  });

  test.each([
    ["CON-%SERIAL%", null],
    ["%RAND:15%", "digits only"],
    ["ABCDEFGHIJKLMNOP", "longer than 15"],
    ["A%RAND:15%", "longer than 15"],
    ["A B", "characters other than"],
    ["PC-%MODEL%", "placeholder"],
  ])("with the name template %s is complained of with: %s", (template, problem) => {
    const told = nameTemplateProblem(template);
    if (problem === null) expect(told).toBeNull();
    else expect(told).toContain(problem);
  });

  test("with hybrid join leaves names to the domain join profile", () => {
    const hybrid = withProfiles({ mode: "hybrid-user-driven", joinType: "hybrid", nameTemplate: "X_%BAD%" });
    expect(find("profile-name", hybrid).state).toBe("passed");
  });

  test("tells which pages people see, or that Graph did not say", () => {
    expect(find("profile-oobe").detail).toBe(
      "Hidden: licence terms, privacy settings and link to change the account. Shown: keyboard layout. The user becomes a standard user of the device.",
    );
    const silent = {
      userType: null,
      privacySettingsHidden: null,
      licenseTermsHidden: null,
      keyboardPageSkipped: null,
      accountChangeHidden: null,
    };
    expect(find("profile-oobe", withProfiles({ outOfBox: silent }))).toMatchObject({
      state: "cannot-tell",
      reason: "oobe-unknown",
    });
  });

  test("that needs a TPM is held against the devices' hardware hashes, where any are known", () => {
    const hardware = { devices: 3, withoutTpm: 1 };
    const shared = { ...withProfiles({ mode: "self-deploying" }), ...withBuild({ hardware }) };
    expect(find("hardware", shared)).toMatchObject({ state: "warning", reason: "tpm-data-missing" });
    const laptops = rows({ ...withProfiles({}), ...withBuild({ hardware }) });
    expect(laptops.filter(({ id }) => id === "hardware")).toEqual([]);
    const unknown = rows({ ...withProfiles({ mode: "self-deploying" }), ...withBuild({ hardware: null }) });
    expect(unknown.filter(({ id }) => id === "hardware")).toEqual([]);
    expect(profile.mode).toBe("user-driven");
  });
});

test("a certificate's thumbprint is read in each form in which Graph keeps it", () => {
  const digits = "0123456789abcdef0123456789abcdef01234567";
  expect(sha1ThumbprintOf(digits.toUpperCase())).toBe(digits);
  expect(sha1ThumbprintOf(Buffer.from(digits, "hex").toString("base64"))).toBe(digits);
  expect(sha1ThumbprintOf(Buffer.from(digits).toString("base64"))).toBe(digits);
  expect(sha1ThumbprintOf("AQID")).toBeNull();
  expect(sha1ThumbprintOf(null)).toBeNull();
});
