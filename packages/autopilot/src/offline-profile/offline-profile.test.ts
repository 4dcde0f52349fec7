import { readFileSync } from "node:fs";
import type { OfflineProfile, OfflineProfileSettings } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convertDeploymentProfile } from "../graph/beta/convert-offline-profile.ts";
import { evaluateMembershipRule } from "../membership-rule/membership-rule.ts";
import { readOfflineProfile } from "./read.ts";
import { renderOfflineProfile } from "./render.ts";
import { membershipRuleForOfflineProfile, offlineEnrollmentProfileName } from "./rule.ts";

const settings: OfflineProfileSettings = {
  way: "offline-profile",
  profileName: "Büro „Nord“ 💼",
  joinMethod: "entra",
  accountType: "standard",
  forcedEnrollment: true,
  hidePrivacySettings: true,
  hideLicenseTerms: true,
  skipKeyboardPage: true,
  skipConnectivityCheck: false,
  deviceNameTemplate: "WL-%RAND:5%",
  language: "os-default",
  region: "os-default",
  tenantDomain: null,
};
const profile: OfflineProfile = {
  settings,
  tenant: { id: "1537de22-988c-4e93-b8a5-83890f34a69b", domain: "m365x373186.onmicrosoft.com" },
  correlationId: "7f9e6025-1e13-45f3-bf82-a3e8c5b59eac",
};
const hybrid: OfflineProfile = {
  ...profile,
  settings: {
    ...settings,
    profileName: "Branch",
    joinMethod: "hybrid",
    accountType: "administrator",
    forcedEnrollment: false,
    hidePrivacySettings: false,
    skipKeyboardPage: false,
    skipConnectivityCheck: true,
    language: null,
    region: null,
  },
};
const bytesOf = (given: OfflineProfile): Buffer => Buffer.from(renderOfflineProfile(given), "latin1");
const golden = (name: string): Buffer => readFileSync(new URL(`../../test/golden/${name}`, import.meta.url));
const codes = (bytes: Uint8Array): string[] => readOfflineProfile(bytes).problems.map(({ code }) => code);
const changed = (change: object): Buffer =>
  Buffer.from(JSON.stringify({ ...JSON.parse(renderOfflineProfile(profile)), Comment_File: "Profile X", ...change }));

describe("an AutopilotConfigurationFile.json", () => {
  it.each([
    ["offline-profile-entra.txt", profile],
    ["offline-profile-hybrid.txt", hybrid],
  ])("is %s, byte by byte", (name, given) => {
    expect(bytesOf(given).equals(golden(name))).toBe(true);
  });

  it("is pure ASCII without a mark, whatever the profile is called, and carries its server data as a text", () => {
    const bytes = bytesOf(profile);
    expect(bytes.every((byte) => byte < 0x7f)).toBe(true);
    expect(bytes[0]).toBe("{".charCodeAt(0));
    const json = JSON.parse(bytes.toString("latin1"));
    expect(json.Comment_File).toBe("Profile Büro „Nord“ 💼");
    expect(JSON.parse(json.CloudAssignedAadServerData)).toEqual({
      ZeroTouchConfig: {
        CloudAssignedTenantUpn: "",
        ForcedEnrollment: 1,
        CloudAssignedTenantDomain: "m365x373186.onmicrosoft.com",
      },
    });
    // Microsoft's own converter gives 1310 for a standard user with every page hidden.
    expect(json.CloudAssignedOobeConfig).toBe(1310);
  });

  it("is read back as it was written, for every choice", () => {
    const choice = fc.record({
      joinMethod: fc.constantFrom("entra" as const, "hybrid" as const),
      accountType: fc.constantFrom("standard" as const, "administrator" as const),
      forcedEnrollment: fc.boolean(),
      hidePrivacySettings: fc.boolean(),
      hideLicenseTerms: fc.boolean(),
      skipKeyboardPage: fc.boolean(),
      profileName: fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text),
      language: fc.constantFrom(null, "os-default", "de-DE", "sr-Latn-RS"),
    });
    fc.assert(
      fc.property(choice, (choices) => {
        const given = {
          ...profile,
          settings: {
            ...settings,
            ...choices,
            skipConnectivityCheck: choices.joinMethod === "hybrid",
            deviceNameTemplate: choices.joinMethod === "hybrid" ? null : "PC-%SERIAL%",
          },
        };
        expect(readOfflineProfile(bytesOf(given))).toEqual({ profile: given, problems: [] });
      }),
    );
  });

  it("is refused in an encoding that Windows ignores, and still read", () => {
    const text = renderOfflineProfile(profile);
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    for (const bytes of [marked, wide]) {
      expect(codes(bytes)).toEqual(["encoding"]);
      expect(readOfflineProfile(bytes).profile).toEqual(profile);
    }
    expect(codes(Buffer.from(text.replaceAll("\\u00fc", "ü")))).toEqual(["encoding"]);
  });

  it.each([
    ["not-json", Buffer.from("[1")],
    ["value-wrong", changed({ ZtdCorrelationId: "{7f9e6025-1e13-45f3-bf82-a3e8c5b59eac}" })],
    ["value-wrong", changed({ CloudAssignedDomainJoinMethod: 2 })],
    ["value-wrong", changed({ CloudAssignedTenantDomain: undefined })],
    ["server-data-not-text", changed({ CloudAssignedAadServerData: { ZeroTouchConfig: {} } })],
    ["server-data-differs", changed({ CloudAssignedTenantDomain: "fabrikam.com" })],
    ["server-data-differs", changed({ CloudAssignedForcedEnrollment: 0 })],
    ["self-deploying", changed({ CloudAssignedOobeConfig: 1310 + 32 + 64 })],
  ])("that is wrong is told by %s", (code, bytes) => {
    expect(codes(bytes)).toEqual([code]);
  });
});

describe("the group of the devices of a file", () => {
  it("finds them by the enrolment profile's name, with straight quotation marks", () => {
    const rule = membershipRuleForOfflineProfile(profile.correlationId);
    expect(rule).toBe(
      '(device.enrollmentProfileName -eq "OfflineAutopilotprofile-7f9e6025-1e13-45f3-bf82-a3e8c5b59eac")',
    );
    expect(offlineEnrollmentProfileName(profile.correlationId)).toContain(profile.correlationId);
    // No registered device with a tag gets into it.
    const judged = evaluateMembershipRule(rule, { physicalIds: ["[OrderId]:OD-FINANCE"] });
    expect(judged.result).not.toBe("match");
  });
});

const tenantProfile = {
  "@odata.type": "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile",
  id: "p1",
  displayName: "Finance laptops",
  locale: "de-DE",
  deviceNameTemplate: "FIN-%SERIAL%",
  outOfBoxExperienceSetting: {
    deviceUsageType: "singleUser" as const,
    userType: "standard" as const,
    privacySettingsHidden: true,
    eulaHidden: true,
    keyboardSelectionPageSkipped: true,
    escapeLinkHidden: true,
  },
};

describe("a deployment profile of the tenant", () => {
  it("becomes settings of the file", () => {
    expect(convertDeploymentProfile(tenantProfile)).toEqual({
      usable: true,
      leftOut: [],
      settings: {
        ...settings,
        profileName: "Finance laptops",
        deviceNameTemplate: "FIN-%SERIAL%",
        language: "de-DE",
        region: "de-DE",
      },
    });
  });

  it("is read from the object that Microsoft has renamed, where only the old one is answered", () => {
    const { outOfBoxExperienceSetting: _, locale: __, ...rest } = tenantProfile;
    const old = {
      ...rest,
      language: "de-DE",
      outOfBoxExperienceSettings: {
        deviceUsageType: "singleUser",
        userType: "standard",
        hidePrivacySettings: true,
        hideEULA: true,
        skipKeyboardSelectionPage: true,
        hideEscapeLink: true,
      },
    };
    expect(convertDeploymentProfile(old as object)).toEqual(convertDeploymentProfile(tenantProfile));
  });

  it("with hybrid join keeps its connectivity check and loses the name, which Intune's domain join profile gives", () => {
    const converted = convertDeploymentProfile({
      ...tenantProfile,
      "@odata.type": "#microsoft.graph.activeDirectoryWindowsAutopilotDeploymentProfile",
      hybridAzureADJoinSkipConnectivityCheck: true,
    } as typeof tenantProfile);
    expect(converted).toMatchObject({
      settings: { joinMethod: "hybrid", skipConnectivityCheck: true, deviceNameTemplate: null },
      leftOut: ["the device name template “FIN-%SERIAL%”"],
    });
  });

  it("that is self-deploying or of an unknown mode cannot become a file", () => {
    const shared = { ...tenantProfile.outOfBoxExperienceSetting, deviceUsageType: "shared" as const };
    expect(convertDeploymentProfile({ ...tenantProfile, outOfBoxExperienceSetting: shared })).toMatchObject({
      usable: false,
      why: expect.stringContaining("Self-deploying"),
    });
    expect(convertDeploymentProfile({ id: "p2", displayName: "?" })).toMatchObject({ usable: false });
  });
});
