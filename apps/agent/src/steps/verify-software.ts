import { setTimeout as sleep } from "node:timers/promises";
import { WindlassError } from "@windlass/protocol";
import type { Detection } from "../platform/platform.ts";
import { askRules, stepsOfPackage, titleOf, unlessReplacedIsLeft } from "./software/detection.ts";
import { programRunId } from "./software/program.ts";
import { type StepContext, type StepEnd, type StepOf, succeeded } from "./step.ts";

type VerifyStep = StepOf<"verify-software">;

/** Whether some program of the package was only noted: then what it would have done says nothing about its package. */
const wasOnlyNoted = async (step: VerifyStep, context: StepContext): Promise<boolean> => {
  for (const planned of stepsOfPackage(step, context)) {
    if (await context.deployment.runtime.platform.onlyNoted(programRunId(planned, context))) return true;
  }
  return false;
};

const untold = (step: VerifyStep, words: string, context: StepContext): StepEnd => {
  const parameters = { name: titleOf(step.software), what: words };
  const reason = new WindlassError("device.software-not-verified", { parameters }).told();
  context.log("warning", `Not verified: ${reason.message}`);
  return { outcome: "skipped", exitCode: null, reason };
};

const failure = ({ software, replacedBy }: VerifyStep, { words }: Detection): WindlassError => {
  const object = { kind: "software-package" as const, id: software.id, name: software.name };
  const parameters = { name: titleOf(software), what: words };
  return replacedBy
    ? new WindlassError("device.software-not-removed", {
        parameters: { ...parameters, replacement: titleOf(replacedBy) },
        object,
      })
    : new WindlassError("device.software-not-found", { parameters, object });
};

/**
 * Asks a package's rules after its steps. Programs that end before their work does (NSIS and Inno uninstallers start a copy
 * of themselves, bootstrappers another process) are given time: the rules are asked again until it is over.
 *
 * @throws WindlassError `device.software-not-found`, `device.software-not-removed`
 */
export const verifySoftware = async (step: VerifyStep, context: StepContext): Promise<StepEnd> => {
  const left = unlessReplacedIsLeft(step, context);
  if (left) return left;
  const { runtime, signal } = context.deployment;
  const { detectionGrace, detectionPause } = runtime.patience;
  const expected = step.replacedBy === null;
  const until = runtime.clock() + detectionGrace;
  for (let round = 0; ; round++) {
    const detection = await askRules(step.detection, context);
    if (detection.found === expected) {
      context.log("information", `Verified: ${detection.words}`);
      return succeeded;
    }
    if (detection.found === null) return untold(step, detection.words, context);
    if (round === 0 && (await wasOnlyNoted(step, context)))
      return untold(step, `${detection.words}, but its programs were noted and not run`, context);
    if (runtime.clock() >= until) throw failure(step, detection);
    if (round === 0) {
      const seconds = Math.ceil(detectionGrace / 1000);
      context.log("information", `Not yet: ${detection.words}. It is asked again for up to ${seconds} seconds.`);
    }
    await sleep(detectionPause, undefined, { signal });
  }
};
