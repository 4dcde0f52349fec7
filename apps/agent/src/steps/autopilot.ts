import { setTimeout as sleep } from "node:timers/promises";
import { type RegistrationForAgent, WindlassError } from "@windlass/protocol";
import { Refusal } from "../agent/failures.ts";
import { untilAnswered } from "../agent/waiting.ts";
import { progressOf } from "../journal/progress.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

/** A registration that has ended badly, told as the server tells it. */
const checked = (registration: RegistrationForAgent): RegistrationForAgent => {
  if (registration.failed && registration.failure) throw new Refusal(422, registration.failure);
  return registration;
};

/**
 * Hands hash and serial number to the server; the group tag is the server's business alone (security rule 6).
 * Repeating it is harmless.
 */
export const registerAutopilot = async (
  _step: StepOf<"register-autopilot">,
  context: StepContext,
): Promise<StepResult> => {
  const { runtime, api, authorised, persistence, signal } = context.deployment;
  const captured = await runtime.platform.captureHardwareHash();
  const registration = await untilAnswered(() => authorised(() => api.register(captured, signal)), persistence);
  context.log(
    "information",
    `The server has taken the hardware hash; the registration is ${checked(registration).state}`,
  );
  for (const { message, remedy } of registration.findings) context.log("warning", `${message} ${remedy}`);
  return succeeded;
};

/** Milliseconds since the wait began, counted over restarts of program and device. */
const waited = (step: StepOf<"wait-for-autopilot">, { deployment }: StepContext): number => {
  const began = progressOf(deployment.journal.events).firstStarted.get(step.id);
  return began === undefined ? 0 : deployment.runtime.now().getTime() - Date.parse(began);
};

/**
 * Waits as the build says: until the registration is ready, or so many minutes.
 *
 * @throws Refusal the registration failed; WindlassError `device.registration-too-slow`
 */
export const waitForAutopilot = async (
  step: StepOf<"wait-for-autopilot">,
  context: StepContext,
): Promise<StepResult> => {
  const { api, authorised, persistence, signal } = context.deployment;
  const { waitPolicy } = step;
  const limit = waitPolicy.kind === "minutes" ? waitPolicy.minutes * 60_000 : Number.POSITIVE_INFINITY;
  let told = "";
  for (;;) {
    const call = () => authorised(() => api.readRegistration(signal));
    const registration = checked(await untilAnswered(call, persistence));
    if (registration.state !== told) context.log("information", `Registration: ${registration.state}`);
    told = registration.state;
    if (registration.ready) return succeeded;
    const left = limit - waited(step, context);
    if (left <= 0 && waitPolicy.kind === "minutes") {
      if (waitPolicy.afterwards === "fail") {
        throw new WindlassError("device.registration-too-slow", {
          parameters: { minutes: waitPolicy.minutes, state: registration.state },
        });
      }
      context.log("warning", `Not ready after ${waitPolicy.minutes} minutes; the build says to go on`);
      return { outcome: "skipped", exitCode: null };
    }
    await sleep(Math.min(registration.pollAfterSeconds * 1000, Math.max(left, 0)), undefined, { signal });
  }
};
