import { type CheckVerdict, checkKey, type QualityCheck } from "@windlass/protocol";
import type { CheckAnswer } from "./answer.ts";
import type { CheckFacts } from "./facts.ts";
import { judgeAutopilotReadiness, judgeHardwareHash } from "./judge-autopilot.ts";
import { judgeDriverCoverage, judgeProblemDevices } from "./judge-drivers.ts";
import { judgeDisk, judgeInternalDisk, judgeMemory, judgeSecureBoot, judgeTpm, judgeUefi } from "./judge-hardware.ts";
import { judgeProcessor } from "./judge-processor.ts";
import { judgeScript } from "./judge-script.ts";
import { judgeClock, judgeFirmwareAge, judgeKnownModel, judgeNetwork, judgePower } from "./judge-surroundings.ts";
import { judgeActivation, judgeBitLocker, judgeJoin, judgeLeftovers, judgePackagesDetected } from "./judge-windows.ts";
import { checkTitle, wantedWords } from "./words.ts";

const answerTo = (check: QualityCheck, facts: CheckFacts): CheckAnswer => {
  switch (check.kind) {
    case "memory":
      return judgeMemory(check, facts);
    case "disk":
      return judgeDisk(check, facts);
    case "internal-disk":
      return judgeInternalDisk(check, facts);
    case "uefi":
      return judgeUefi(check, facts);
    case "secure-boot":
      return judgeSecureBoot(check, facts);
    case "tpm":
      return judgeTpm(check, facts);
    case "processor":
      return judgeProcessor(check, facts);
    case "power":
      return judgePower(check, facts);
    case "network":
      return judgeNetwork(check, facts);
    case "clock":
      return judgeClock(check, facts);
    case "firmware-age":
      return judgeFirmwareAge(check, facts);
    case "known-model":
      return judgeKnownModel(check, facts);
    case "driver-coverage":
      return judgeDriverCoverage(check, facts);
    case "autopilot-readiness":
      return judgeAutopilotReadiness(check, facts);
    case "hardware-hash":
      return judgeHardwareHash(check, facts);
    case "problem-devices":
      return judgeProblemDevices(check, facts);
    case "packages-detected":
      return judgePackagesDetected(check, facts);
    case "activation":
      return judgeActivation(check, facts);
    case "join":
      return judgeJoin(check, facts);
    case "bitlocker":
      return judgeBitLocker(check, facts);
    case "leftovers":
      return judgeLeftovers(check, facts);
    case "script":
      return judgeScript(check, facts);
  }
};

const longest = 1000;

/** Devices tell any text of themselves: no verdict is longer than what the protocol takes. */
const bounded = (text: string): string =>
  (text.length > longest ? `${text.slice(0, longest - 1)}…` : text).replaceAll("\0", "\uFFFD").toWellFormed();

/** What a check comes to by what is known of a device. Total: every check and all facts give a verdict. */
export const judgeCheck = (check: QualityCheck, facts: CheckFacts): CheckVerdict => {
  const { outcome, says, measured, remedy, output, level = check.level } = answerTo(check, facts);
  return {
    key: checkKey(check),
    title: checkTitle(check),
    level,
    mayOverride: level === "block" && check.mayOverride,
    outcome,
    says: bounded(says),
    measured: measured && bounded(measured),
    wanted: bounded(wantedWords(check)),
    remedy: remedy && bounded(remedy),
    output: output?.replaceAll("\0", "\uFFFD") ?? null,
  };
};
