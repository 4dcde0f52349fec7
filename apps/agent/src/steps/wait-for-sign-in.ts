import { setTimeout as sleep } from "node:timers/promises";
import { WindlassError } from "@windlass/protocol";
import { progressOf } from "../journal/progress.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

const askAgainAfter = 2000;

/**
 * Waits until the account is signed in that the deployment signs in. The time counts from the first start of the step, over
 * restarts of program and device.
 *
 * @throws WindlassError `device.nobody-signed-in`
 */
export const waitForSignIn = async (step: StepOf<"wait-for-sign-in">, context: StepContext): Promise<StepResult> => {
  const { account, minutes } = step;
  const { journal, runtime, signal } = context.deployment;
  const began = progressOf(journal.events).firstStarted.get(step.id);
  const until = (began === undefined ? runtime.now().getTime() : Date.parse(began)) + minutes * 60_000;
  for (;;) {
    const signedIn = await runtime.platform.signedIn();
    if (signedIn?.toLowerCase() === account.toLowerCase()) {
      context.log("information", `${signedIn} is signed in.`);
      return succeeded;
    }
    const left = until - runtime.now().getTime();
    if (left <= 0) throw new WindlassError("device.nobody-signed-in", { parameters: { account, minutes } });
    await sleep(Math.min(askAgainAfter, left), undefined, { signal });
  }
};
