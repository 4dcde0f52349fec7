import { decodeHardwareHash } from "@windlass/autopilot/hardware-hash";
import { type CheckFacts, driverFindingsOf, type MeasuredFacts, targetDiskOf } from "@windlass/planner";
import type { QualityCheckKind } from "@windlass/protocol";
import { untilAnswered } from "../../agent/waiting.ts";
import type { StepContext, StepOf } from "../step.ts";
import { findLeftovers } from "./leftovers.ts";
import { lookForPackages } from "./packages.ts";
import { runScripts } from "./scripts.ts";

type CheckStep = StepOf<"check-device">;

const asksFor = ({ checks }: CheckStep, ...kinds: readonly QualityCheckKind[]): boolean =>
  checks.some(({ check }) => kinds.includes(check.kind));

const milliseconds = 1000;

/** The device's own clock against the server's as it is asked now; half of the way there and back is given to each. */
const clockDeviation = async ({ deployment }: StepContext): Promise<Pick<MeasuredFacts, "clockDeviation" | "now">> => {
  const { api, persistence, sessionId, signal, runtime } = deployment;
  return untilAnswered(async () => {
    const before = await runtime.platform.deviceClock();
    const { serverTime } = await api.readSession(sessionId, signal);
    const after = await runtime.platform.deviceClock();
    const between = (before.getTime() + after.getTime()) / 2;
    return { clockDeviation: (between - Date.parse(serverTime)) / milliseconds, now: new Date(serverTime) };
  }, persistence);
};

/** Findings of a hash without which self-deploying is refused (packages/autopilot, `warnings.ts`). */
const withoutTpmData: readonly string[] = ["tpm-data-missing", "tpm-data-inconsistent"];

const readHash = async ({ deployment }: StepContext): Promise<MeasuredFacts["hash"]> => {
  try {
    const { hardwareHash } = await deployment.runtime.platform.captureHardwareHash();
    const { tpm, warnings } = decodeHardwareHash(hardwareHash);
    const against = warnings.filter(({ code }) => withoutTpmData.includes(code));
    return { hasTpmData: tpm.present && against.length === 0, findings: against.map(({ message }) => message) };
  } catch (error) {
    return { unreadable: (error instanceof Error ? error.message : String(error)).slice(0, 500) };
  }
};

const measureNetwork = async ({ deployment, plan }: StepContext): Promise<MeasuredFacts["network"]> => {
  const image = plan.steps.find((step): step is StepOf<"apply-image"> => step.action === "apply-image");
  if (!image) return undefined;
  return (await deployment.content.measure(image.content, deployment.signal)) ?? undefined;
};

const measure = async (step: CheckStep, context: StepContext): Promise<MeasuredFacts> => {
  const { runtime, grant } = context.deployment;
  const clock = asksFor(step, "clock", "firmware-age", "autopilot-readiness") ? await clockDeviation(context) : {};
  const network = asksFor(step, "network") ? await measureNetwork(context) : undefined;
  const hash = asksFor(step, "hardware-hash") ? await readHash(context) : undefined;
  const asksWindows = asksFor(step, "problem-devices", "activation", "join", "bitlocker");
  return {
    ...clock,
    granted: grant().checkFacts,
    ...(network && { network }),
    ...(hash && { hash }),
    ...(asksWindows && { windows: await runtime.platform.windowsFacts() }),
    ...(asksFor(step, "packages-detected") && { packages: await lookForPackages(context) }),
    ...(asksFor(step, "leftovers") && { leftovers: await findLeftovers(context) }),
    ...(asksFor(step, "script") && { scripts: await runScripts(step, context) }),
  };
};

/** Everything that the checks of a step ask for, read from the device now. */
export const factsFor = async (step: CheckStep, context: StepContext): Promise<CheckFacts> => {
  const { runtime, publication } = context.deployment;
  const inventory = await runtime.platform.inventory();
  return {
    inventory,
    targetDisk: targetDiskOf(inventory, context.plan.steps),
    driverFindings: driverFindingsOf(publication, context.plan.driverFindings, inventory),
    measured: await measure(step, context),
  };
};
