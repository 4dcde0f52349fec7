import type { CheckVerdict } from "@windlass/protocol";

/** How a verdict is shown: what blocks is bad, what warns is not, and what cannot be told is neither passed nor failed. */
export const verdictState = ({ outcome, level }: CheckVerdict) => {
  if (outcome === "passed") return { tone: "good", word: "Passed" } as const;
  const tone = level === "block" ? ("bad" as const) : ("warning" as const);
  if (outcome === "cannot-tell") return { tone, word: level === "block" ? "Cannot tell, blocks" : "Cannot tell" };
  return { tone, word: level === "block" ? "Not passed" : "Warning" };
};
