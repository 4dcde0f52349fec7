import type { MdtItemKind, MdtReport, MdtReportEntry, MdtVerdict } from "@windlass/protocol";
import { printable } from "../terminal.ts";

const kindWords: Readonly<Record<MdtItemKind, string>> = {
  application: "Applications",
  driver: "Drivers",
  "operating-system": "Operating systems",
  package: "Packages of Windows",
  "task-sequence": "Task sequences",
  "task-sequence-variable": "Variables of task sequences",
  group: "Groups of task sequences",
  step: "Steps of task sequences",
  folder: "Folders of the Workbench",
  "selection-profile": "Selection profiles",
  media: "Media",
  "linked-share": "Linked deployment shares",
  setting: "Settings of the share",
  rule: "Rules",
  problem: "Problems",
};

const verdictWords: Readonly<Record<MdtVerdict, string>> = {
  carried: "Carried over",
  changed: "Carried over with a difference",
  left: "Not carried over",
};

/** Entries of which the same is told come together. */
const groupsOf = (entries: readonly MdtReportEntry[]): MdtReportEntry[][] => {
  const groups = new Map<string, MdtReportEntry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.verdict, entry.notes, entry.remedy]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
};

const named = ({ name, where, becomes }: MdtReportEntry): string =>
  `    ${name || "(no name)"} · ${where}${becomes === null ? "" : ` → ${becomes}`}`;

const groupText = (entries: readonly MdtReportEntry[]): string[] => {
  const [first] = entries;
  if (!first) return [];
  const told = [...first.notes, ...(first.remedy === null ? [] : [`To do: ${first.remedy}`])];
  return [`  ${verdictWords[first.verdict]}${told.length > 0 ? `: ${told.join(" ")}` : ""}`, ...entries.map(named)];
};

const order: Readonly<Record<MdtVerdict, number>> = { left: 0, changed: 1, carried: 2 };

/** The report for people: what stays behind first, each thing named once. */
export const reportText = ({ version, counts, kinds, general, entries }: MdtReport): string => {
  const lines = [
    `Deployment share${version === null ? "" : ` of MDT ${version}`}: ${counts.carried} carried over, ${counts.changed} with a difference, ${counts.left} not`,
    "",
    "For all of them",
    ...general.map((sentence) => `  ${sentence}`),
    ...kinds.flatMap(({ kind, carried, changed, left }) => {
      const own = entries.filter((entry) => entry.kind === kind);
      const groups = groupsOf(own.toSorted((one, other) => order[one.verdict] - order[other.verdict]));
      return [
        "",
        `${kindWords[kind]}: ${carried} carried over, ${changed} with a difference, ${left} not`,
        ...groups.flatMap(groupText),
      ];
    }),
  ];
  return lines.map((line) => `${printable(line)}\n`).join("");
};
