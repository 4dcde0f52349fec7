import { printable } from "../terminal.ts";
import type { ImportedShare } from "./import-share.ts";
import type { Outcome } from "./outcome.ts";

const kindWords: Readonly<Record<Outcome["kind"], string>> = {
  settings: "Settings",
  "operating-system": "Operating systems",
  "driver-pack": "Driver packs",
  "software-package": "Software packages",
  build: "Builds",
  "asset-list": "Asset list",
};

const outcomeWords: Readonly<Record<Outcome["outcome"], string>> = {
  made: "made",
  completed: "completed",
  there: "there already",
  refused: "refused",
  "would-be-made": "would be made",
};

const lineOf = ({ name, outcome, message }: Outcome): string =>
  `  ${name}: ${outcomeWords[outcome]}${message === null ? "" : `. ${message}`}`;

/** What became of everything, for people. */
export const importedText = ({ outcomes, report }: ImportedShare, isTrial: boolean): string => {
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
  const lines = [
    ...kinds.flatMap((kind) => [kindWords[kind], ...outcomes.filter((one) => one.kind === kind).map(lineOf)]),
    "",
    `Of the share ${report.counts.changed} things have a difference here and ${report.counts.left} stay behind: windlass mdt report tells which, and what to do.`,
    isTrial ? "Nothing was changed." : "Look at the builds, complete what they lack, and publish.",
  ];
  return lines.map((line) => `${printable(line)}\n`).join("");
};
