import type { CheckVerdict } from "@windlass/protocol";
import { listed } from "./answer.ts";

/** What verdicts mean for a deployment. */
export type Gate =
  | { readonly kind: "open" }
  /** A technician may go on without these; until one does, the device waits. */
  | { readonly kind: "waits"; readonly against: readonly CheckVerdict[] }
  | { readonly kind: "closed"; readonly against: readonly CheckVerdict[] };

/** What blocks stands against going on unless it is passed: what cannot be told is not passed. */
export const gateOf = (verdicts: readonly CheckVerdict[]): Gate => {
  const against = verdicts.filter(({ level, outcome }) => level === "block" && outcome !== "passed");
  const final = against.filter(({ mayOverride }) => !mayOverride);
  if (final.length > 0) return { kind: "closed", against: final };
  return against.length > 0 ? { kind: "waits", against } : { kind: "open" };
};

/** The checks that stand against going on, as a failure names them. */
export const againstInWords = (against: readonly CheckVerdict[]): string =>
  against.length === 1
    ? `the quality check “${against[0]?.title}” (${against[0]?.says.replace(/\.$/, "")})`
    : `the quality checks ${listed(
        against.map(({ title }) => `“${title}”`),
        10,
      )}`;
