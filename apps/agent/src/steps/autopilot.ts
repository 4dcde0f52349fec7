import { WindlassError } from "@windlass/protocol";
import { untilAnswered } from "../agent/waiting.ts";
import type { CapturedHash } from "../platform/platform.ts";
import { checkedProgress } from "./autopilot-progress.ts";
import { unlessRefused } from "./passed-over.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

/** @throws WindlassError `device.hardware-hash-unreadable` */
const capture = async ({ deployment }: StepContext): Promise<CapturedHash> => {
  try {
    return await deployment.runtime.platform.captureHardwareHash();
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new WindlassError("device.hardware-hash-unreadable", { parameters: { what }, cause });
  }
};

/**
 * Hands hash and serial number to the server; the group tag is the server's business alone (security rule 6).
 * Repeating it is harmless.
 */
export const registerAutopilot = (step: StepOf<"register-autopilot">, context: StepContext): Promise<StepResult> =>
  unlessRefused(context, step.whenFailed, async () => {
    const { api, authorised, persistence, signal } = context.deployment;
    const captured = await capture(context);
    const registration = await untilAnswered(() => authorised(() => api.register(captured, signal)), persistence);
    const { state, findings } = checkedProgress(registration);
    context.log("information", `The server has taken the hardware hash; the registration is ${state}`);
    for (const { message, remedy } of findings) context.log("warning", `${message} ${remedy}`);
    return succeeded;
  });

/**
 * Asks the server to make the device a corporate one by maker, model and serial number, which it has from the inventory
 * this device was approved with. Repeating it is harmless.
 */
export const importCorporateIdentifier = (
  step: StepOf<"import-corporate-identifier">,
  context: StepContext,
): Promise<StepResult> =>
  unlessRefused(context, step.whenFailed, async () => {
    const { api, authorised, persistence, signal } = context.deployment;
    const call = () => authorised(() => api.importIdentifier(signal));
    const { state } = checkedProgress(await untilAnswered(call, persistence));
    context.log("information", `The server has taken the device's corporate identifier: ${state}`);
    return succeeded;
  });
