import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { secretText, WindlassError } from "@windlass/protocol";
import { renderAnswerFiles } from "@windlass/unattend";
import { writeFileAtomically } from "../workspace/atomic-file.ts";
import { answerFilePath, handOverAnswersPath } from "./answer-file-places.ts";
import { fetchSecrets } from "./fetch-secrets.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

type AnswerFileStep = StepOf<"write-answer-file">;

/** 128 bits, with a capital, a digit and a sign for the strictest rule that Windows has. */
const makePassword = (): string => `${randomBytes(16).toString("hex")}Aa1!`;

/** The device's computer account, in one line of Base64, as `djoin` writes it in UTF-16 with a mark at its end. */
const domainBlobOf = async (step: AnswerFileStep, context: StepContext): Promise<string | null> => {
  const { join } = step.settings;
  if (join?.kind !== "offline-domain") return null;
  const values = await fetchSecrets(step, [join.blobSecretId], context);
  const value = values.get(join.blobSecretId);
  const blob = ((value && secretText(value)) ?? "").replaceAll(/[\s\0\uFEFF]/g, "");
  if (/^[A-Za-z0-9+/]+=*$/.test(blob)) return blob;
  throw new WindlassError("device.not-joined", {
    parameters: { domain: "its domain", what: "the secret holds no computer account as djoin writes it" },
  });
};

/** Writes what Setup does before anybody sees Windows, and what Sysprep shall answer at the end. */
export const writeAnswerFile = async (step: AnswerFileStep, context: StepContext): Promise<StepResult> => {
  const { platform } = context.deployment.runtime;
  const domainBlob = await domainBlobOf(step, context);
  const files = renderAnswerFiles(step.settings, { makePassword, domainBlob });
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
