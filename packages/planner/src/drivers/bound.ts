import type { Filter, FilterJudgement } from "@windlass/protocol";

/** By these a maker names one machine. */
const namingFields = new Set(["sku", "model", "board", "serial-number"]);

/**
 * Whether a filter that matches names this very machine: by a condition `is` on SKU, model, baseboard or serial number
 * that holds. "All Dells" or "everything but" names none.
 *
 * @param judgement the filter's own, in whose form it is
 */
export const namesMachine = (filter: Filter | null, judgement: FilterJudgement): boolean => {
  if (filter === null || judgement.verdict !== "matches") return false;
  if ("all" in filter || "any" in filter) {
    const parts = "all" in filter ? filter.all : filter.any;
    const judged = judgement.kind === "all" || judgement.kind === "any" ? judgement.parts : [];
    return parts.some((part, index) => {
      const partJudgement = judged[index];
      return partJudgement !== undefined && namesMachine(part, partJudgement);
    });
  }
  if ("not" in filter) return false;
  return namingFields.has(filter.field) && filter.operator === "is";
};
