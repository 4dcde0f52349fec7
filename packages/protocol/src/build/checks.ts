import { z } from "zod";
import { disk } from "../agent/inventory.ts";
import { referenceTo } from "../references.ts";
import { displayName } from "../values.ts";

/** `block`: the deployment does not go on unless it is passed, or a technician goes on without it where that is allowed. */
export const checkLevel = z.enum(["block", "warn"]);
export type CheckLevel = z.infer<typeof checkLevel>;

/** What parts of a device do, as far as checks tell them apart. */
export const deviceClass = z.enum(["network", "storage", "display", "audio", "input", "other"]);
export type DeviceClass = z.infer<typeof deviceClass>;

const deviceClasses = z.array(deviceClass).min(1).max(deviceClass.options.length);

const base = {
  level: checkLevel,
  /** Whether a technician may go on without it. Only what blocks can be overridden. */
  mayOverride: z.boolean().default(false),
};

/** How a Windows is joined. */
export const joinKind = z.enum(["workgroup", "domain", "entra", "hybrid"]);
export type JoinKind = z.infer<typeof joinKind>;

/** A script that an administrator writes: exit code 0 passes, 1 warns whatever the level, 2 fails. */
export const scriptCheck = z.object({
  ...base,
  kind: z.literal("script"),
  id: referenceTo("part"),
  name: displayName,
  when: z.enum(["before", "after"]),
  /** PowerShell. Windows PE has it only where its component was added. */
  script: z.string().trim().min(1).max(50_000),
  timeoutSeconds: z.number().int().min(5).max(900).default(60),
});
export type ScriptCheck = z.infer<typeof scriptCheck>;

/** A condition on the device, before anything is wiped or after the deployment, with what it asks for. */
export const qualityCheck = z.discriminatedUnion("kind", [
  z.object({ ...base, kind: z.literal("memory"), minimumGigabytes: z.number().int().min(1).max(4096) }),
  z.object({
    ...base,
    kind: z.literal("disk"),
    /** Of 1,000,000,000 bytes, as makers count. */
    minimumGigabytes: z.number().int().min(1).max(100_000),
    buses: z.array(disk.shape.bus).min(1).max(disk.shape.bus.options.length),
  }),
  /** The disk that is to be wiped is none that somebody plugged in. */
  z.object({ ...base, kind: z.literal("internal-disk") }),
  z.object({ ...base, kind: z.literal("uefi") }),
  z.object({ ...base, kind: z.literal("secure-boot") }),
  z.object({
    ...base,
    kind: z.literal("tpm"),
    minimumVersion: z.enum(["1.2", "2.0"]),
    mustBeEnabled: z.boolean(),
    mustBeActivated: z.boolean(),
    /** An owner from before keeps Windows from taking the module over without a clear in the firmware. */
    mustNotBeOwned: z.boolean(),
  }),
  z.object({
    ...base,
    kind: z.literal("processor"),
    minimumCores: z.number().int().min(1).max(256),
    minimumMegahertz: z.number().int().min(100).max(10_000),
    /** One of the generations that Windows 11 supports. */
    windows11: z.boolean(),
  }),
  z.object({
    ...base,
    kind: z.literal("power"),
    mainsRequired: z.boolean(),
    /** While it runs on battery. Null: any. */
    minimumBatteryPercent: z.number().int().min(1).max(100).nullable(),
  }),
  z.object({
    ...base,
    kind: z.literal("network"),
    minimumMegabitsPerSecond: z.number().int().min(1).max(100_000),
  }),
  z.object({ ...base, kind: z.literal("clock"), mostSeconds: z.number().int().min(1).max(86_400) }),
  z.object({ ...base, kind: z.literal("firmware-age"), mostMonths: z.number().int().min(1).max(240) }),
  z.object({ ...base, kind: z.literal("known-model") }),
  z.object({ ...base, kind: z.literal("driver-coverage"), classes: deviceClasses }),
  z.object({
    ...base,
    kind: z.literal("autopilot-readiness"),
    /** A report older than that says nothing. */
    mostDays: z.number().int().min(1).max(365),
  }),
  /** Only asked where the build's mode needs TPM data in the hardware hash. */
  z.object({ ...base, kind: z.literal("hardware-hash") }),
  z.object({ ...base, kind: z.literal("problem-devices"), classes: deviceClasses }),
  z.object({ ...base, kind: z.literal("packages-detected") }),
  z.object({ ...base, kind: z.literal("activation") }),
  z.object({ ...base, kind: z.literal("join"), expected: joinKind }),
  z.object({ ...base, kind: z.literal("bitlocker"), expected: z.enum(["on", "off"]) }),
  z.object({ ...base, kind: z.literal("leftovers") }),
  scriptCheck,
]);
export type QualityCheck = z.infer<typeof qualityCheck>;
export type QualityCheckKind = QualityCheck["kind"];
export type QualityCheckOf<Kind extends QualityCheckKind> = Extract<QualityCheck, { kind: Kind }>;

/** What a check is known by within its build: its kind, of which there is one, or the id of a script. */
export const checkKey = (check: QualityCheck): string => (check.kind === "script" ? `script:${check.id}` : check.kind);

/** All checks of a build, an organisation or the tenant. */
export const qualityChecks = z
  .object({
    list: z.array(qualityCheck).max(60),
    /** How long a device waits for a technician's decision before the deployment ends. */
    decisionMinutes: z.number().int().min(1).max(1440).default(60),
  })
  .superRefine(({ list }, context) => {
    const seen = new Set<string>();
    for (const [position, check] of list.entries()) {
      const key = checkKey(check);
      if (seen.has(key))
        context.addIssue({ code: "custom", path: ["list", position, "kind"], message: "a check is asked for once" });
      seen.add(key);
      if (check.mayOverride && check.level === "warn")
        context.addIssue({
          code: "custom",
          path: ["list", position, "mayOverride"],
          message: "only what blocks can be overridden",
        });
    }
  });
export type QualityChecks = z.infer<typeof qualityChecks>;
