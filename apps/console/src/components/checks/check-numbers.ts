import type { QualityCheck } from "@windlass/protocol";

export interface CheckNumber {
  readonly label: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly set: (value: number) => QualityCheck;
}

/** The thresholds of a check that are numbers, with their limits as the protocol has them. */
export const numbersOf = (check: QualityCheck): readonly CheckNumber[] => {
  switch (check.kind) {
    case "memory":
      return [
        {
          label: "At least, GB",
          value: check.minimumGigabytes,
          minimum: 1,
          maximum: 4096,
          set: (value) => ({ ...check, minimumGigabytes: value }),
        },
      ];
    case "disk":
      return [
        {
          label: "At least, GB",
          value: check.minimumGigabytes,
          minimum: 1,
          maximum: 100_000,
          set: (value) => ({ ...check, minimumGigabytes: value }),
        },
      ];
    case "processor":
      return [
        {
          label: "Cores, at least",
          value: check.minimumCores,
          minimum: 1,
          maximum: 256,
          set: (value) => ({ ...check, minimumCores: value }),
        },
        {
          label: "MHz, at least",
          value: check.minimumMegahertz,
          minimum: 100,
          maximum: 10_000,
          set: (value) => ({ ...check, minimumMegahertz: value }),
        },
      ];
    case "power":
      return check.minimumBatteryPercent === null
        ? []
        : [
            {
              label: "Battery, at least %",
              value: check.minimumBatteryPercent,
              minimum: 1,
              maximum: 100,
              set: (value) => ({ ...check, minimumBatteryPercent: value }),
            },
          ];
    case "network":
      return [
        {
          label: "At least, Mbit/s",
          value: check.minimumMegabitsPerSecond,
          minimum: 1,
          maximum: 100_000,
          set: (value) => ({ ...check, minimumMegabitsPerSecond: value }),
        },
      ];
    case "clock":
      return [
        {
          label: "At most, seconds",
          value: check.mostSeconds,
          minimum: 1,
          maximum: 86_400,
          set: (value) => ({ ...check, mostSeconds: value }),
        },
      ];
    case "firmware-age":
      return [
        {
          label: "At most, months",
          value: check.mostMonths,
          minimum: 1,
          maximum: 240,
          set: (value) => ({ ...check, mostMonths: value }),
        },
      ];
    case "autopilot-readiness":
      return [
        {
          label: "Report at most, days old",
          value: check.mostDays,
          minimum: 1,
          maximum: 365,
          set: (value) => ({ ...check, mostDays: value }),
        },
      ];
    case "script":
      return [
        {
          label: "Stopped after, seconds",
          value: check.timeoutSeconds,
          minimum: 5,
          maximum: 900,
          set: (value) => ({ ...check, timeoutSeconds: value }),
        },
      ];
    default:
      return [];
  }
};
