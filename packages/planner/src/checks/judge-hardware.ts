import type { CheckOutcome, QualityCheckOf } from "@windlass/protocol";
import { diskRefusal } from "../plan/target-disk.ts";
import { type CheckAnswer, cannotTell, failed, passed } from "./answer.ts";
import type { CheckFacts } from "./facts.ts";

const gibibyte = 2 ** 30;
const gigabyte = 1_000_000_000;

const oneDigit = (value: number): string => String(Math.round(value * 10) / 10);

/** Firmware and graphics take some of what is built in, so a tenth less still counts as the size it is sold with. */
const memoryTolerance = 0.9;

export const judgeMemory = (
  { minimumGigabytes }: QualityCheckOf<"memory">,
  { inventory: { memoryBytes } }: CheckFacts,
): CheckAnswer => {
  if (memoryBytes === 0) return cannotTell("The device does not tell its memory.", "Look at the device's firmware.");
  const measured = `${oneDigit(memoryBytes / gibibyte)} GB`;
  if (memoryBytes >= minimumGigabytes * gibibyte * memoryTolerance)
    return passed(`The device has ${measured} of memory.`, measured);
  return failed(
    `The device has ${measured} of memory, and ${minimumGigabytes} GB are asked for.`,
    measured,
    "Add memory, or deploy another device.",
  );
};

/** A disk is sold with a little less than its size. */
const diskTolerance = 0.93;

export const judgeDisk = (
  { minimumGigabytes, buses }: QualityCheckOf<"disk">,
  { targetDisk }: CheckFacts,
): CheckAnswer => {
  if (!targetDisk)
    return cannotTell("No disk is chosen to be wiped.", "Choose the target disk when the device is approved.");
  const { number, model, sizeBytes, bus } = targetDisk;
  const size = `${Math.round(sizeBytes / gigabyte)} GB`;
  const measured = `disk ${number}, ${model}, ${size}, ${bus}`;
  if (!buses.includes(bus))
    return failed(
      `Disk ${number} is attached by ${bus}.`,
      measured,
      "Choose another disk when the device is approved, or change the controller's mode in the firmware.",
    );
  if (sizeBytes < minimumGigabytes * gigabyte * diskTolerance)
    return failed(
      `Disk ${number} has ${size}, and ${minimumGigabytes} GB are asked for.`,
      measured,
      "Fit a larger disk, or deploy another device.",
    );
  return passed(`Disk ${number} (${model}) has ${size} and is attached by ${bus}.`, measured);
};

export const judgeInternalDisk = (_check: QualityCheckOf<"internal-disk">, { targetDisk }: CheckFacts): CheckAnswer => {
  if (!targetDisk)
    return cannotTell("No disk is chosen to be wiped.", "Choose the target disk when the device is approved.");
  const refusal = diskRefusal(targetDisk, 0);
  const measured = `${targetDisk.bus}${targetDisk.removable ? ", removable" : ""}`;
  if (refusal === null) return passed(`Disk ${targetDisk.number} is built in.`, measured);
  return failed(
    `Disk ${targetDisk.number} would be wiped, but ${refusal}.`,
    measured,
    "Pull out what is plugged in and start the device again, or choose another disk.",
  );
};

export const judgeUefi = (_check: QualityCheckOf<"uefi">, { inventory: { firmware } }: CheckFacts): CheckAnswer =>
  firmware === "uefi"
    ? passed("The device started in UEFI mode.", "UEFI")
    : failed(
        "The device started in legacy BIOS mode.",
        "BIOS",
        "Switch the firmware to UEFI, with the compatibility support module off, and start the device again.",
      );

export const judgeSecureBoot = (
  _check: QualityCheckOf<"secure-boot">,
  { inventory: { secureBoot } }: CheckFacts,
): CheckAnswer => {
  if (secureBoot === null)
    return cannotTell("The device does not tell whether Secure Boot is on.", "Look in the device's firmware.");
  if (secureBoot) return passed("Secure Boot is on.", "on");
  return failed("Secure Boot is off.", "off", "Switch Secure Boot on in the firmware and start the device again.");
};

const clearing = "Clear the TPM in the firmware and start the device again.";

/** The states that a check asks for: the first that is wrong, or that nobody told. */
const tpmStates = (check: QualityCheckOf<"tpm">, { tpm }: CheckFacts["inventory"]): CheckAnswer | null => {
  const asked = [
    { isAsked: check.mustBeEnabled, told: tpm.enabled, wanted: true, wrong: "is switched off", name: "is enabled" },
    { isAsked: check.mustBeActivated, told: tpm.activated, wanted: true, wrong: "is not active", name: "is active" },
    { isAsked: check.mustNotBeOwned, told: tpm.owned, wanted: false, wrong: "has an owner", name: "has an owner" },
  ];
  const found = (outcome: CheckOutcome) =>
    asked.find(({ isAsked, told, wanted }) =>
      isAsked && outcome === "failed" ? told !== undefined && told !== wanted : isAsked && told === undefined,
    );
  const wrong = found("failed");
  if (wrong) {
    const remedy = wrong.wanted ? "Enable the TPM in the firmware and start the device again." : clearing;
    return failed(`The TPM ${wrong.wrong}.`, wrong.wrong, remedy);
  }
  const untold = found("cannot-tell");
  return untold
    ? cannotTell(`The device does not tell whether the TPM ${untold.name}.`, "Look in the firmware.")
    : null;
};

export const judgeTpm = (check: QualityCheckOf<"tpm">, { inventory }: CheckFacts): CheckAnswer => {
  const { tpm } = inventory;
  if (!tpm.present)
    return failed("The device has no TPM, or it is hidden.", "none", "Enable the TPM in the firmware (PTT or fTPM).");
  const version = /\d+(\.\d+)?/.exec(tpm.version ?? "")?.[0];
  if (!version) return cannotTell("The device does not tell the version of its TPM.", "Look in the firmware.");
  const measured = `TPM ${version}`;
  if (Number(version) < Number(check.minimumVersion))
    return failed(
      `The device has a TPM ${version}, and ${check.minimumVersion} is asked for.`,
      measured,
      "Switch the TPM to version 2.0 in the firmware where it can, or deploy another device.",
    );
  return tpmStates(check, inventory) ?? passed(`The device has a TPM ${version} as asked for.`, measured);
};
