import type { JoinKind, QualityCheckOf } from "@windlass/protocol";
import { type CheckAnswer, cannotTell, failed, listed, passed } from "./answer.ts";
import type { CheckFacts } from "./facts.ts";

export const judgePackagesDetected = (
  _check: QualityCheckOf<"packages-detected">,
  { measured: { packages } }: CheckFacts,
): CheckAnswer => {
  if (!packages) return cannotTell("The packages were not looked for.", "Read the deployment's log.");
  const gone = packages.filter(({ found }) => found === false);
  const untold = packages.filter(({ found }) => found === null);
  const measured = `${packages.length - gone.length - untold.length} of ${packages.length} found`;
  const words = (some: typeof packages) =>
    listed(
      some.map((one) => `${one.name} (${one.words})`),
      3,
    );
  if (gone.length > 0)
    return failed(
      `Not there: ${words(gone)}.`,
      measured,
      "Read the log of the package's steps; correct the steps, or its detection rules.",
    );
  if (untold.length > 0)
    return {
      ...cannotTell(`It cannot be told whether these are there: ${words(untold)}.`, "Use other detection rules."),
      measured,
    };
  return passed(`All ${packages.length} packages with detection rules are there.`, measured);
};

export const judgeActivation = (
  _check: QualityCheckOf<"activation">,
  { measured: { windows } }: CheckFacts,
): CheckAnswer => {
  const activated = windows?.activated ?? null;
  if (activated === null) return cannotTell("Windows does not tell whether it is activated.", "Run slmgr /xpr on it.");
  if (activated) return passed("Windows is activated.", "activated");
  return failed(
    "Windows is not activated.",
    "not activated",
    "Check the product key of the build, and that the device reaches Microsoft or the key management service.",
  );
};

export const joinWords: Readonly<Record<JoinKind, string>> = {
  workgroup: "a workgroup only",
  domain: "an Active Directory domain",
  entra: "Microsoft Entra",
  hybrid: "Active Directory and Microsoft Entra (hybrid)",
};

export const judgeJoin = ({ expected }: QualityCheckOf<"join">, { measured: { windows } }: CheckFacts): CheckAnswer => {
  const join = windows?.join ?? null;
  if (join === null) return cannotTell("Windows does not tell how it is joined.", "Run dsregcmd /status on it.");
  const measured = `${joinWords[join.kind]}${join.name ? ` (${join.name})` : ""}`;
  if (join.kind === expected) return passed(`The device belongs to ${measured}.`, measured);
  return failed(
    `The device belongs to ${measured} and should belong to ${joinWords[expected]}.`,
    measured,
    "Check the account and the target of the join in the build, then deploy again.",
  );
};

export const judgeBitLocker = (
  { expected }: QualityCheckOf<"bitlocker">,
  { measured: { windows } }: CheckFacts,
): CheckAnswer => {
  const state = windows?.bitLocker ?? null;
  if (state === null) return cannotTell("Windows does not tell about BitLocker.", "Run manage-bde -status on it.");
  if (state === "changing")
    return {
      ...cannotTell("BitLocker is being switched right now.", "Wait for it, then look again."),
      measured: state,
    };
  if (state === expected) return passed(`BitLocker is ${state}.`, state);
  return failed(`BitLocker is ${state} and should be ${expected}.`, state, "Check the policy that switches BitLocker.");
};

export const judgeLeftovers = (
  _check: QualityCheckOf<"leftovers">,
  { measured: { leftovers } }: CheckFacts,
): CheckAnswer => {
  if (!leftovers) return cannotTell("Nobody looked for what is left.", "Read the deployment's log.");
  if (leftovers.length === 0) return passed("Nothing of the deployment is left on the device.", "nothing");
  return failed(
    `Left on the device: ${listed(leftovers)}.`,
    listed(leftovers, 10),
    "Do not hand the device over. Remove what is named, or deploy it again.",
  );
};
