import {
  type CheckMoment,
  checkKey,
  type Disk,
  type DriverFinding,
  type Inventory,
  type Plan,
  type PlannedCheck,
  type PublicationBody,
  type PublishedBuild,
  type QualityCheck,
  type QualityCheckKind,
} from "@windlass/protocol";
import type { UnnumberedStep } from "../plan/unnumbered-step.ts";
import type { CheckFacts } from "./facts.ts";
import { judgeCheck } from "./judge.ts";
import { checkMomentOf, checkTitle, checkWords, wantedWords } from "./words.ts";

type Passed = Plan["passedOver"][number];

interface ChecksInputs {
  readonly build: PublishedBuild;
  readonly inventory: Inventory;
  /** Of the Windows that is applied; null where the image does not tell. */
  readonly windowsBuild: number | null;
  /** All steps of the plan but those that check. */
  readonly steps: readonly UnnumberedStep[];
  /** Null: nobody has looked. */
  readonly driverFindings: readonly DriverFinding[] | null;
}

/** What needs no measuring, so that it can be told before the device is there. */
const knownBeforehand: readonly QualityCheckKind[] = [
  "memory",
  "disk",
  "internal-disk",
  "uefi",
  "secure-boot",
  "tpm",
  "processor",
  "power",
  "driver-coverage",
];

/** The first build of Windows 11. */
const firstWindows11 = 22_000;

/** Why a check says nothing about this device, or null. */
const needless = (check: QualityCheck, { build: { autopilot }, steps }: ChecksInputs): string | null => {
  switch (check.kind) {
    case "autopilot-readiness":
      return autopilot ? null : "the build has nothing to do with Windows Autopilot";
    case "hardware-hash": {
      const mode = autopilot?.way === "registration" ? autopilot.intendedMode : null;
      return mode === "self-deploying" || mode === "pre-provisioned"
        ? null
        : "only self-deploying and pre-provisioned devices need TPM data in their hash";
    }
    case "packages-detected":
      return steps.some((step) => step.action === "run-software-step" && step.detection.length > 0 && !step.replacedBy)
        ? null
        : "no package of the plan has detection rules";
    default:
      return null;
  }
};

/** Windows before 11 takes every generation. */
const forWindows = (check: QualityCheck, windowsBuild: number | null): QualityCheck =>
  check.kind === "processor" && windowsBuild !== null && windowsBuild < firstWindows11
    ? { ...check, windows11: false }
    : check;

const planned = (check: QualityCheck, facts: CheckFacts): PlannedCheck => ({
  key: checkKey(check),
  title: checkTitle(check),
  why: check.kind === "script" ? `A script of the administrator's: ${wantedWords(check)}.` : checkWords[check.kind].why,
  check,
  known: knownBeforehand.includes(check.kind) ? judgeCheck(check, facts) : null,
});

const titles: Readonly<Record<CheckMoment, string>> = {
  before: "Check the device before anything is wiped",
  after: "Check the deployed device",
  end: "Check that nothing is left behind",
};

const reasons: Readonly<Record<CheckMoment, string>> = {
  before: "What is wrong with a device is cheapest to find while nothing of it is lost.",
  after: "Steps that ended well can still leave a device that is not as it should be.",
  end: "What the deployment needed, and a user must not find, was to be taken away.",
};

const phases = { before: "preparation", after: "hand-over", end: "hand-over" } as const;

/** The disk that a plan wipes, as the inventory tells it. */
export const targetDiskOf = (
  { disks }: Pick<Inventory, "disks">,
  steps: readonly Pick<UnnumberedStep, "action">[],
): Disk | null => {
  const step = steps.find(
    (candidate): candidate is Extract<UnnumberedStep, { action: "partition-disk" }> =>
      candidate.action === "partition-disk",
  );
  return disks.find(({ number }) => number === step?.disk.number) ?? null;
};

const noDriver = 28;

/**
 * The parts that a publication leaves without a driver. Where it has no drivers at all, nothing was looked for, and every
 * part without one stays so.
 */
export const driverFindingsOf = (
  { driverCatalogue }: Pick<PublicationBody, "driverCatalogue">,
  found: readonly DriverFinding[],
  { deviceNodes }: Pick<Inventory, "deviceNodes">,
): readonly DriverFinding[] =>
  driverCatalogue
    ? found
    : deviceNodes
        .filter(({ problemCode }) => problemCode === noDriver)
        .map(({ name, hardwareIds, compatibleIds }) => ({
          kind: "none",
          device: name ?? "",
          hardwareId: hardwareIds[0] ?? compatibleIds[0] ?? "",
          why: "The publication has no drivers.",
        }));

/**
 * A plan's steps with those that check the device: before the disk is wiped, on the deployed Windows before it is handed
 * over, and once it is prepared for its user.
 */
export const withChecks = (inputs: ChecksInputs): { steps: UnnumberedStep[]; passedOver: Passed[] } => {
  const { build, inventory, steps, driverFindings } = inputs;
  const { list, decisionMinutes } = build.checks ?? { list: [], decisionMinutes: 60 };
  const facts: CheckFacts = { inventory, targetDisk: targetDiskOf(inventory, steps), driverFindings, measured: {} };
  const asked = list.map((check) => forWindows(check, inputs.windowsBuild));
  const wanted = asked.filter((check) => needless(check, inputs) === null);
  const stepFor = (moment: CheckMoment): UnnumberedStep[] => {
    const checks = wanted.filter((check) => checkMomentOf(check) === moment).map((check) => planned(check, facts));
    return checks.length === 0
      ? []
      : [
          {
            phase: phases[moment],
            action: "check-device",
            title: titles[moment],
            why: reasons[moment],
            moment,
            decisionMinutes,
            checks,
          },
        ];
  };
  const handOver = steps.findIndex(({ action }) => action === "hand-over");
  const until = handOver < 0 ? steps.length : handOver;
  return {
    steps: [
      ...stepFor("before"),
      ...steps.slice(0, until),
      ...stepFor("after"),
      ...steps.slice(until),
      ...stepFor("end"),
    ],
    passedOver: asked.flatMap((check) => {
      const why = needless(check, inputs);
      return why === null ? [] : [{ name: `Quality check: ${checkTitle(check)}`, why }];
    }),
  };
};
