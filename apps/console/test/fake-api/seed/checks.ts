import { checkTitle, checkWords, defaultQualityChecks, judgeCheck } from "@windlass/planner";
import {
  type CheckVerdict,
  checkKey,
  type DeploymentView,
  type Disk,
  type Inventory,
  type Plan,
  type QualityCheck,
} from "@windlass/protocol";

type CheckStep = Extract<Plan["steps"][number], { action: "check-device" }>;

const beforehand = ["memory", "disk", "internal-disk", "uefi", "secure-boot", "tpm", "processor", "power"];

/** The usual checks, with more memory asked for than devices have, and one that only the device can make. */
const asked: QualityCheck[] = defaultQualityChecks.list
  .map((check): QualityCheck => (check.kind === "memory" ? { ...check, minimumGigabytes: 64 } : check))
  .filter(({ kind }) => beforehand.includes(kind) || kind === "clock" || kind === "problem-devices");

const verdictOf = (check: QualityCheck, inventory: Inventory, targetDisk: Disk | null): CheckVerdict =>
  judgeCheck(check, { inventory, targetDisk, driverFindings: null, measured: { clockDeviation: 4 } });

const stepOf = (inventory: Inventory, moment: "before" | "after"): CheckStep => {
  const disk = inventory.disks[0] ?? null;
  const checks = asked.filter(({ kind }) => (kind === "problem-devices") === (moment === "after"));
  return {
    id: moment === "before" ? "00-check-device" : "90-check-device",
    phase: moment === "before" ? "preparation" : "hand-over",
    action: "check-device",
    title: moment === "before" ? "Check the device before anything is wiped" : "Check the deployed device",
    why: "What is wrong with a device is cheapest to find while nothing of it is lost.",
    moment,
    decisionMinutes: 60,
    checks: checks.map((check) => ({
      key: checkKey(check),
      title: checkTitle(check),
      why: check.kind === "script" ? "" : checkWords[check.kind].why,
      check,
      known: beforehand.includes(check.kind) ? verdictOf(check, inventory, disk) : null,
    })),
  };
};

/** A plan whose device is checked before its disk is wiped and again at the end. */
export const withCheckSteps = (plan: Plan, inventory: Inventory): Plan => ({
  ...plan,
  steps: [stepOf(inventory, "before"), ...plan.steps, stepOf(inventory, "after")],
});

/** A deployment that waits for somebody to decide whether it goes on without a check. */
export const waitingForDecision = (deployment: DeploymentView, inventory: Inventory): DeploymentView => {
  const { id, title, checks } = stepOf(inventory, "before");
  const [first] = deployment.steps;
  if (!first) throw new Error("a deployment of the seed has no steps");
  const disk = inventory.disks[0] ?? null;
  const verdicts = checks.map(({ check }) => verdictOf(check, inventory, disk));
  const running = { state: "running", attempt: 1, progress: null, startedAt: deployment.startedAt } as const;
  const rest = { finishedAt: null, exitCode: null, error: null, drivers: [], decision: null };
  const checking = { ...first, ...rest, ...running, id, phase: "preparation" as const, title, verdicts };
  return { ...deployment, percent: 0, phase: "preparation", steps: [checking, ...deployment.steps] };
};
