import type { CandidateStanding, DriverModel, DriverTarget } from "@windlass/protocol";
import { type Candidate, type Decision, type RuledOut, toldAgeOf } from "./candidate.ts";
import type { Beaten } from "./node-match.ts";
import { type DriverAge, rankText, signatureScore, signatureScores } from "./rank.ts";
import type { WindowsSystem } from "./windows-system.ts";

const nth = (position: number): string => {
  const number = position + 1;
  const suffix = { 1: "st", 2: "nd", 3: "rd" }[number % 100 > 10 && number % 100 < 14 ? 0 : number % 10] ?? "th";
  return `${number}${suffix}`;
};

const meetingWords = ({ meeting }: Candidate): string => {
  const { kind, devicePosition, infPosition } = meeting;
  const device = kind.startsWith("hardware") ? "hardware id" : "compatible id";
  const inf = kind.endsWith("-hardware") ? "the hardware id" : `the ${nth(infPosition)} compatible id`;
  return `${nth(devicePosition)} ${device} of the device is ${inf} of the INF`;
};

const featureWords = (score: number): string =>
  score === 255 ? "no feature score" : `feature score ${score.toString(16).toUpperCase().padStart(2, "0")}`;

/** The rank taken apart: `catalogue (00), no feature score (FF), 2nd hardware id … (0001)`. */
export const rankWords = (candidate: Candidate): string => {
  const digits = rankText(candidate.rank).slice(2);
  const isSigned = signatureScore(candidate.driver.facts) === signatureScores.trusted;
  const signature = isSigned ? "has a catalogue" : "unsigned, since it names no catalogue";
  const feature = featureWords(candidate.line.model.featureScore);
  return `${signature} (${digits.slice(0, 2)}), ${feature} (${digits.slice(2, 4)}), ${meetingWords(candidate)} (${digits.slice(4)})`;
};

const dateWords = ({ date }: DriverAge): string => date ?? "no date";
const versionWords = ({ version }: DriverAge): string => version ?? "no version";

const standings: Readonly<Record<Decision, CandidateStanding>> = {
  preferred: "less-preferred",
  rank: "worse-rank",
  date: "older-date",
  version: "lower-version",
};

export const standingOf = ({ decision }: Beaten): CandidateStanding =>
  decision === null ? "same-inf" : standings[decision];

const nameOf = ({ driver }: Candidate): string => (driver.pack ? `${driver.name} of ${driver.pack.name}` : driver.name);

/** Why a candidate came after another. */
export const beatenWords = ({ candidate, by, decision }: Beaten): string => {
  const winner = nameOf(by);
  if (decision === null) return `The same INF file is in the library more than once; ${winner} stands for it.`;
  if (decision === "preferred") {
    const despite =
      candidate.rank < by.rank ? `, although Windows ranks this one better (${rankText(candidate.rank)})` : "";
    return `${winner} is bound to this machine and comes first${despite}.`;
  }
  if (decision === "rank")
    return `${winner} has the better rank: ${rankText(by.rank)} before ${rankText(candidate.rank)}.`;
  if (decision === "date")
    return `${winner} is newer: ${dateWords(toldAgeOf(by))}, this one ${dateWords(toldAgeOf(candidate))}.`;
  return `${winner} has the higher version: ${versionWords(toldAgeOf(by))}, this one ${versionWords(toldAgeOf(candidate))}.`;
};

export const chosenWords = (candidate: Candidate, rivals: number): string => {
  if (candidate.driver.facts.kind === "extension") return "Newest extension with its ExtensionId.";
  if (rivals === 0) return "The only driver for this part.";
  if (candidate.preferred) return "Bound to this machine, and the best of those that are.";
  return `Best rank${toldAgeOf(candidate).date ? ", then newest" : ""}, of ${rivals + 1} drivers for this part.`;
};

export const conflictWords = (candidate: Candidate, conflict: readonly Candidate[]): string => {
  const others = conflict.filter((other) => other !== candidate).map(nameOf);
  return `As good as ${others.join(" and ")} in rank, date and version: Windows would take either.`;
};

const sectionWords = ({ minimumBuild, architecture }: DriverTarget): string =>
  minimumBuild === null ? architecture : `${architecture} from build ${minimumBuild}`;

const targetOf = ({ driver, line }: RuledOut, manufacturer: number): DriverTarget | undefined =>
  driver.facts.manufacturers[manufacturer]?.sections[line.section]?.target;

/** @param manufacturer position of the line's [Manufacturer] line within the INF */
export const ruledOutWords = (ruled: RuledOut, manufacturer: number, system: WindowsSystem): string => {
  const target = targetOf(ruled, manufacturer);
  const { driver } = ruled;
  switch (ruled.reason) {
    case "architecture":
      return `It is for ${target?.architecture ?? "another architecture"}, the device is ${system.architecture}.`;
    case "version":
      return `It needs Windows ${target?.version?.major}.${target?.version?.minor}; Windows 11 is 10.0.`;
    case "build":
      return `It needs Windows build ${target?.minimumBuild} or later; this is build ${system.build}.`;
    case "product-type":
      return `It is for ${target?.productType === 1 ? "workstations" : "servers"} only.`;
    case "suite":
      return "It is for another suite of Windows.";
    case "other-section":
      return `Only its section for ${target ? sectionWords(target) : "another Windows"} names the part; Windows looks at a more precise section alone.`;
    case "excluded":
      return `Its INF excludes devices with ${ruled.excludedId}.`;
    case "inactive":
      return "It is switched off.";
    case "incomplete":
      return "Files that its INF names are missing, and Windows takes a driver only with all of them.";
    case "not-for-windows-pe":
      return "It is not made available to Windows PE.";
    case "limited-architecture":
      return `It is limited to ${driver.architectures?.join(", ")}.`;
    case "limited-build":
      return `It is limited to Windows build ${driver.minimumBuild} or later; this is build ${system.build}.`;
    case "no-extension-id":
      return "It is an extension without ExtensionId, which Windows does not install.";
    case "filter": {
      const whose = ruled.of === "pack" ? `The filter of ${driver.pack?.name ?? "its pack"}` : "Its filter";
      return ruled.judgement.verdict === "cannot-tell"
        ? `${whose} asks what the device has not told.`
        : `${whose} does not match this device.`;
    }
  }
};

export const describeModel = ({ description, installSection }: DriverModel): string => description || installSection;
