import { type ToldError, WindlassError } from "@windlass/protocol";
import { Refusal } from "../agent/failures.ts";
import type { StepContext, StepEnd } from "./step.ts";

/** Codes by which server and agent say that this device cannot be taken; all others are about the deployment itself. */
const isAboutDevice = (code: string): boolean =>
  code.startsWith("registration.") ||
  code.startsWith("corporate-identifier.") ||
  code === "agent.hardware-hash-invalid" ||
  code === "device.hardware-hash-unreadable";

/** What made a device's way into Autopilot fail by name; null where something else went wrong. */
const namedFailure = (error: unknown): ToldError | null => {
  const told = error instanceof Refusal ? error.told : error instanceof WindlassError ? error.told() : null;
  return told && isAboutDevice(told.code) ? told : null;
};

/** A step that the build does not insist on: it ends as passed over, and its reason stands in the timeline. */
export const passedOver = (context: StepContext, reason: ToldError): StepEnd => {
  context.log("warning", `${reason.message} The build says to go on.`);
  return { outcome: "skipped", exitCode: null, reason };
};

/** Carries out what may fail by name; then the deployment fails or goes on, as the build says. */
export const unlessRefused = async (
  context: StepContext,
  whenFailed: "fail" | "continue",
  action: () => Promise<StepEnd>,
): Promise<StepEnd> => {
  try {
    return await action();
  } catch (error) {
    const failure = namedFailure(error);
    if (whenFailed === "fail" || !failure) throw error;
    return passedOver(context, failure);
  }
};
