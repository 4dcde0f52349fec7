import type { DeviceNode } from "@windlass/protocol";
import type { Candidate, RuledOut } from "./candidate.ts";
import {
  type DriverAnswer,
  DriverAnswers,
  excludedIdOf,
  type Judge,
  type Refusal,
  SectionChoices,
} from "./eligibility.ts";
import type { HardwareIdIndex } from "./hardware-id-index.ts";
import type { LibraryDriver } from "./library-driver.ts";
import { excludes, featureScoreOf, ModelLine } from "./line-table.ts";
import { baseContest, chosenOf, extensionContests, type NodeMatch, noContest } from "./node-match.ts";
import { identifierScore, type MatchKind, type Meeting, rankFrom, signatureScores } from "./rank.ts";
import type { WindowsSystem } from "./windows-system.ts";

/** A line that shares an identifier with a node, by one of their meetings. */
interface Found {
  readonly line: number;
  readonly section: number;
  readonly traits: number;
  readonly score: number;
  readonly meeting: Meeting;
  readonly matchedId: string;
}

/** A line that does not come into question; why is worked out where no other line of its driver does. */
interface Refused {
  readonly found: Found;
  /** Null: its section does not count. */
  readonly refusal: Refusal | null;
}

/** What was found for one node: of each driver its best candidate, and its best line among those refused. */
interface Findings {
  readonly best: Map<number, Candidate>;
  readonly refused: Map<number, Refused>;
}

type AnswerFor = (driver: number) => DriverAnswer;

const meetingKind = (isHardware: boolean, isCompatible: boolean): MatchKind => {
  if (isHardware) return isCompatible ? "hardware-compatible" : "hardware-hardware";
  return isCompatible ? "compatible-compatible" : "compatible-hardware";
};

/** Software components that extensions may make of each other end somewhere. */
const maximumNodes = 4000;

/** Matches devices against a library for one Windows, as Windows itself would; the same question has the same answer. */
export class DriverMatcher {
  private readonly index: HardwareIdIndex;
  private readonly sections: SectionChoices;
  private readonly answers: DriverAnswers;

  constructor(index: HardwareIdIndex, system: WindowsSystem) {
    this.index = index;
    this.sections = new SectionChoices(index, system);
    this.answers = new DriverAnswers(index.drivers, system);
  }

  /**
   * What each node of a device gets. Software components that a chosen extension makes follow the device's own nodes.
   *
   * @param judge judges a filter against this device
   */
  match(nodes: readonly DeviceNode[], judge: Judge): readonly NodeMatch[] {
    const answerFor = this.answers.forDevice(judge);
    const known = new Set<string>();
    const queue: { node: DeviceNode; madeBy: LibraryDriver | null }[] = nodes.map((node) => ({ node, madeBy: null }));
    const matches: NodeMatch[] = [];
    for (let next = queue[0]; next; next = queue[matches.length]) {
      const match = this.matchNode(next.node, next.madeBy, answerFor);
      matches.push(match);
      for (const { driver, line } of chosenOf(match)) {
        if (!line.makesComponents) continue;
        for (const id of line.model.componentIds ?? []) {
          if (known.has(id.toUpperCase()) || queue.length >= maximumNodes) continue;
          known.add(id.toUpperCase());
          queue.push({ node: { name: id, hardwareIds: [id], compatibleIds: [] }, madeBy: driver });
        }
      }
    }
    return matches;
  }

  private matchNode(node: DeviceNode, madeBy: LibraryDriver | null, answerFor: AnswerFor): NodeMatch {
    const findings = this.find(node, answerFor);
    if (findings === null) return { node, madeBy, base: noContest, extensions: [], ruledOut: [] };
    const base: Candidate[] = [];
    const extensions: Candidate[] = [];
    for (const candidate of findings.best.values()) (candidate.line.isExtension ? extensions : base).push(candidate);
    return {
      node,
      madeBy,
      base: baseContest(base),
      extensions: extensionContests(extensions),
      ruledOut: this.ruledOut(findings),
    };
  }

  /** Null where no line names any of the node's identifiers, as for most nodes: nothing is made for those. */
  private find(node: DeviceNode, answerFor: AnswerFor): Findings | null {
    const { hardwareIds, compatibleIds } = node;
    const { index } = this;
    let findings: Findings | null = null;
    for (let position = 0; position < hardwareIds.length + compatibleIds.length; position++) {
      const isHardware = position < hardwareIds.length;
      const devicePosition = isHardware ? position : position - hardwareIds.length;
      const matchedId = (isHardware ? hardwareIds : compatibleIds)[devicePosition] ?? "";
      for (let place = index.firstPlace(matchedId); place >= 0; place = index.nextPlace(place)) {
        const kind = meetingKind(isHardware, index.isCompatibleAt(place));
        const meeting: Meeting = { kind, devicePosition, infPosition: index.positionAt(place) };
        const found: Found = {
          line: index.lineAt(place),
          section: index.sectionAt(place),
          traits: index.traitsAt(place),
          score: identifierScore(meeting),
          meeting,
          matchedId,
        };
        findings ??= { best: new Map(), refused: new Map() };
        this.judge(found, node, answerFor, findings);
      }
    }
    return findings;
  }

  /** Keeps a line where it is the best of its driver so far, among those that come into question or those that do not. */
  private judge(found: Found, node: DeviceNode, answerFor: AnswerFor, { best, refused }: Findings): void {
    const driver = this.index.lines.driverOf(found.section);
    const refusal = this.refusalOf(found, node);
    const answer = refusal === undefined ? answerFor(driver) : null;
    if (answer === null || answer.refusal) {
      const before = refused.get(driver);
      if (!before || found.score < before.found.score)
        refused.set(driver, { found, refusal: answer?.refusal ?? refusal ?? null });
      return;
    }
    const signature = this.index.lines.signatureScoreOf(driver);
    const rank = rankFrom(signature, featureScoreOf(found.traits), found.score);
    const rival = best.get(driver);
    // Of two lines of equal rank the library's first one counts.
    if (rival && rival.rank <= rank) return;
    const candidate = this.candidate(found, answer, signature, rank);
    if (candidate) best.set(driver, candidate);
  }

  /** Why a line does not come into question by itself: null for its section, undefined when it does. */
  private refusalOf({ line, section, traits }: Found, node: DeviceNode): Refusal | null | undefined {
    if (!this.sections.counts(section)) return null;
    const excludedId = excludes(traits) ? excludedIdOf(this.index.lines.modelOf(line), node) : undefined;
    return excludedId ? { reason: "excluded", excludedId } : undefined;
  }

  private candidate(found: Found, { bound }: DriverAnswer, signature: number, rank: number): Candidate | null {
    const { meeting, matchedId } = found;
    const line = this.lineOf(found);
    const driver = this.index.drivers[line.driver];
    if (!driver) return null;
    // Being bound to a machine helps only a signed driver that knows the part itself, not one for its whole kind.
    const isExact = meeting.kind.startsWith("hardware-") && signature === signatureScores.trusted;
    return { driver, line, meeting, matchedId, rank, age: line.age, preferred: bound && isExact };
  }

  private lineOf({ line, section, traits }: Found): ModelLine {
    return new ModelLine(this.index.lines, line, section, traits);
  }

  /** What is passed over, and why, of drivers that have no better line. */
  private ruledOut({ refused, best }: Findings): RuledOut[] {
    if (refused.size === 0) return [];
    const left: Refused[] = [];
    for (const [driver, one] of refused) if (!best.has(driver)) left.push(one);
    return left
      .sort((a, b) => a.found.score - b.found.score || a.found.line - b.found.line)
      .flatMap(({ found, refusal }) => {
        const line = this.lineOf(found);
        const driver = this.index.drivers[line.driver];
        if (!driver) return [];
        return [{ driver, line, matchedId: found.matchedId, ...(refusal ?? this.sections.refusalOf(line)) }];
      });
  }
}
