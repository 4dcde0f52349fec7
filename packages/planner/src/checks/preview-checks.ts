import type {
  CheckMoment,
  CheckVerdict,
  GrantedCheckFacts,
  Inventory,
  Plan,
  PreviewedCheck,
  PreviewedChecks,
  QualityCheck,
  QualityCheckKind,
} from "@windlass/protocol";
import { gateOf } from "./gate.ts";
import { judgeCheck } from "./judge.ts";
import { checkMomentOf, wantedWords } from "./words.ts";

/** What the server knows of a device without the device. */
export interface PreviewFacts {
  readonly inventory: Inventory;
  readonly granted: GrantedCheckFacts;
  readonly now: Date;
}

/** What the plan leaves open and the server can tell all the same. */
const knownToServer: readonly QualityCheckKind[] = ["autopilot-readiness", "known-model", "firmware-age"];

const unknown: Readonly<Record<CheckMoment, string>> = {
  before: "Only the device can measure it, in Windows PE.",
  after: "Only the deployed Windows can tell.",
  end: "It can be told when the deployment is at its end.",
};

const verdictBeforehand = (
  check: QualityCheck,
  known: CheckVerdict | null,
  { inventory, granted, now }: PreviewFacts,
): CheckVerdict | null => {
  if (known !== null) return known;
  if (!knownToServer.includes(check.kind)) return null;
  return judgeCheck(check, { inventory, targetDisk: null, driverFindings: null, measured: { granted, now } });
};

/** What the quality checks of a plan come to by what is known before the device is there, and what they leave open. */
export const previewChecks = ({ steps }: Pick<Plan, "steps">, facts: PreviewFacts): PreviewedChecks => {
  const list = steps.flatMap((step): PreviewedCheck[] =>
    step.action !== "check-device"
      ? []
      : step.checks.map(({ key, title, check, known }) => {
          const moment = checkMomentOf(check);
          const verdict = verdictBeforehand(check, known, facts);
          const { level, mayOverride } = check;
          const open = verdict === null ? unknown[moment] : null;
          return { key, title, moment, level, mayOverride, wanted: wantedWords(check), verdict, unknown: open };
        }),
  );
  const before = list.flatMap(({ moment, verdict }) => (moment === "before" && verdict ? [verdict] : []));
  return { gate: gateOf(before).kind, list };
};
