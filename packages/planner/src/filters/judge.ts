import type { DeviceFacts, Filter, FilterCondition, FilterJudgement, FilterVerdict } from "@windlass/protocol";
import { askCondition, folded, type NormaliseVendor, type Subject } from "./conditions.ts";
import { describeCondition, type PlaceName } from "./describe.ts";

export interface JudgeOptions {
  /** Vendor aliases; without it every maker has just the name it gives itself. */
  readonly normaliseVendor?: NormaliseVendor;
  readonly placeName?: PlaceName;
}

const opposite = (verdict: FilterVerdict): FilterVerdict => {
  if (verdict === "cannot-tell") return verdict;
  return verdict === "matches" ? "does-not-match" : "matches";
};

/** Kleene's logic: one decisive part decides; without one, a part that cannot tell leaves the whole untold. */
const together = (kind: "all" | "any", parts: readonly FilterJudgement[]): FilterVerdict => {
  const decisive = kind === "all" ? "does-not-match" : "matches";
  if (parts.some(({ verdict }) => verdict === decisive)) return decisive;
  if (parts.some(({ verdict }) => verdict === "cannot-tell")) return "cannot-tell";
  return opposite(decisive);
};

const verdictOf = (answer: boolean | null): FilterVerdict => {
  if (answer === null) return "cannot-tell";
  return answer ? "matches" : "does-not-match";
};

const judgeCondition = (subject: Subject, condition: FilterCondition, { placeName }: JudgeOptions): FilterJudgement => {
  const { verdict, found } = askCondition(subject, condition);
  const place = condition.field === "organisation" || condition.field === "location" ? condition.field : null;
  const named = place && found !== null ? (placeName?.(place, found) ?? found) : found;
  return {
    kind: "condition",
    verdict: verdictOf(verdict),
    asked: describeCondition(condition, placeName),
    found: named,
  };
};

const judgeNode = (subject: Subject, filter: Filter, options: JudgeOptions): FilterJudgement => {
  if ("not" in filter) {
    const part = judgeNode(subject, filter.not, options);
    return { kind: "not", verdict: opposite(part.verdict), part };
  }
  if ("all" in filter || "any" in filter) {
    const kind = "all" in filter ? "all" : "any";
    const parts = ("all" in filter ? filter.all : filter.any).map((part) => judgeNode(subject, part, options));
    return { kind, verdict: together(kind, parts), parts };
  }
  return judgeCondition(subject, filter, options);
};

/** Judges any number of filters against one device, whose facts are folded once. */
export const filterJudge = (
  facts: DeviceFacts,
  options: JudgeOptions = {},
): ((filter: Filter | null) => FilterJudgement) => {
  const subject: Subject = {
    facts,
    normaliseVendor: options.normaliseVendor ?? ((name) => name),
    hardwareIds: facts.hardwareIds && new Set(facts.hardwareIds.map(folded)),
  };
  return (filter) =>
    filter === null ? { kind: "every-device", verdict: "matches" } : judgeNode(subject, filter, options);
};

/** Whether a filter is for a device: matches, does not match, or cannot tell, with the verdict of every condition. */
export const judge = (filter: Filter | null, facts: DeviceFacts, options: JudgeOptions = {}): FilterJudgement =>
  filterJudge(facts, options)(filter);
