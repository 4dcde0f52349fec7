import type { PublishedBuild } from "@windlass/protocol";
import { builtInAccount, needsTemporaryAccount, temporaryAccount } from "../endings/desktop-accounts.ts";
import type { ModelOfBuild } from "../endings/ending-problems.ts";
import { type UnitPlace, unitFor } from "../endings/organisational-unit.ts";
import type { UnnumberedStep } from "./unnumbered-step.ts";

/** No longer than a plan takes. */
const short = (text: string): string => (text.length <= 1000 ? text : `${text.slice(0, 999)}…`);

/** Waits for what a connector makes; before the disk is touched. */
export const computerAccountSteps = (
  { join }: PublishedBuild,
  place: UnitPlace,
  computerName: string,
): UnnumberedStep[] => {
  if (join.kind !== "connected-domain") return [];
  const { path: organisationalUnit, why } = unitFor(join.organisationalUnit, place);
  return [
    {
      phase: "preparation",
      action: "await-computer-account",
      title: `Wait for the computer account of ${computerName} in ${join.domain}`,
      why: short(`A connector in the domain makes it, and nothing is wiped before it is there. ${why}`),
      domain: join.domain,
      computerName,
      organisationalUnit,
      waitMinutes: join.waitMinutes,
    },
  ];
};

const joinSteps = ({ join }: PublishedBuild, place: UnitPlace): UnnumberedStep[] => {
  if (join.kind !== "domain") return [];
  const { path: organisationalUnit, why } = unitFor(join.organisationalUnit, place);
  return [
    {
      phase: "hand-over",
      action: "join-domain",
      title: `Join ${join.domain}${organisationalUnit === null ? "" : `, ${organisationalUnit}`}`,
      why: short(why),
      domain: join.domain,
      organisationalUnit,
      accountSecretId: join.accountSecretId,
    },
  ];
};

const accountsReason = (model: ModelOfBuild, removed: readonly string[]): string =>
  [
    model === null ? "The build decides on the built-in Administrator." : "The build names a local security model.",
    ...(removed.length > 0 ? ["The account that was there for the deployment alone is removed."] : []),
  ].join(" ");

const accountSteps = ({ ending, administrator }: PublishedBuild, model: ModelOfBuild): UnnumberedStep[] => {
  const accounts = model?.accounts ?? [];
  const removed = needsTemporaryAccount(ending, accounts) ? [temporaryAccount] : [];
  const isDecided = administrator.kind !== "as-it-is" || administrator.renamedTo !== null;
  if (model === null && !isDecided && removed.length === 0) return [];
  // The model's own words for the built-in account are as good as the build's; both together are refused.
  const described = builtInAccount(accounts);
  return [
    {
      phase: "hand-over",
      action: "set-up-accounts",
      title: "Set up local accounts and groups",
      why: accountsReason(model, removed),
      accounts: accounts.filter((account) => account !== described),
      groups: model?.groups ?? [],
      administrator: described ? { kind: "described", account: described } : { kind: "policy", policy: administrator },
      removed,
    },
  ];
};

/** What a device does with itself once its software is installed, before it is handed over. */
export const endingSteps = (build: PublishedBuild, model: ModelOfBuild, place: UnitPlace): UnnumberedStep[] => [
  ...joinSteps(build, place),
  ...accountSteps(build, model),
  ...(build.ending.kind === "desktop" && build.ending.signInWhileDeploying
    ? [
        {
          phase: "hand-over" as const,
          action: "end-automatic-sign-in" as const,
          title: "End the automatic sign-in and verify that nothing of it is left",
          why: "A temporary administrator was signed in while software was installed.",
        },
      ]
    : []),
];

const handOverTitles = {
  untouched: "Hand over to the out-of-box experience",
  answered: "Hand over to the out-of-box experience, with its pages answered",
  desktop: "Hand over at the sign-in screen",
  audit: "Leave the device in audit mode",
} as const;

/** The last step of every plan. */
export const handOverStep = ({ ending, autopilot }: PublishedBuild): UnnumberedStep => {
  const meetsAutopilot = autopilot !== null && ending.kind === "untouched";
  const off = ending.afterwards === "shut-down" ? ", switched off" : "";
  return {
    phase: "hand-over",
    action: "hand-over",
    title: `${handOverTitles[ending.kind]}${off}`,
    why: meetsAutopilot
      ? "Windows Autopilot meets the device there, and wants no answer file left on it."
      : "The build says how its devices are given over; no answer file, key or token is left.",
    meetsAutopilot,
    ending: ending.kind === "desktop" || ending.kind === "audit" ? ending.kind : "out-of-box",
    afterwards: ending.afterwards,
  };
};
