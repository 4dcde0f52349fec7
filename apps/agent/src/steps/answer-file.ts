import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { renderAnswerFile } from "@windlass/unattend";
import { writeFileAtomically } from "../workspace/atomic-file.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

/** Where Setup finds it, and where no other place outranks it that an applied image has. */
export const answerFilePath = "C:\\Windows\\Panther\\unattend.xml";

export const writeAnswerFile = async (step: StepOf<"write-answer-file">, context: StepContext): Promise<StepResult> => {
  const path = await context.deployment.runtime.platform.pathOf(answerFilePath);
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomically(path, renderAnswerFile(step.settings));
  return succeeded;
};
