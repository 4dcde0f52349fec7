import type { DeviceNode, Filter } from "@windlass/protocol";
import { namesMachine } from "./bound.ts";
import type { Candidate, RuledOut } from "./candidate.ts";
import { driverRefusal, excludedIdOf, type Judge, SectionChoices } from "./eligibility.ts";
import type { HardwareIdIndex } from "./hardware-id-index.ts";
import type { LibraryDriver } from "./library-driver.ts";
import { baseContest, chosenOf, extensionContests, type NodeMatch, noContest } from "./node-match.ts";
import {
  ageOf,
  identifierScore,
  type MatchKind,
  type Meeting,
  rankOf,
  signatureScore,
  signatureScores,
} from "./rank.ts";
import type { WindowsSystem } from "./windows-system.ts";

/** The best meeting of a device node with one INF line. */
interface Found {
  readonly score: number;
  readonly meeting: Meeting;
  readonly matchedId: string;
}

/** Software components that extensions may make of each other end somewhere. */
const maximumNodes = 4000;

type Refusal = ReturnType<typeof driverRefusal>;

/** What is asked of a driver once for each device: whether it may be used there, and whether it is bound to it. */
interface DriverAnswer {
  readonly refusal: Refusal;
  readonly bound: boolean;
}

/** Matches devices against a library for one Windows, as Windows itself would; the same question has the same answer. */
export class DriverMatcher {
  private readonly index: HardwareIdIndex;
  private readonly system: WindowsSystem;
  private readonly sections: SectionChoices;

  constructor(index: HardwareIdIndex, system: WindowsSystem) {
    this.index = index;
    this.system = system;
    this.sections = new SectionChoices(index, system);
  }

  /**
   * What each node of a device gets. Software components that a chosen extension makes follow the device's own nodes.
   *
   * @param judge judges a filter against this device
   */
  match(nodes: readonly DeviceNode[], judge: Judge): readonly NodeMatch[] {
    const answers = new Map<number, DriverAnswer>();
    const known = new Set<string>();
    const queue: { node: DeviceNode; madeBy: LibraryDriver | null }[] = nodes.map((node) => ({ node, madeBy: null }));
    const matches: NodeMatch[] = [];
    for (let next = queue[0]; next; next = queue[matches.length]) {
      const match = this.matchNode(next.node, next.madeBy, judge, answers);
      matches.push(match);
      for (const { driver, line } of chosenOf(match)) {
        for (const id of line.model.componentIds ?? []) {
          if (known.has(id.toUpperCase()) || queue.length >= maximumNodes) continue;
          known.add(id.toUpperCase());
          queue.push({ node: { name: id, hardwareIds: [id], compatibleIds: [] }, madeBy: driver });
        }
      }
    }
    return matches;
  }

  private matchNode(
    node: DeviceNode,
    madeBy: LibraryDriver | null,
    judge: Judge,
    answers: Map<number, DriverAnswer>,
  ): NodeMatch {
    const found = this.linesOf(node);
    if (found.size === 0) return { node, madeBy, base: noContest, extensions: [], ruledOut: [] };
    const best = new Map<number, Candidate>();
    const ruledOut = new Map<number, RuledOut & { readonly score: number }>();
    for (const [number, { score, meeting, matchedId }] of found) {
      const line = this.index.line(number);
      const driver = line && this.index.drivers[line.driver];
      if (!line || !driver) continue;
      const excludedId = excludedIdOf(line, node);
      const refusal =
        this.sections.refusalOf(line) ?? (excludedId ? { reason: "excluded" as const, excludedId } : null);
      const answer = refusal ? null : this.answerOf(line.driver, driver, judge, answers);
      const refused = refusal ?? answer?.refusal;
      if (refused) {
        const before = ruledOut.get(line.driver);
        if (!before || score < before.score) ruledOut.set(line.driver, { driver, line, matchedId, score, ...refused });
        continue;
      }
      const rank = rankOf(driver.facts, line.model, score);
      const rival = best.get(line.driver);
      if (rival && rival.rank <= rank) continue;
      best.set(line.driver, {
        driver,
        line,
        meeting,
        matchedId,
        rank,
        age: ageOf(driver.facts, line.model),
        preferred: answer?.bound === true && isExact(meeting, driver),
      });
    }
    const candidates = [...best.values()];
    const isExtension = ({ driver }: Candidate) => driver.facts.kind === "extension";
    return {
      node,
      madeBy,
      base: baseContest(candidates.filter((candidate) => !isExtension(candidate))),
      extensions: extensionContests(candidates.filter(isExtension)),
      ruledOut: [...ruledOut.values()]
        .filter(({ line }) => !best.has(line.driver))
        .sort((a, b) => a.score - b.score || a.line.driver - b.line.driver),
    };
  }

  /** Each INF line that shares an identifier with the node, by its best meeting. */
  private linesOf(node: DeviceNode): ReadonlyMap<number, Found> {
    const found = new Map<number, Found>();
    const look = (ids: readonly string[], ofHardware: MatchKind, ofCompatible: MatchKind) => {
      for (let devicePosition = 0; devicePosition < ids.length; devicePosition++) {
        const matchedId = ids[devicePosition] ?? "";
        this.index.forEach(matchedId, (line, infPosition, isCompatible) => {
          const meeting: Meeting = { kind: isCompatible ? ofCompatible : ofHardware, devicePosition, infPosition };
          const score = identifierScore(meeting);
          const before = found.get(line);
          if (!before || score < before.score) found.set(line, { score, meeting, matchedId });
        });
      }
    };
    look(node.hardwareIds, "hardware-hardware", "hardware-compatible");
    look(node.compatibleIds, "compatible-hardware", "compatible-compatible");
    return found;
  }

  private answerOf(
    number: number,
    driver: LibraryDriver,
    judge: Judge,
    answers: Map<number, DriverAnswer>,
  ): DriverAnswer {
    const before = answers.get(number);
    if (before) return before;
    const isBoundBy = (filter: Filter | null) => filter !== null && namesMachine(filter, judge(filter));
    const answer = {
      refusal: driverRefusal(driver, this.system, judge),
      bound: isBoundBy(driver.filter) || isBoundBy(driver.pack?.filter ?? null),
    };
    answers.set(number, answer);
    return answer;
  }
}

/** Being bound to a machine helps only a signed driver that knows the part itself, not one for its whole kind. */
const isExact = ({ kind }: Meeting, driver: LibraryDriver): boolean =>
  kind.startsWith("hardware-") && signatureScore(driver.facts) === signatureScores.trusted;
