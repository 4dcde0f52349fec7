import { describeFilter } from "../filters/describe.ts";
import { type Left, left } from "./report-book.ts";
import type { SectionUse } from "./rule-sections.ts";
import { wordsForRule } from "./rule-words.ts";

const passwordRemedies: Readonly<Record<string, string>> = {
  adminpassword: "Make a secret of it, and give its name to the import with --administrator-password.",
  domainadminpassword: "Make a secret of the account that joins, and give its name to the import with --join-account.",
  userpassword: "Nothing: devices sign in to nothing here.",
};

/** Of a setting that is a password or a product key. */
export const passwordOf = (name: string): Left =>
  left(
    "A password or product key stands there; it stays in the share.",
    passwordRemedies[name.toLowerCase()] ?? "Make a secret of it in Windlass, and name the secret where it is needed.",
  );

/** Of a section that is not for every device. */
export const wordsForSome = (name: string, use: SectionUse): Left => {
  const words = wordsForRule(name);
  const whom = use.kind === "limited" ? describeFilter(use.filter) : "one device";
  return { why: `It is only for ${whom}. ${words.why}`, remedy: words.remedy };
};
