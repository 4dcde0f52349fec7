import { asOnMedia, usualEnding } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { kmsClientKeyOf, operatingSystemProblems, operatingSystemWarnings } from "../src/index.ts";
import { id } from "./fixtures.ts";

const entry = {
  architecture: "x64",
  operatingSystemId: id(20),
  imageIndex: 1,
  language: "en-US",
  ...asOnMedia,
} as const;
const desktop = { kind: "desktop", privacy: "off", signInWhileDeploying: false, afterwards: "restart" } as const;
const home = { name: "Windows 11 Home", edition: "Core", build: 26100 };

describe("the Windows of a build", () => {
  it.each([
    ["Professional", 26100, "W269N-WFGWX-YVC9B-4J6C9-T83GX"],
    ["Enterprise", 26100, "NPPR9-FWDCX-D2C8J-H872K-2YT43"],
    ["EnterpriseS", 26100, "M7XTQ-FN8P6-TTKYV-9D4CC-J462D"],
    ["EnterpriseS", 14393, "DCPHK-NFMTC-H88MJ-PFHPY-QJ4BJ"],
    ["IoTEnterpriseS", 26100, "KBN8V-HFGQ4-MGXVD-347P6-PDQGT"],
    ["IoTEnterpriseS", 17763, null],
    ["Core", 26100, null],
  ])("of the edition %s, build %i, has the generic key that Microsoft publishes for it", (edition, build, key) => {
    expect(kmsClientKeyOf({ edition, build })).toBe(key);
  });

  it("contradicts itself with a generic key that there is none of, and with one of its own that Sysprep takes away", () => {
    expect(operatingSystemProblems({ ...entry, productKey: { kind: "generic" } }, home, desktop)[0]).toContain(
      "no generic key for Windows 11 Home",
    );
    const own = { ...entry, productKey: { kind: "own", secretId: id(9) } } as const;
    expect(operatingSystemProblems(own, home, usualEnding)[0]).toContain("does not outlast");
    expect(operatingSystemProblems(own, home, desktop)).toEqual([]);
  });

  it("switches a feature on or off, not both, and warns of apps that others need", () => {
    const both = { ...entry, enabledFeatures: ["NetFx3"], disabledFeatures: ["netfx3"] };
    expect(operatingSystemProblems(both, home, desktop)[0]).toContain("NetFx3 is switched on and off");
    expect(operatingSystemWarnings({ removedApps: ["microsoft.windowsstore"] })).toHaveLength(1);
    expect(operatingSystemWarnings({ removedApps: ["Microsoft.BingNews"] })).toEqual([]);
  });
});
