import { z } from "zod";
import { answerFileSettings } from "./answer-file.ts";
import { offlineProfile, waitPolicy, whenFailed } from "./autopilot-way.ts";
import { whenDriverFails } from "./build/definition.ts";
import { afterDeployment } from "./build/ending.ts";
import { administratorPolicy } from "./build/joining.ts";
import { packageChoice } from "./build/package-options.ts";
import { partitionRole } from "./definitions/disk-template.ts";
import { localAccount, localGroup } from "./definitions/security-model.ts";
import { windowsImage } from "./image.ts";
import { driverFinding, plannedDriver } from "./planned-driver.ts";
import { checkMoment, plannedCheck } from "./quality-check-result.ts";
import { detectionRule } from "./software/detection.ts";
import { rebootBehaviour } from "./software/package.ts";
import { packageFile, softwareStep } from "./software/step.ts";
import { architecture, byteCount, contentReference, identifier, sha256 } from "./values.ts";

/** The stretches of a deployment, in order. */
export const phase = z.enum(["preparation", "disk", "image", "configuration", "software", "registration", "hand-over"]);
export type Phase = z.infer<typeof phase>;

export const targetDisk = z.object({
  number: z.number().int().nonnegative(),
  model: z.string(),
  serialNumber: z.string(),
  sizeBytes: byteCount,
});

export const plannedPartition = z.object({
  role: partitionRole,
  fileSystem: z.enum(["fat32", "ntfs"]).nullable(),
  /** Null: what the others leave. */
  sizeBytes: byteCount.nullable(),
  /** Left out: none. */
  label: z.string().max(32).optional(),
  /** On the deployed Windows; left out: Windows' own choice, or none. */
  letter: z.string().length(1).optional(),
});
export type PlannedPartition = z.infer<typeof plannedPartition>;

/** A package as a plan names it. */
const plannedSoftware = z.object({ id: identifier, name: z.string(), version: z.string() });

const planStepBase = {
  /** Stable within the plan: two-digit position and action, for example `03-apply-image`. */
  id: z.string().max(80),
  phase,
  title: z.string(),
  /** The reason that it is in the plan and as it is; empty in plans from before there were reasons. */
  why: z.string().max(1000).default(""),
};

/** The built-in Administrator: as a local security model describes it, or as the build decides. */
const plannedAdministrator = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("described"), account: localAccount }),
  z.object({ kind: z.literal("policy"), policy: administratorPolicy }),
]);

/** What a technician decides for one device when it is approved; everything else follows from the publication. */
export const planChoices = z.object({
  /** The disk to wipe, where more than one could be meant. Null: the only one that fits. */
  diskNumber: z.number().int().min(0).max(255).nullable(),
  /** Optional packages that are decided on; the others are as the build suggests. */
  packages: z.array(packageChoice).max(200).default([]),
});
export type PlanChoices = z.infer<typeof planChoices>;

export const planStep = z
  .discriminatedUnion("action", [
    /** Measures and judges the device; goes on where nothing that blocks stands against it. */
    z.object({
      ...planStepBase,
      action: z.literal("check-device"),
      moment: checkMoment,
      decisionMinutes: z.number().int().min(1).max(1440),
      checks: z.array(plannedCheck).min(1).max(60),
    }),
    /** Waits until a connector has made the device's computer account; nothing is wiped before. */
    z.object({
      ...planStepBase,
      action: z.literal("await-computer-account"),
      domain: z.string(),
      computerName: z.string(),
      /** Null: where the domain puts new computers. */
      organisationalUnit: z.string().nullable(),
      waitMinutes: z.number().int().min(1).max(240),
    }),
    z.object({
      ...planStepBase,
      action: z.literal("partition-disk"),
      disk: targetDisk,
      partitions: z.array(plannedPartition),
    }),
    z.object({ ...planStepBase, action: z.literal("apply-image"), content: contentReference, image: windowsImage }),
    z.object({
      ...planStepBase,
      action: z.literal("inject-drivers"),
      /** In the order in which they are added. */
      drivers: z.array(plannedDriver).min(1).max(2000),
      whenDriverFails,
    }),
    z.object({
      ...planStepBase,
      action: z.literal("service-image"),
      enabledFeatures: z.array(z.string()).max(100),
      disabledFeatures: z.array(z.string()).max(100),
      /** Provisioned apps by display name; those that the image lacks are passed over. */
      removedApps: z.array(z.string()).max(200),
    }),
    z.object({ ...planStepBase, action: z.literal("write-answer-file"), settings: answerFileSettings }),
    z.object({ ...planStepBase, action: z.literal("write-offline-profile"), profile: offlineProfile }),
    z.object({ ...planStepBase, action: z.literal("restart") }),
    z.object({
      ...planStepBase,
      action: z.literal("run-software-step"),
      software: plannedSoftware,
      /** The package that takes its place: the step removes it, where it is there. Null: the step installs it. */
      replacedBy: plannedSoftware.nullable().default(null),
      step: softwareStep,
      /** Files of the package that this step needs. */
      files: z.array(packageFile),
      /** The archive they are in; null: each is content of its own. */
      archive: contentReference.nullable().default(null),
      /**
       * How it is seen that the package is there: then what installs it is passed over; what removes it is, where it is
       * not. None: it always runs.
       */
      detection: z.array(detectionRule).default([]),
      reboot: rebootBehaviour.default("when-asked"),
    }),
    /** Asks the package's rules again, until they say what is expected or the time for it is over. */
    z.object({
      ...planStepBase,
      action: z.literal("verify-software"),
      software: plannedSoftware,
      /** As for the steps: with it, the package must be gone. */
      replacedBy: plannedSoftware.nullable(),
      detection: z.array(detectionRule).min(1),
      /** No step of the package, or of the one that takes its place, may fail the deployment; then this does neither. */
      continueOnError: z.boolean(),
    }),
    /** Until the account is signed in that the deployment signs in; what comes then may run as whoever is. */
    z.object({
      ...planStepBase,
      action: z.literal("wait-for-sign-in"),
      account: z.string(),
      minutes: z.number().int().min(1).max(1440),
    }),
    z.object({ ...planStepBase, action: z.literal("register-autopilot"), whenFailed }),
    z.object({ ...planStepBase, action: z.literal("import-corporate-identifier"), whenFailed }),
    z.object({
      ...planStepBase,
      action: z.literal("wait-for-autopilot"),
      waitFor: z.enum(["registration", "corporate-identifier"]).optional().default("registration"),
      waitPolicy,
    }),
    z.object({ ...planStepBase, action: z.literal("install-product-key"), secretId: identifier }),
    z.object({
      ...planStepBase,
      action: z.literal("join-domain"),
      domain: z.string(),
      /** Null: where the domain puts new computers. */
      organisationalUnit: z.string().nullable(),
      accountSecretId: identifier,
    }),
    z.object({
      ...planStepBase,
      action: z.literal("set-up-accounts"),
      /** Without the built-in Administrator. */
      accounts: z.array(localAccount).max(50),
      groups: z.array(localGroup).max(50),
      administrator: plannedAdministrator,
      /** Accounts that were there for the deployment alone. */
      removed: z.array(z.string()).max(10),
    }),
    z.object({ ...planStepBase, action: z.literal("end-automatic-sign-in") }),
    z.object({
      ...planStepBase,
      action: z.literal("hand-over"),
      /** Whether the device meets Autopilot, which wants no answer file. */
      meetsAutopilot: z.boolean().optional(),
      ending: z.enum(["out-of-box", "desktop", "audit"]).default("out-of-box"),
      afterwards: afterDeployment.default("restart"),
    }),
  ])
  .meta({ id: "PlanStep" });
export type PlanStep = z.infer<typeof planStep>;

/** What one publication, one build, one device's inventory and the technician's choices come to. */
export const plan = z.object({
  schemaVersion: z.literal(1),
  publication: z.object({ number: z.number().int().positive(), sha256 }),
  build: z.object({ id: identifier, name: z.string() }),
  computerName: z.string(),
  /** Why it has this name. Plans from before this was told have none. */
  computerNameReason: z.string().max(400).optional(),
  architecture,
  /** Packages and steps of the build that this device does not get, with why. */
  passedOver: z.array(z.object({ name: z.string(), why: z.string() })).default([]),
  /** Parts of the device that drivers are equally good for, or that get none of the library. */
  driverFindings: z.array(driverFinding).max(300).default([]),
  steps: z.array(planStep).min(1),
});
export type Plan = z.infer<typeof plan>;
