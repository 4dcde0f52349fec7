import { describeFilter } from "../filters/describe.ts";
import { type Left, left } from "./report-book.ts";
import type { SectionUse } from "./rule-sections.ts";
import { wordsForRule } from "./rule-words.ts";

export const passwordStays = left(
  "A password or product key stands there; it stays in the share.",
  "Make a secret of it in Windlass, and name the secret where it is needed.",
);

/** Of a section that is not for every device. */
export const wordsForSome = (name: string, use: SectionUse): Left => {
  const words = wordsForRule(name);
  const whom = use.kind === "limited" ? describeFilter(use.filter) : "one device";
  return { why: `It is only for ${whom}. ${words.why}`, remedy: words.remedy };
};
