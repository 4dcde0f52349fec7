import type { FilterJudgement } from "@windlass/protocol";
import type { AgeNumbers } from "./age-order.ts";
import type { LibraryDriver } from "./library-driver.ts";
import type { ModelLine } from "./line-table.ts";
import { ageOf, type DriverAge, type Meeting } from "./rank.ts";
import type { TargetRefusal } from "./windows-system.ts";

/** A driver that Windows could install on a node, by the best of its lines. */
export interface Candidate {
  readonly driver: LibraryDriver;
  readonly line: ModelLine;
  readonly meeting: Meeting;
  /** The identifier that device and INF share, as the device writes it. */
  readonly matchedId: string;
  readonly rank: number;
  /** Comparable with those of the same library. */
  readonly age: AgeNumbers;
  /** Its pack or the driver itself is bound to this machine, and that decides before rank (decision 0020). */
  readonly preferred: boolean;
}

/** Date and version of a candidate as they are told. */
export const toldAgeOf = ({ driver, line }: Candidate): DriverAge => ageOf(driver.facts, line.model);

/** Why a driver that names a node's identifier is not even ranked. */
export type RuledOut = { readonly driver: LibraryDriver; readonly line: ModelLine; readonly matchedId: string } & (
  | { readonly reason: TargetRefusal }
  /** The identifier stands only in a section that Windows does not look at, since it chose a more precise one. */
  | { readonly reason: "other-section" }
  | { readonly reason: "excluded"; readonly excludedId: string }
  | {
      readonly reason:
        | "inactive"
        | "incomplete"
        | "not-for-windows-pe"
        | "limited-architecture"
        | "limited-build"
        | "no-extension-id";
    }
  | { readonly reason: "filter"; readonly of: "driver" | "pack"; readonly judgement: FilterJudgement }
);

/** What decided between two candidates, the winner's side first. */
export type Decision = "preferred" | "rank" | "date" | "version";

const byPreference = (a: Candidate, b: Candidate): number => Number(b.preferred) - Number(a.preferred);

/** In the order in which Windows asks; what is bound to the machine goes first. Negative when `a` is better. */
const comparisons: readonly (readonly [Decision, (a: Candidate, b: Candidate) => number])[] = [
  ["preferred", byPreference],
  ["rank", (a, b) => a.rank - b.rank],
  ["date", (a, b) => b.age.date - a.age.date],
  ["version", (a, b) => b.age.version - a.age.version],
];

/** Of extensions with one ExtensionId the newest is installed, whatever their ranks. */
const extensionComparisons = comparisons.filter(([decision]) => decision === "date" || decision === "version");

const compareBy =
  (rules: typeof comparisons) =>
  (a: Candidate, b: Candidate): { readonly order: number; readonly decision: Decision | null } => {
    for (const [decision, compare] of rules) {
      const order = compare(a, b);
      if (order !== 0) return { order, decision };
    }
    return { order: 0, decision: null };
  };

export const compareCandidates = compareBy(comparisons);
export const compareExtensions = compareBy(extensionComparisons);

/** The same INF, brought in more than once: either copy is right. */
export const isSameInf = (a: LibraryDriver, b: LibraryDriver): boolean => a.digest !== null && a.digest === b.digest;
