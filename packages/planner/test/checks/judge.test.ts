import type { QualityCheck } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { freshCheck, newCheck } from "../../src/checks/default-checks.ts";
import type { CheckFacts, MeasuredFacts } from "../../src/checks/facts.ts";
import { judgeCheck } from "../../src/checks/judge.ts";
import { id, internalDisk } from "../fixtures.ts";
import { facts, soundInventory, soundMeasures } from "./facts.ts";

type Kind = keyof typeof newCheck;

const script = (changes: object = {}): QualityCheck => ({
  kind: "script",
  id: id(99),
  name: "Asset in the database",
  when: "before",
  script: "exit 0",
  timeoutSeconds: 60,
  level: "block",
  mayOverride: true,
  ...changes,
});

const measured = (changes: MeasuredFacts): CheckFacts => facts({}, { ...soundMeasures, ...changes });
const windows = (changes: Partial<NonNullable<MeasuredFacts["windows"]>>) =>
  measured({ windows: { problemDevices: [], activated: true, join: null, bitLocker: null, ...changes } });
const { tpm, processor } = soundInventory();

/** A device that does not pass the check, one of which it cannot be told, and a word of each sentence. */
const cases: Readonly<
  Record<Kind, { failing: CheckFacts; says: RegExp; untold: CheckFacts | null; missing?: RegExp }>
> = {
  memory: {
    failing: facts({ memoryBytes: 2 ** 31 }),
    says: /2 GB of memory, and 4 GB/,
    untold: facts({ memoryBytes: 0 }),
  },
  disk: {
    failing: facts({}, soundMeasures, { targetDisk: { ...internalDisk, sizeBytes: 32_000_000_000 } }),
    says: /32 GB, and 64 GB/,
    untold: facts({}, soundMeasures, { targetDisk: null }),
  },
  "internal-disk": {
    failing: facts({}, soundMeasures, { targetDisk: { ...internalDisk, bus: "usb" } }),
    says: /attached by USB/,
    untold: facts({}, soundMeasures, { targetDisk: null }),
  },
  uefi: { failing: facts({ firmware: "bios" }), says: /legacy BIOS/, untold: null },
  "secure-boot": { failing: facts({ secureBoot: false }), says: /is off/, untold: facts({ secureBoot: null }) },
  tpm: {
    failing: facts({ tpm: { present: true, version: "1.2" } }),
    says: /TPM 1.2, and 2.0/,
    untold: facts({ tpm: { present: true, version: null } }),
    missing: /version/,
  },
  processor: {
    failing: facts({ processor: { ...processor, family: 6, model: 94 } }),
    says: /Windows 11 does not support/,
    untold: facts({ processor: undefined }),
  },
  power: {
    failing: facts({ power: { onMains: false, hasBattery: true, batteryPercent: 20 } }),
    says: /20 %, and 50 %/,
    untold: facts({ power: undefined }),
  },
  network: {
    failing: measured({ network: { source: "Branch", megabitsPerSecond: 4.2, bytes: 1000 } }),
    says: /Branch delivers 4.2 Mbit/,
    untold: facts({}, {}),
  },
  clock: { failing: measured({ clockDeviation: -4000 }), says: /4000 seconds behind/, untold: facts({}, {}) },
  "firmware-age": {
    failing: facts({ smbios: { ...soundInventory().smbios, firmwareDate: "2021-01-05" } }),
    says: /months old, and at most 24/,
    untold: facts({ smbios: { ...soundInventory().smbios, firmwareDate: undefined } }),
  },
  "known-model": {
    failing: measured({ granted: { vendorName: "Dell", modelName: null, readiness: null } }),
    says: /Dell Inc. Latitude 5450/,
    untold: facts({}, {}),
  },
  "driver-coverage": {
    failing: facts(
      {
        deviceNodes: [
          { name: "Wi-Fi", hardwareIds: ["PCI\\VEN_8086&DEV_7E40&CC_028000"], compatibleIds: [], problemCode: 28 },
        ],
      },
      soundMeasures,
      {
        driverFindings: [
          { kind: "none", device: "Wi-Fi", hardwareId: "PCI\\VEN_8086&DEV_7E40&CC_028000", why: "None fits." },
        ],
      },
    ),
    says: /Wi-Fi \(network\)/,
    untold: facts({ deviceNodes: [] }),
  },
  "autopilot-readiness": {
    failing: measured({
      granted: {
        vendorName: null,
        modelName: null,
        readiness: { checkedAt: "2026-11-23T08:00:00.000Z", outcome: "failed", problems: ["Group"] },
      },
    }),
    says: /not ready for this build: Group/,
    untold: facts({}, {}),
  },
  "hardware-hash": {
    failing: measured({ hash: { hasTpmData: false, findings: [] } }),
    says: /no TPM data/,
    untold: measured({ hash: { unreadable: "no such class" } }),
    missing: /no such class/,
  },
  "problem-devices": {
    failing: windows({
      problemDevices: [{ name: "NIC", hardwareIds: ["PCI\\VEN_1&DEV_2&CC_0200"], class: null, problemCode: 10 }],
    }),
    says: /NIC \(network\), code 10/,
    untold: windows({ problemDevices: null }),
  },
  "packages-detected": {
    failing: measured({ packages: [{ name: "VPN 1", found: false, words: "the file is not there" }] }),
    says: /VPN 1 \(the file is not there\)/,
    untold: measured({ packages: [{ name: "VPN 1", found: null, words: "it runs no scripts" }] }),
    missing: /VPN 1/,
  },
  activation: { failing: windows({ activated: false }), says: /not activated/, untold: windows({ activated: null }) },
  join: {
    failing: windows({ join: { kind: "workgroup", name: "WORKGROUP" } }),
    says: /workgroup only \(WORKGROUP\) and should belong to an Active/,
    untold: windows({ join: null }),
  },
  bitlocker: { failing: windows({ bitLocker: "off" }), says: /is off and should be on/, untold: windows({}) },
  leftovers: {
    failing: measured({ leftovers: ["the answer file C:\\Windows\\Panther\\unattend.xml"] }),
    says: /unattend.xml/,
    untold: facts({}, {}),
  },
};

describe("a quality check", () => {
  for (const [name, { failing, says, untold, missing }] of Object.entries(cases)) {
    const check = freshCheck(name as Kind);
    it(`of kind ${name} passes a sound device, fails another by name, and says what is missing where it cannot tell`, () => {
      const good = judgeCheck(check, facts());
      expect(good).toMatchObject({ key: name, outcome: "passed", remedy: null, level: check.level });
      const bad = judgeCheck(check, failing);
      expect(bad.outcome).toBe("failed");
      expect(bad.says).toMatch(says);
      expect(bad.measured).not.toBeNull();
      expect(bad.remedy).toMatch(/\w{3}/);
      if (untold === null) return;
      const unknown = judgeCheck(check, untold);
      expect(unknown.outcome).toBe("cannot-tell");
      expect(unknown.says).toMatch(missing ?? /./);
      expect(unknown.remedy).toMatch(/\w{3}/);
    });
  }

  it("asks for the states of the TPM only where it is told to, and finds a wrong one before one that is not told", () => {
    const check: QualityCheck = {
      ...newCheck.tpm,
      mustBeEnabled: true,
      mustBeActivated: true,
      mustNotBeOwned: true,
    };
    expect(judgeCheck(freshCheck("tpm"), facts({ tpm: { present: true, version: "2.0" } })).outcome).toBe("passed");
    expect(judgeCheck(check, facts({ tpm: { ...tpm, owned: true } })).says).toBe("The TPM has an owner.");
    expect(judgeCheck(check, facts({ tpm: { present: true, version: "2.0", enabled: false } })).says).toMatch(
      /switched off/,
    );
    expect(judgeCheck(check, facts({ tpm: { present: true, version: "2.0", enabled: true } }))).toMatchObject({
      outcome: "cannot-tell",
      says: "The device does not tell whether the TPM is active.",
    });
    expect(judgeCheck(check, facts({ tpm: { present: false, version: null } })).outcome).toBe("failed");
  });

  it("judges generations of processors as Microsoft's script does, and admits what that cannot tell", () => {
    const check = freshCheck("processor");
    const of = (changes: object, architecture: "x64" | "arm64" = "x64") =>
      judgeCheck(check, facts({ architecture, processor: { ...processor, ...changes } })).outcome;
    expect(of({ model: 142, stepping: 10 })).toBe("passed");
    expect(of({ model: 142, stepping: 9 })).toBe("cannot-tell");
    expect(of({ model: 85 })).toBe("passed");
    expect(of({ model: 78 })).toBe("failed");
    expect(of({ family: 18, model: 1 })).toBe("cannot-tell");
    expect(of({ manufacturer: "AuthenticAMD", family: 23, model: 1 })).toBe("failed");
    expect(of({ manufacturer: "AuthenticAMD", family: 23, model: 8 })).toBe("passed");
    expect(of({ manufacturer: "CentaurHauls" })).toBe("cannot-tell");
    expect(of({ hasAtomicInstructions: true }, "arm64")).toBe("passed");
    expect(of({ hasAtomicInstructions: false }, "arm64")).toBe("failed");
    expect(of({ cores: 1 })).toBe("failed");
    expect(of({ addressBits: 32 })).toBe("failed");
    expect(of({ maximumMegahertz: undefined })).toBe("cannot-tell");
  });

  it("counts a link that is slower than what was measured, and a source that does not answer as failed", () => {
    const slow = facts({
      networkInterfaces: [{ name: "e", mac: "a4:bb:6d:01:02:03", medium: "ethernet", linkSpeedMbps: 10 }],
    });
    expect(judgeCheck(freshCheck("network"), slow)).toMatchObject({
      outcome: "failed",
      measured: "10 Mbit/s from Master",
    });
    const gone = measured({ network: { source: "Master", unreachable: "connection refused" } });
    expect(judgeCheck(freshCheck("network"), gone)).toMatchObject({ outcome: "failed", measured: "unreachable" });
  });

  it("passes over parts of other classes, and parts that Windows PE has a driver for", () => {
    const node = { name: "Fingerprint", hardwareIds: ["USB\\VID_1&PID_2"], compatibleIds: [], problemCode: 28 };
    const finding = { kind: "none" as const, device: "Fingerprint", hardwareId: "USB\\VID_1&PID_2", why: "" };
    const without = facts({ deviceNodes: [node] }, soundMeasures, { driverFindings: [finding] });
    expect(judgeCheck(freshCheck("driver-coverage"), without).outcome).toBe("passed");
    const all: QualityCheck = { ...newCheck["driver-coverage"], classes: ["other"] };
    expect(judgeCheck(all, without).outcome).toBe("failed");
    const works = facts({ deviceNodes: [{ ...node, problemCode: undefined }] }, soundMeasures, {
      driverFindings: [finding],
    });
    expect(judgeCheck(all, works).outcome).toBe("passed");
  });

  it("says nothing of a tenant by a report that is too old", () => {
    const old = { checkedAt: "2026-01-01T00:00:00.000Z", outcome: "passed" as const, problems: [] };
    const facts = measured({ granted: { vendorName: null, modelName: null, readiness: old } });
    expect(judgeCheck(freshCheck("autopilot-readiness"), facts).outcome).toBe("cannot-tell");
  });

  it("takes a script's exit codes 0, 1 and 2 for passed, warned and failed, and any other for nothing", () => {
    const after = (exitCode: number) =>
      judgeCheck(
        script(),
        measured({ scripts: new Map([[id(99), { kind: "ended", exitCode, output: "It is\nso" }]]) }),
      );
    expect(after(0)).toMatchObject({ key: `script:${id(99)}`, outcome: "passed", says: "It is", output: "It is\nso" });
    expect(after(1)).toMatchObject({ outcome: "failed", level: "warn", mayOverride: false });
    expect(after(2)).toMatchObject({ outcome: "failed", level: "block", mayOverride: true });
    expect(after(3)).toMatchObject({ outcome: "cannot-tell", level: "block", measured: "exit code 3" });
    expect(judgeCheck(script(), measured({ scripts: new Map() }))).toMatchObject({ outcome: "cannot-tell" });
    const stopped = new Map([[id(99), { kind: "stopped" as const, seconds: 60, output: "" }]]);
    expect(judgeCheck(script(), measured({ scripts: stopped })).says).toMatch(/60 seconds/);
  });
});
