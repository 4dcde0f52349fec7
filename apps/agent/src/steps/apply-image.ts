import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

/** Fetches the image file, verified while it streams, and applies the planned image of it. */
export const applyImage = async (step: StepOf<"apply-image">, context: StepContext): Promise<StepResult> => {
  const { runtime, publication } = context.deployment;
  const name =
    publication.operatingSystems.find((system) => system.sha256 === step.content.sha256)?.name ?? "operating system";
  const file = await context.fetch(step.content, `the image file of ${name}`, 0, step.content.sizeBytes);
  await runtime.platform.applyImage(file, step.image, (percent) => context.meter.report(percent, 100, "percent"));
  return succeeded;
};
