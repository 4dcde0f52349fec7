import type { Inventory, Processor, QualityCheckOf } from "@windlass/protocol";
import { type CheckAnswer, cannotTell, failed, passed } from "./answer.ts";
import type { CheckFacts } from "./facts.ts";

type Support = "supported" | "not-supported" | "not-told";

/** Above it Intel counts models anew, and Microsoft's rule says nothing of them. */
const intelFamily = 6;

const intelSupport = ({ family, model, stepping }: Processor): Support => {
  if (family === undefined || model === undefined) return "not-told";
  if (family < intelFamily) return "not-supported";
  if (family > intelFamily) return "not-told";
  // 85 (Skylake-X, Cascade Lake) is the only one below Kaby Lake R that is supported.
  if (model <= 95 && model !== 85) return "not-supported";
  // Kaby Lake: supported in a few machines, told apart by a register that the inventory has not got.
  const isKabyLake = (model === 142 || model === 158) && (stepping === undefined || stepping === 9);
  return isKabyLake ? "not-told" : "supported";
};

/** Zen: models 1 and 17 of family 23 are its first generation. */
const amdSupport = ({ family, model }: Processor): Support => {
  if (family === undefined || model === undefined) return "not-told";
  return family < 23 || (family === 23 && (model === 1 || model === 17)) ? "not-supported" : "supported";
};

const armSupport = ({ hasAtomicInstructions }: Processor): Support => {
  if (hasAtomicInstructions === undefined) return "not-told";
  return hasAtomicInstructions ? "supported" : "not-supported";
};

/**
 * Whether Windows 11 supports the generation of a processor, as Microsoft's own HardwareReadiness.ps1
 * (https://aka.ms/HWReadinessScript) judges it by manufacturer, family, model and stepping; `not-told` where that rule
 * needs more than is known.
 */
const windows11Support = (processor: Processor, architecture: Inventory["architecture"]): Support => {
  if (architecture === "arm64") return armSupport(processor);
  switch (processor.manufacturer?.toLowerCase()) {
    case "genuineintel":
      return intelSupport(processor);
    case "authenticamd":
      return amdSupport(processor);
    default:
      return "not-told";
  }
};

const another = "Deploy another device, or a build with a Windows that runs on this processor.";

const shortcoming = (
  check: QualityCheckOf<"processor">,
  { addressBits, cores, maximumMegahertz }: Processor,
): string | null => {
  if (addressBits === 32) return "it is a 32-bit processor";
  if (cores !== undefined && cores < check.minimumCores)
    return `it has ${cores} cores, ${check.minimumCores} are asked for`;
  if (maximumMegahertz !== undefined && maximumMegahertz < check.minimumMegahertz)
    return `it runs at ${maximumMegahertz} MHz, ${check.minimumMegahertz} MHz are asked for`;
  return null;
};

const missing = ({ addressBits, cores, maximumMegahertz }: Processor): string | null => {
  if (addressBits === undefined) return "whether it is a 64-bit processor";
  if (cores === undefined) return "how many cores it has";
  return maximumMegahertz === undefined ? "how fast it runs" : null;
};

const described = ({ name, cores, maximumMegahertz, family, model, stepping }: Processor): string =>
  [
    name,
    cores && `${cores} cores`,
    maximumMegahertz && `${maximumMegahertz} MHz`,
    family !== undefined && `family ${family}, model ${model ?? "?"}, stepping ${stepping ?? "?"}`,
  ]
    .filter(Boolean)
    .join(", ");

export const judgeProcessor = (check: QualityCheckOf<"processor">, { inventory }: CheckFacts): CheckAnswer => {
  const { processor, architecture } = inventory;
  if (!processor)
    return cannotTell("The device does not tell its processor.", "Start the device with newer boot media.");
  const name = processor.name ?? "The processor";
  const measured = described(processor) || null;
  const short = shortcoming(check, processor);
  if (short) return failed(`${name}: ${short}.`, measured, another);
  const support = check.windows11 ? windows11Support(processor, architecture) : "supported";
  if (support === "not-supported")
    return failed(`${name} is of a generation that Windows 11 does not support.`, measured, another);
  const untold = missing(processor);
  if (untold) return { ...cannotTell(`The device does not tell ${untold}.`, "Look the processor up."), measured };
  if (support === "not-told")
    return {
      ...cannotTell(
        `Whether Windows 11 supports ${name} cannot be told by what the device says of it.`,
        "Look it up in Microsoft's lists of supported processors.",
      ),
      measured,
    };
  return passed(`${name} meets what is asked for.`, measured);
};
