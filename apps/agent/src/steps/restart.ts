import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

/** Leaves Windows PE. Done only when Windows itself runs the agent. */
export const restart = async (_step: StepOf<"restart">, context: StepContext): Promise<StepResult> => {
  const { environment } = await context.deployment.runtime.platform.boot();
  return environment === "windows-pe" ? { outcome: "restart", into: "windows" } : succeeded;
};
