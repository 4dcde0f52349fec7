import type { CheckMoment, QualityCheck, QualityCheckKind, QualityChecks } from "@windlass/protocol";
import { deviceClassWords } from "./device-class.ts";
import { joinWords } from "./judge-windows.ts";

interface KindWords {
  readonly title: string;
  readonly moment: CheckMoment;
  /** Why anybody asks for it. */
  readonly why: string;
}

/** Each kind of check as people know it, in the order in which they are shown. */
export const checkWords: Readonly<Record<Exclude<QualityCheckKind, "script">, KindWords>> = {
  memory: { title: "Memory", moment: "before", why: "Windows 11 asks for 4 GB." },
  disk: {
    title: "Disk size and bus",
    moment: "before",
    why: "Windows 11 asks for 64 GB, on a disk that it can start from.",
  },
  "internal-disk": {
    title: "Not removable media",
    moment: "before",
    why: "What somebody plugged in is never to be wiped.",
  },
  uefi: { title: "UEFI", moment: "before", why: "Windows 11 and the layout of the disk need it." },
  "secure-boot": {
    title: "Secure Boot",
    moment: "before",
    why: "Windows 11 asks for a device that can, and policies often for one that does.",
  },
  tpm: {
    title: "TPM",
    moment: "before",
    why: "Windows 11 asks for version 2.0; BitLocker and Autopilot's attestation use it.",
  },
  processor: {
    title: "Processor",
    moment: "before",
    why: "Windows 11 asks for 64 bits, 2 cores, 1 GHz and a supported generation.",
  },
  power: {
    title: "Power",
    moment: "before",
    why: "A device that dies while its disk is written has to be started over.",
  },
  network: {
    title: "Network speed",
    moment: "before",
    why: "Windows comes over the network, before anything is wiped it is known how fast.",
  },
  clock: { title: "Clock", moment: "before", why: "A wrong clock breaks TPM attestation, joining and certificates." },
  "firmware-age": {
    title: "Firmware age",
    moment: "before",
    why: "Old firmware has known holes, and certificates of Secure Boot that end.",
  },
  "known-model": { title: "Known model", moment: "before", why: "A model that nobody has tried may lack drivers." },
  "driver-coverage": {
    title: "Driver coverage",
    moment: "before",
    why: "Without network or storage drivers nobody can mend the rest.",
  },
  "autopilot-readiness": {
    title: "Autopilot readiness of the tenant",
    moment: "before",
    why: "A tenant that is not ready makes the registration fail an hour later.",
  },
  "hardware-hash": {
    title: "Hardware hash with TPM data",
    moment: "before",
    why: "Self-deploying and pre-provisioned devices are refused without it.",
  },
  "problem-devices": { title: "Devices with problems", moment: "after", why: "What the device manager would show." },
  "packages-detected": {
    title: "Packages detected",
    moment: "after",
    why: "Programs can end well and have installed nothing.",
  },
  activation: { title: "Activation", moment: "after", why: "Windows that is not activated reminds its user." },
  join: { title: "Join state", moment: "after", why: "A join that failed shows only at the first sign-in." },
  bitlocker: {
    title: "BitLocker",
    moment: "after",
    why: "Whether the Windows partition is encrypted as it should be.",
  },
  leftovers: {
    title: "Leftovers removed",
    moment: "end",
    why: "Answer files and automatic sign-in hold passwords, and keep Autopilot from its profile.",
  },
};

export const checkTitle = (check: QualityCheck): string =>
  check.kind === "script" ? check.name : checkWords[check.kind].title;

export const checkMomentOf = (check: QualityCheck): CheckMoment =>
  check.kind === "script" ? check.when : checkWords[check.kind].moment;

const tpmWords = (check: Extract<QualityCheck, { kind: "tpm" }>): string =>
  [
    `TPM ${check.minimumVersion} or newer`,
    check.mustBeEnabled && "enabled",
    check.mustBeActivated && "active",
    check.mustNotBeOwned && "without an owner",
  ]
    .filter(Boolean)
    .join(", ");

const powerWords = ({ mainsRequired, minimumBatteryPercent }: Extract<QualityCheck, { kind: "power" }>): string => {
  if (mainsRequired) return "mains power";
  return minimumBatteryPercent === null
    ? "any power"
    : `mains power, or a battery of at least ${minimumBatteryPercent} %`;
};

const inWords = (classes: readonly (keyof typeof deviceClassWords)[]): string =>
  classes.map((one) => deviceClassWords[one]).join(", ");

/** What a check asks for, in words. */
export const wantedWords = (check: QualityCheck): string => {
  switch (check.kind) {
    case "memory":
      return `at least ${check.minimumGigabytes} GB`;
    case "disk":
      return `at least ${check.minimumGigabytes} GB on ${check.buses.join(", ")}`;
    case "internal-disk":
      return "a built-in disk";
    case "uefi":
      return "UEFI";
    case "secure-boot":
      return "on";
    case "tpm":
      return tpmWords(check);
    case "processor":
      return `64-bit, at least ${check.minimumCores} cores and ${check.minimumMegahertz} MHz${check.windows11 ? ", supported by Windows 11" : ""}`;
    case "power":
      return powerWords(check);
    case "network":
      return `at least ${check.minimumMegabitsPerSecond} Mbit/s from a deployment source`;
    case "clock":
      return `at most ${check.mostSeconds} seconds from the server's`;
    case "firmware-age":
      return `at most ${check.mostMonths} months`;
    case "known-model":
      return "a model of the library";
    case "driver-coverage":
      return `a driver for ${inWords(check.classes)}`;
    case "autopilot-readiness":
      return `a readiness report that passed, at most ${check.mostDays} days old`;
    case "hardware-hash":
      return "TPM data in the hash";
    case "problem-devices":
      return `no problem of ${inWords(check.classes)}`;
    case "packages-detected":
      return "all packages with detection rules";
    case "activation":
      return "activated";
    case "join":
      return joinWords[check.expected];
    case "bitlocker":
      return check.expected;
    case "leftovers":
      return "nothing left";
    case "script":
      return "exit code 0";
  }
};

const levelWords = ({ level, mayOverride }: QualityCheck): string => {
  if (level === "warn") return "warns";
  return mayOverride ? "blocks, a technician may go on" : "blocks";
};

/** A check as a line of a difference: what it asks for and what it does. */
export const checkInWords = (check: QualityCheck): string => {
  const limits = check.kind === "script" ? `, ${check.when} deployment, up to ${check.timeoutSeconds} seconds` : "";
  return `${levelWords(check)}: ${wantedWords(check)}${limits}`;
};

/** A build's checks as fields of a difference, one for each. */
export const checksInWords = (checks: QualityChecks | null): Record<string, string> =>
  checks
    ? {
        ...Object.fromEntries(
          checks.list.flatMap((check) => {
            const field = `Quality check, ${checkTitle(check)}`;
            return check.kind === "script"
              ? [
                  [field, checkInWords(check)],
                  [`${field}, script`, check.script],
                ]
              : [[field, checkInWords(check)]];
          }),
        ),
        "Quality checks, wait for a decision": `${checks.decisionMinutes} minutes`,
      }
    : {};
