import type { QualityCheckOf } from "@windlass/protocol";
import { type CheckAnswer, cannotTell, failed, listed, passed } from "./answer.ts";
import type { CheckFacts } from "./facts.ts";

const dayMilliseconds = 24 * 60 * 60 * 1000;

const check = "Open the organisation's tenant connection and run its check.";

export const judgeAutopilotReadiness = (
  { mostDays }: QualityCheckOf<"autopilot-readiness">,
  { measured: { granted, now } }: CheckFacts,
): CheckAnswer => {
  const report = granted?.readiness ?? null;
  if (!report || !now) return cannotTell("The tenant's readiness was never checked.", check);
  const days = Math.floor(Math.max(0, now.getTime() - Date.parse(report.checkedAt)) / dayMilliseconds);
  const measured = `${report.outcome}, checked ${report.checkedAt}`;
  if (days > mostDays)
    return { ...cannotTell(`The tenant's readiness was checked ${days} days ago.`, check), measured };
  const rows = report.problems.length > 0 ? `: ${listed(report.problems)}` : "";
  switch (report.outcome) {
    case "passed":
      return passed("The tenant was ready for this build when it was checked.", measured);
    case "warning":
      return passed(`The tenant was ready for this build, with warnings${rows}.`, measured);
    case "cannot-tell":
      return { ...cannotTell(`Parts of the tenant's readiness could not be told${rows}.`, check), measured };
    case "failed":
      return failed(`The tenant is not ready for this build${rows}.`, measured, `${check} It says what to do.`);
  }
};

export const judgeHardwareHash = (
  _check: QualityCheckOf<"hardware-hash">,
  { measured: { hash } }: CheckFacts,
): CheckAnswer => {
  const remedy =
    "Enable the TPM in the firmware; where the hash is read in Windows PE, use boot media with the TPM components.";
  if (!hash) return cannotTell("No hardware hash was read.", remedy);
  if ("unreadable" in hash) return cannotTell(`No hardware hash could be read: ${hash.unreadable}.`, remedy);
  if (hash.hasTpmData) return passed("The hardware hash carries TPM data.", "TPM data");
  const why = hash.findings.length > 0 ? ` ${listed(hash.findings, 2)}` : "";
  return failed(`The hardware hash carries no TPM data that holds.${why}`, "no TPM data", remedy);
};
