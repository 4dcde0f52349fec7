import type { CorporateIdentifierForAgent, RegistrationForAgent } from "@windlass/protocol";
import { Refusal } from "../agent/failures.ts";

/** How far the server is with a device, whichever way it goes. */
export type AutopilotProgress = RegistrationForAgent | CorporateIdentifierForAgent;

/** What has ended badly is told as the server tells it. @throws Refusal */
export const checkedProgress = <Progress extends AutopilotProgress>(progress: Progress): Progress => {
  if (progress.failed && progress.failure) throw new Refusal(422, progress.failure);
  return progress;
};
