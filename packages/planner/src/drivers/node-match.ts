import type { DeviceNode } from "@windlass/protocol";
import {
  type Candidate,
  compareCandidates,
  compareExtensions,
  type Decision,
  isSameInf,
  type RuledOut,
} from "./candidate.ts";
import type { LibraryDriver } from "./library-driver.ts";

/** A candidate that another one came before, and by what. */
export interface Beaten {
  readonly candidate: Candidate;
  readonly by: Candidate;
  /** Null: the same INF file, brought in twice. */
  readonly decision: Decision | null;
}

/** Candidates of which only one can be installed: those for the node's own driver, or extensions of one ExtensionId. */
export interface Contest {
  readonly chosen: Candidate | null;
  /** Equal candidates between which Windows would pick any; then nothing is chosen. */
  readonly conflict: readonly Candidate[];
  readonly beaten: readonly Beaten[];
}

export interface NodeMatch {
  readonly node: DeviceNode;
  /** The driver whose extension makes this software component; null for a real part. */
  readonly madeBy: LibraryDriver | null;
  readonly base: Contest;
  readonly extensions: readonly Contest[];
  readonly ruledOut: readonly RuledOut[];
}

type Compare = typeof compareCandidates;

export const noContest: Contest = { chosen: null, conflict: [], beaten: [] };

/** The best candidate, or all that are equally good: never one of them by chance. Ties keep the library's order. */
const contest = (candidates: readonly Candidate[], compare: Compare): Contest => {
  const [only] = candidates;
  if (only && candidates.length === 1) return { chosen: only, conflict: [], beaten: [] };
  const sorted = candidates.toSorted((a, b) => compare(a, b).order || a.line.driver - b.line.driver);
  const [best, ...others] = sorted;
  if (!best) return noContest;
  const conflict: Candidate[] = [best];
  const beaten: Beaten[] = [];
  for (const candidate of others) {
    const { order, decision } = compare(best, candidate);
    if (order !== 0) beaten.push({ candidate, by: best, decision });
    else if (conflict.some((equal) => isSameInf(equal.driver, candidate.driver))) {
      beaten.push({ candidate, by: best, decision: null });
    } else conflict.push(candidate);
  }
  return conflict.length > 1 ? { chosen: null, conflict, beaten } : { chosen: best, conflict: [], beaten };
};

/** Every extension applies to a node, but of those with one ExtensionId only the newest. */
export const extensionContests = (candidates: readonly Candidate[]): readonly Contest[] => {
  if (candidates.length === 0) return [];
  const groups = Map.groupBy(candidates, ({ driver }) => driver.facts.extensionId ?? driver.id);
  return [...groups.values()].map((group) => contest(group, compareExtensions));
};

export const baseContest = (candidates: readonly Candidate[]): Contest => contest(candidates, compareCandidates);

/** What a node gets. */
export const chosenOf = ({ base, extensions }: NodeMatch): readonly Candidate[] => {
  const chosen = base.chosen ? [base.chosen] : [];
  for (const extension of extensions) if (extension.chosen) chosen.push(extension.chosen);
  return chosen;
};

/** Whether two or more equal candidates stand in its way. */
export const hasConflict = ({ base, extensions }: NodeMatch): boolean =>
  [base, ...extensions].some(({ conflict }) => conflict.length > 0);
