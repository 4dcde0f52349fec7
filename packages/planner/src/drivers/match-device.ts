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

/** The best meeting of a device node with one INF line, and what the index tells of that line. */
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

type AnswerFor = (driver: number) => DriverAnswer;

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
    const found = this.linesOf(node);
    if (found.size === 0) return { node, madeBy, base: noContest, extensions: [], ruledOut: [] };
    const { lines } = this.index;
    const best = new Map<number, Candidate>();
    const refused = new Map<number, Refused>();
    for (const one of found.values()) {
      const driver = lines.driverOf(one.section);
      const refusal = this.refusalOf(one, node);
      const answer = refusal === undefined ? answerFor(driver) : null;
      if (answer === null || answer.refusal) {
        const before = refused.get(driver);
        if (!before || one.score < before.found.score)
          refused.set(driver, { found: one, refusal: answer?.refusal ?? refusal ?? null });
        continue;
      }
      const candidate = this.candidate(one, answer);
      const rival = candidate && best.get(driver);
      if (candidate && !(rival && rival.rank <= candidate.rank)) best.set(driver, candidate);
    }
    const base: Candidate[] = [];
    const extensions: Candidate[] = [];
    for (const candidate of best.values()) (candidate.line.isExtension ? extensions : base).push(candidate);
    return {
      node,
      madeBy,
      base: baseContest(base),
      extensions: extensionContests(extensions),
      ruledOut: this.ruledOut(refused, best),
    };
  }

  /** Why a line does not come into question by itself: null for its section, undefined when it does. */
  private refusalOf({ line, section, traits }: Found, node: DeviceNode): Refusal | null | undefined {
    if (!this.sections.counts(section)) return null;
    const excludedId = excludes(traits) ? excludedIdOf(this.index.lines.modelOf(line), node) : undefined;
    return excludedId ? { reason: "excluded", excludedId } : undefined;
  }

  private candidate(found: Found, { bound }: DriverAnswer): Candidate | null {
    const { score, meeting, matchedId, traits } = found;
    const line = this.lineOf(found);
    const driver = this.index.drivers[line.driver];
    if (!driver) return null;
    const signature = this.index.lines.signatureScoreOf(line.driver);
    // Being bound to a machine helps only a signed driver that knows the part itself, not one for its whole kind.
    const isExact = meeting.kind.startsWith("hardware-") && signature === signatureScores.trusted;
    return {
      driver,
      line,
      meeting,
      matchedId,
      rank: rankFrom(signature, featureScoreOf(traits), score),
      age: line.age,
      preferred: bound && isExact,
    };
  }

  private lineOf({ line, section, traits }: Found): ModelLine {
    return new ModelLine(this.index.lines, line, section, traits);
  }

  /** What is passed over, and why, of drivers that have no better line. */
  private ruledOut(refused: ReadonlyMap<number, Refused>, best: ReadonlyMap<number, Candidate>): RuledOut[] {
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

  /** Each INF line that shares an identifier with the node, by its best meeting. */
  private linesOf(node: DeviceNode): ReadonlyMap<number, Found> {
    const found = new Map<number, Found>();
    const look = (ids: readonly string[], ofHardware: MatchKind, ofCompatible: MatchKind) => {
      for (let devicePosition = 0; devicePosition < ids.length; devicePosition++) {
        const matchedId = ids[devicePosition] ?? "";
        this.index.forEach(matchedId, (line, infPosition, isCompatible, section, traits) => {
          const meeting: Meeting = { kind: isCompatible ? ofCompatible : ofHardware, devicePosition, infPosition };
          const score = identifierScore(meeting);
          const before = found.get(line);
          if (!before || score < before.score) found.set(line, { line, section, traits, score, meeting, matchedId });
        });
      }
    };
    look(node.hardwareIds, "hardware-hardware", "hardware-compatible");
    look(node.compatibleIds, "compatible-hardware", "compatible-compatible");
    return found;
  }
}
