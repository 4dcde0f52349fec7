import type { PackageFact } from "@windlass/planner";
import { askRules, titleOf } from "../software/detection.ts";
import type { StepContext } from "../step.ts";

/** What the rules of every package say that the plan has installed. */
export const lookForPackages = async (context: StepContext): Promise<PackageFact[]> => {
  const installed = new Map(
    context.plan.steps.flatMap((step) =>
      step.action === "run-software-step" && !step.replacedBy && step.detection.length > 0
        ? [[step.software.id, step] as const]
        : [],
    ),
  );
  const facts: PackageFact[] = [];
  for (const { software, detection } of installed.values()) {
    const { found, words } = await askRules(detection, context);
    facts.push({ name: titleOf(software), found, words });
  }
  return facts;
};
