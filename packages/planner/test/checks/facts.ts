import type { Inventory } from "@windlass/protocol";
import type { CheckFacts, MeasuredFacts } from "../../src/checks/facts.ts";
import { internalDisk, inventory } from "../fixtures.ts";

/** A device that tells everything and lacks nothing. */
export const soundInventory = (changes: Partial<Inventory> = {}): Inventory => {
  const plain = inventory();
  return {
    ...plain,
    smbios: { ...plain.smbios, firmwareDate: "2026-06-01" },
    tpm: { present: true, version: "2.0", enabled: true, activated: true, owned: false },
    processor: {
      name: "Intel(R) Core(TM) Ultra 5 135U",
      manufacturer: "GenuineIntel",
      family: 6,
      model: 170,
      stepping: 4,
      cores: 12,
      maximumMegahertz: 4400,
      addressBits: 64,
    },
    power: { onMains: true, hasBattery: true, batteryPercent: 80 },
    deviceNodes: [{ name: "Ethernet", hardwareIds: ["PCI\\VEN_8086&DEV_550A&CC_020000"], compatibleIds: [] }],
    ...changes,
  };
};

export const soundMeasures: MeasuredFacts = {
  network: { source: "Master", megabitsPerSecond: 900, bytes: 8_000_000 },
  clockDeviation: 2,
  now: new Date("2026-11-23T12:00:00.000Z"),
  granted: {
    vendorName: "Dell",
    modelName: "Latitude 5450",
    readiness: { checkedAt: "2026-11-20T12:00:00.000Z", outcome: "passed", problems: [] },
  },
  hash: { hasTpmData: true, findings: [] },
  scripts: new Map([["00000000-0000-4000-8000-000000000099", { kind: "ended", exitCode: 0, output: "all well" }]]),
  windows: {
    problemDevices: [],
    activated: true,
    join: { kind: "domain", name: "contoso.com" },
    bitLocker: "on",
  },
  packages: [{ name: "Contoso Tools 2.1.0", found: true, words: "the file is there" }],
  leftovers: [],
};

export const facts = (
  changes: Partial<Inventory> = {},
  measured: MeasuredFacts = soundMeasures,
  rest: Partial<CheckFacts> = {},
): CheckFacts => ({
  inventory: soundInventory(changes),
  targetDisk: internalDisk,
  driverFindings: [],
  measured,
  ...rest,
});
