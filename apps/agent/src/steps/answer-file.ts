import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { renderAnswerFiles } from "@windlass/unattend";
import { writeFileAtomically } from "../workspace/atomic-file.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

/** Where Setup finds it, and where no other place outranks it that an applied image has. */
export const answerFilePath = "C:\\Windows\\Panther\\unattend.xml";

/** Where Setup does not look by itself: Sysprep is told of it when the device is handed over. */
export const handOverAnswersPath = "C:\\ProgramData\\Windlass\\hand-over.xml";

/** 128 bits, with a capital, a digit and a sign for the strictest rule that Windows has. */
const makePassword = (): string => `${randomBytes(16).toString("hex")}Aa1!`;

/** Writes what Setup does before anybody sees Windows, and what Sysprep shall answer at the end. */
export const writeAnswerFile = async (step: StepOf<"write-answer-file">, context: StepContext): Promise<StepResult> => {
  const { platform } = context.deployment.runtime;
  const files = renderAnswerFiles(step.settings, { makePassword, domainBlob: null });
  const places = [
    [answerFilePath, files.first],
    [handOverAnswersPath, files.handOver],
  ] as const;
  for (const [place, text] of places) {
    if (text === null) continue;
    const path = await platform.pathOf(place);
    mkdirSync(dirname(path), { recursive: true });
    writeFileAtomically(path, text);
  }
  return succeeded;
};
