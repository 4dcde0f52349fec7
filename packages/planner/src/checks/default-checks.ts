import type { QualityCheck, QualityCheckKind, QualityChecks } from "@windlass/protocol";

const internalBuses = ["nvme", "sata", "sas", "raid", "virtual", "other"] as const;

/** A check of each kind as it is when somebody switches it on: with Windows 11's terms where it has some. */
export const newCheck = {
  memory: { kind: "memory", level: "block", mayOverride: true, minimumGigabytes: 4 },
  disk: { kind: "disk", level: "block", mayOverride: true, minimumGigabytes: 64, buses: [...internalBuses] },
  "internal-disk": { kind: "internal-disk", level: "block", mayOverride: false },
  uefi: { kind: "uefi", level: "block", mayOverride: false },
  "secure-boot": { kind: "secure-boot", level: "warn", mayOverride: false },
  tpm: {
    kind: "tpm",
    level: "block",
    mayOverride: true,
    minimumVersion: "2.0",
    mustBeEnabled: false,
    mustBeActivated: false,
    mustNotBeOwned: false,
  },
  processor: {
    kind: "processor",
    level: "warn",
    mayOverride: false,
    minimumCores: 2,
    minimumMegahertz: 1000,
    windows11: true,
  },
  power: { kind: "power", level: "warn", mayOverride: false, mainsRequired: false, minimumBatteryPercent: 50 },
  network: { kind: "network", level: "warn", mayOverride: false, minimumMegabitsPerSecond: 50 },
  clock: { kind: "clock", level: "warn", mayOverride: false, mostSeconds: 300 },
  "firmware-age": { kind: "firmware-age", level: "warn", mayOverride: false, mostMonths: 24 },
  "known-model": { kind: "known-model", level: "warn", mayOverride: false },
  "driver-coverage": {
    kind: "driver-coverage",
    level: "warn",
    mayOverride: false,
    classes: ["network", "storage"],
  },
  "autopilot-readiness": { kind: "autopilot-readiness", level: "warn", mayOverride: false, mostDays: 30 },
  "hardware-hash": { kind: "hardware-hash", level: "block", mayOverride: true },
  "problem-devices": { kind: "problem-devices", level: "warn", mayOverride: false, classes: ["network", "storage"] },
  "packages-detected": { kind: "packages-detected", level: "warn", mayOverride: false },
  activation: { kind: "activation", level: "warn", mayOverride: false },
  join: { kind: "join", level: "warn", mayOverride: false, expected: "domain" },
  bitlocker: { kind: "bitlocker", level: "warn", mayOverride: false, expected: "on" },
  leftovers: { kind: "leftovers", level: "block", mayOverride: false },
} as const satisfies Readonly<Record<Exclude<QualityCheckKind, "script">, unknown>>;

/** What nobody changed: blocks only what every device tells. */
const usual = [
  "memory",
  "disk",
  "internal-disk",
  "uefi",
  "secure-boot",
  "tpm",
  "processor",
  "power",
  "clock",
  "driver-coverage",
  "autopilot-readiness",
  "hardware-hash",
  "problem-devices",
  "packages-detected",
  "leftovers",
] as const;

/** A copy that may be changed. */
export const freshCheck = (kind: Exclude<QualityCheckKind, "script">): QualityCheck => {
  const check = newCheck[kind];
  if ("classes" in check) return { ...check, classes: [...check.classes] };
  return "buses" in check ? { ...check, buses: [...check.buses] } : { ...check };
};

/** The checks of a tenant that has not said anything of its own. */
export const defaultQualityChecks: QualityChecks = {
  decisionMinutes: 60,
  list: usual.map(freshCheck),
};
