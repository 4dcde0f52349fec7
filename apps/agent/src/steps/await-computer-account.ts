import { setTimeout as sleep } from "node:timers/promises";
import { type ComputerAccountForAgent, WindlassError } from "@windlass/protocol";
import { Refusal } from "../agent/failures.ts";
import { untilAnswered } from "../agent/waiting.ts";
import { progressOf } from "../journal/progress.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

type AwaitStep = StepOf<"await-computer-account">;

const ask = ({ deployment }: StepContext): Promise<ComputerAccountForAgent> => {
  const { api, authorised, persistence, signal } = deployment;
  return untilAnswered(() => authorised(() => api.readComputerAccount(signal)), persistence);
};

/** When the wait ends, by the journal: a restarted agent does not begin anew. */
const endsAt = ({ id, waitMinutes }: AwaitStep, { deployment }: StepContext): number => {
  const began = progressOf(deployment.journal.events).firstStarted.get(id);
  return (began === undefined ? deployment.serverNow().getTime() : Date.parse(began)) + waitMinutes * 60_000;
};

const late = ({ computerName, domain, waitMinutes: minutes }: AwaitStep, says: string): WindlassError =>
  new WindlassError("device.computer-account-late", { parameters: { computerName, domain, minutes, says } });

/**
 * Waits until a connector has made the device's computer account, at most as long as the build says. Nothing of the device
 * was wiped yet, and the account itself does not come here: the step that writes it fetches it.
 *
 * @throws Refusal why it could not be made; WindlassError `device.computer-account-late`
 */
export const awaitComputerAccount = async (step: AwaitStep, context: StepContext): Promise<StepResult> => {
  const { persistence, signal, serverNow } = context.deployment;
  const until = endsAt(step, context);
  let told = "";
  for (;;) {
    const { state, says, failure, pollAfterSeconds } = await ask(context);
    if (failure) throw new Refusal(422, failure);
    if (state === "made" || state === "given") return succeeded;
    if (state === "withdrawn" || state === "used") throw late(step, says);
    if (says !== told) {
      context.log("information", says);
      persistence.onWaiting?.(says);
    }
    told = says;
    const left = until - serverNow().getTime();
    if (left <= 0) throw late(step, says);
    await sleep(Math.min(pollAfterSeconds * 1000, left), undefined, { signal });
  }
};
