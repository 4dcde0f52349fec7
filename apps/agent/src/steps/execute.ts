import type { PlanStep } from "@windlass/protocol";
import { writeAnswerFile } from "./answer-file.ts";
import { applyImage } from "./apply-image.ts";
import { importCorporateIdentifier, registerAutopilot } from "./autopilot.ts";
import { awaitComputerAccount } from "./await-computer-account.ts";
import { checkDevice } from "./checks/check-device.ts";
import { injectDrivers } from "./drivers/inject-drivers.ts";
import { endAutomaticSignIn } from "./end-automatic-sign-in.ts";
import { handOver } from "./hand-over.ts";
import { installProductKey } from "./install-product-key.ts";
import { joinDomain } from "./join-domain.ts";
import { writeOfflineProfile } from "./offline-profile.ts";
import { partitionDisk } from "./partition-disk.ts";
import { restart } from "./restart.ts";
import { runSoftwareStep } from "./run-software-step.ts";
import { serviceImage } from "./service-image.ts";
import { setUpAccounts } from "./set-up-accounts.ts";
import type { StepContext, StepResult } from "./step.ts";
import { verifySoftware } from "./verify-software.ts";
import { waitForAutopilot } from "./wait-for-autopilot.ts";
import { waitForSignIn } from "./wait-for-sign-in.ts";

/** Carries out one step of a plan; throws what made it fail. */
export const executeStep = (step: PlanStep, context: StepContext): Promise<StepResult> => {
  switch (step.action) {
    case "check-device":
      return checkDevice(step, context);
    case "await-computer-account":
      return awaitComputerAccount(step, context);
    case "partition-disk":
      return partitionDisk(step, context);
    case "apply-image":
      return applyImage(step, context);
    case "inject-drivers":
      return injectDrivers(step, context);
    case "write-answer-file":
      return writeAnswerFile(step, context);
    case "write-offline-profile":
      return writeOfflineProfile(step, context);
    case "restart":
      return restart(step, context);
    case "run-software-step":
      return runSoftwareStep(step, context);
    case "verify-software":
      return verifySoftware(step, context);
    case "wait-for-sign-in":
      return waitForSignIn(step, context);
    case "register-autopilot":
      return registerAutopilot(step, context);
    case "import-corporate-identifier":
      return importCorporateIdentifier(step, context);
    case "wait-for-autopilot":
      return waitForAutopilot(step, context);
    case "hand-over":
      return handOver(step, context);
    case "service-image":
      return serviceImage(step, context);
    case "install-product-key":
      return installProductKey(step, context);
    case "join-domain":
      return joinDomain(step, context);
    case "set-up-accounts":
      return setUpAccounts(step, context);
    case "end-automatic-sign-in":
      return endAutomaticSignIn(context);
  }
};
