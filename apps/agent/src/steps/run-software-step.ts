import { copyFiles } from "./software/copy.ts";
import { unlessNeedless } from "./software/detection.ts";
import { type SoftwareStep, withPackageFiles } from "./software/package-files.ts";
import { installPortable } from "./software/portable.ts";
import { runProgramStep } from "./software/program.ts";
import { type StepContext, type StepEnd, type StepResult, succeeded } from "./step.ts";

const changeRegistry = async ({ step }: SoftwareStep, context: StepContext): Promise<StepEnd> => {
  if (step.kind !== "registry" && step.kind !== "registry-bulk") return succeeded;
  const changes = step.kind === "registry" ? [step.change] : step.changes;
  await context.deployment.runtime.platform.changeRegistry(step.view, changes);
  context.log("information", `Made ${changes.length} changes of the registry, ${step.view} view.`);
  return succeeded;
};

/** Carries out one step of a software package with its files, each verified before anything of it is used. */
export const runSoftwareStep = async (planned: SoftwareStep, context: StepContext): Promise<StepResult> => {
  const needless = await unlessNeedless(planned, context);
  if (needless) return needless;
  const { step } = planned;
  if (step.kind === "registry" || step.kind === "registry-bulk") return await changeRegistry(planned, context);
  return await withPackageFiles(planned, context, (files) => {
    if (step.kind === "copy") return copyFiles(step, context, files);
    const [pin] = step.kind === "winget" ? step.pins : [];
    if (step.kind === "winget" && pin?.type === "portable") return installPortable(step, pin, context, files);
    return runProgramStep(planned, step, context, files);
  });
};
