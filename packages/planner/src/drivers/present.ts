import type { DeviceDrivers, DriverCandidate, NodeDrivers, RuledOutDriver } from "@windlass/protocol";
import { type Candidate, type RuledOut, toldAgeOf } from "./candidate.ts";
import type { HardwareIdIndex } from "./hardware-id-index.ts";
import type { LibraryDriver } from "./library-driver.ts";
import type { ModelLine } from "./line-table.ts";
import { type Contest, chosenOf, hasConflict, type NodeMatch } from "./node-match.ts";
import { rankText, signatureScore, signatureScores } from "./rank.ts";
import { roleOf } from "./roles.ts";
import type { WindowsSystem } from "./windows-system.ts";
import {
  beatenWords,
  chosenWords,
  conflictWords,
  describeModel,
  rankWords,
  ruledOutWords,
  standingOf,
} from "./words.ts";

const named = (driver: LibraryDriver, { model }: ModelLine, matchedId: string) => ({
  driverId: driver.id,
  inf: driver.name,
  pack: driver.pack?.name ?? null,
  kind: driver.facts.kind,
  provider: driver.facts.provider,
  class: driver.facts.class,
  description: describeModel(model),
  matchedId,
});

const presentCandidate = (
  candidate: Candidate,
  standing: Pick<DriverCandidate, "standing" | "why">,
): DriverCandidate => ({
  ...named(candidate.driver, candidate.line, candidate.matchedId),
  ...standing,
  rank: rankText(candidate.rank),
  rankInWords: rankWords(candidate),
  matchedBy: candidate.meeting.kind,
  featureScore: candidate.line.model.featureScore,
  signed: signatureScore(candidate.driver.facts) === signatureScores.trusted,
  driverDate: toldAgeOf(candidate).date,
  driverVersion: toldAgeOf(candidate).version,
  installSection: candidate.line.model.installSection,
  role: roleOf(candidate.driver.facts),
  nullDriver: candidate.line.model.nullDriver ?? false,
  bound: candidate.preferred,
});

const presentContest = ({ chosen, conflict, beaten }: Contest): DriverCandidate[] => [
  ...(chosen ? [presentCandidate(chosen, { standing: "chosen", why: chosenWords(chosen, beaten.length) })] : []),
  ...conflict.map((candidate) =>
    presentCandidate(candidate, { standing: "conflict", why: conflictWords(candidate, conflict) }),
  ),
  ...beaten.map((one) => presentCandidate(one.candidate, { standing: standingOf(one), why: beatenWords(one) })),
];

const presentRuledOut = (ruled: RuledOut, index: HardwareIdIndex, system: WindowsSystem): RuledOutDriver => ({
  ...named(ruled.driver, ruled.line, ruled.matchedId),
  reason: ruled.reason,
  why: ruledOutWords(ruled, index.lines.manufacturerLines[ruled.line.manufacturerLine]?.position ?? 0, system),
  judgement: ruled.reason === "filter" ? ruled.judgement : null,
});

const outcomeOf = (match: NodeMatch): NodeDrivers["outcome"] => {
  if (hasConflict(match)) return "conflict";
  return match.base.chosen ? "driver" : "none";
};

const withoutDriverWords = ({ node, ruledOut }: NodeMatch): string => {
  const passed = ruledOut.length === 0 ? "No driver names this part" : "No driver that names this part fits";
  if (node.problemCode === 28) return `${passed}, and the device has none of its own for it.`;
  return `${passed}; Windows may bring one of its own.`;
};

const saysOf = (match: NodeMatch): string => {
  const { base } = match;
  if (hasConflict(match)) {
    const [first, ...others] =
      (base.conflict.length > 0 ? base : match.extensions.find((one) => one.conflict.length > 0))?.conflict ?? [];
    return `${[first, ...others].map((one) => one?.driver.name).join(" and ")} are equally good: decide between them.`;
  }
  if (!base.chosen) return withoutDriverWords(match);
  const { driver, line } = base.chosen;
  const age = toldAgeOf(base.chosen);
  const what = age.version ? `${driver.name} ${age.version}` : driver.name;
  return line.model.nullDriver ? `${what}, which gives the part no function` : what;
};

const presentNode = (match: NodeMatch, index: HardwareIdIndex, system: WindowsSystem): NodeDrivers => {
  const { node, madeBy, base, extensions, ruledOut } = match;
  return {
    name: node.name ?? null,
    instance: node.instance ?? null,
    class: node.class ?? null,
    hardwareIds: node.hardwareIds,
    compatibleIds: node.compatibleIds,
    problemCode: node.problemCode ?? null,
    madeBy: madeBy?.name ?? null,
    outcome: outcomeOf(match),
    says: saysOf(match),
    candidates: presentContest(base),
    extensions: extensions.flatMap(presentContest),
    ruledOut: ruledOut.map((ruled) => presentRuledOut(ruled, index, system)),
  };
};

const positions = (matches: readonly NodeMatch[], holds: (match: NodeMatch) => boolean): number[] =>
  matches.flatMap((match, position) => (holds(match) ? [position] : []));

const chosenDrivers = (matches: readonly NodeMatch[]): DeviceDrivers["drivers"] => {
  const drivers = new Map<string, DeviceDrivers["drivers"][number]>();
  for (const [position, match] of matches.entries()) {
    for (const candidate of chosenOf(match)) {
      const { driver } = candidate;
      const known = drivers.get(driver.id);
      if (known) known.nodes.push(position);
      else {
        drivers.set(driver.id, {
          driverId: driver.id,
          inf: driver.name,
          pack: driver.pack?.name ?? null,
          class: driver.facts.class,
          driverVersion: toldAgeOf(candidate).version,
          role: roleOf(driver.facts),
          nodes: [position],
        });
      }
    }
  }
  return [...drivers.values()];
};

/** A match as it is shown and sent: with every reason in words. */
export const presentMatch = (
  matches: readonly NodeMatch[],
  index: HardwareIdIndex,
  system: WindowsSystem,
): DeviceDrivers => ({
  system: { architecture: system.architecture, build: system.build, purpose: system.purpose },
  nodes: matches.map((match) => presentNode(match, index, system)),
  drivers: chosenDrivers(matches),
  withoutDriver: positions(matches, (match) => outcomeOf(match) === "none"),
  conflicts: positions(matches, (match) => outcomeOf(match) === "conflict"),
});
