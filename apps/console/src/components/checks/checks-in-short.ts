import type { QualityChecks } from "@windlass/protocol";
import { counted } from "../format.ts";

/** How many checks are made, in one line. */
export const checksInShort = (checks: QualityChecks | null): string => {
  if (!checks || checks.list.length === 0) return "Nothing is checked";
  const blocking = checks.list.filter(({ level }) => level === "block").length;
  return `${counted(checks.list.length, "check")}, ${blocking === 0 ? "none of which blocks" : `${blocking} of them ${blocking === 1 ? "blocks" : "block"}`}`;
};
