import type { FolderMatch } from "./match-folder.ts";

type Candidate = FolderMatch["candidates"][number];
type Node = Pick<FolderMatch, "says" | "candidates" | "extensions" | "ruledOut">;

/** Skipped entries shown to people; programs get all. */
const mostShown = 20;

const columns = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
};

const candidateRow = (candidate: Candidate, position: number): string[] => [
  `${position + 1}`,
  candidate.rank,
  candidate.driverDate ?? "-",
  candidate.driverVersion ?? "-",
  candidate.inf,
  candidate.standing,
];

const candidateTable = (title: string, candidates: readonly Candidate[]): string[] => {
  if (candidates.length === 0) return [];
  const details = candidates.flatMap((candidate, position) => [
    `  ${position + 1}: ${candidate.why}`,
    `     ${candidate.description}: ${candidate.rankInWords}`,
    ...(candidate.missingFiles.length > 0
      ? [`     ! Windows refuses it while files are missing: ${candidate.missingFiles.join(", ")}`]
      : []),
  ]);
  return [
    "",
    title,
    ...columns([["", "rank", "date", "version", "INF", "standing"], ...candidates.map(candidateRow)]),
    ...details,
  ];
};

const ruledOutLines = ({ ruledOut }: Node): string[] => {
  if (ruledOut.length === 0) return [];
  return ["", "Ruled out", ...ruledOut.map(({ inf, why }) => `  ${inf}: ${why}`)];
};

const nodeLines = (node: Node): string[] => [
  ...candidateTable("Drivers, best first", node.candidates),
  ...candidateTable("Extensions", node.extensions),
  ...ruledOutLines(node),
];

/** A match for people; still to be made printable. */
export const matchText = (match: FolderMatch): string => {
  const { system, infFiles, skipped, components } = match;
  const shown = skipped.slice(0, mostShown).map(({ path, what }) => `  ${path}: ${what}`);
  return [
    match.says,
    `For Windows build ${system.build} on ${system.architecture}, from ${infFiles} INF ${infFiles === 1 ? "file" : "files"}.`,
    ...nodeLines(match),
    ...components.flatMap((component) => [
      "",
      `${component.hardwareIds[0]}, made by ${component.madeBy}: ${component.says}`,
      ...nodeLines(component),
    ]),
    ...(skipped.length > 0 ? ["", "Not looked at", ...shown] : []),
    ...(skipped.length > mostShown ? [`  … and ${skipped.length - mostShown} more; --json prints them all`] : []),
  ].join("\n");
};
