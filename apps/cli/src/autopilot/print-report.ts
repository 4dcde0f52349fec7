import { preparationSteps, type ReadinessRow, type ReadinessState } from "@windlass/protocol";
import { printable } from "../terminal.ts";
import type { ToldReport } from "./told-report.ts";

const words: Record<ReadinessState, string> = {
  passed: "✓ passed",
  failed: "✗ FAILED",
  warning: "! warning",
  "cannot-tell": "? cannot tell",
};

const stateWidth = Math.max(...Object.values(words).map((word) => word.length)) + 2;
const indent = " ".repeat(2 + stateWidth);

/** Breaks a text between words; a word that is longer stands alone. */
const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(/ +/u)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const paragraph = (label: string, text: string, width: number): string[] => {
  const lines = wrap(printable(text), Math.max(20, width - indent.length - label.length));
  return lines.map((line, index) => `${indent}${index === 0 ? label : " ".repeat(label.length)}${line}`);
};

const describeRow = (row: ReadinessRow, width: number): string[] => {
  const { remedy } = row;
  const head = `  ${words[row.state].padEnd(stateWidth)}${printable(row.title)}`;
  const lines = [head, ...paragraph("", row.detail, width)];
  if (!remedy) return lines;
  lines.push(...paragraph("→ ", remedy.text, width));
  if (remedy.portalPath) lines.push(...paragraph("  in: ", remedy.portalPath, width));
  // To be copied: never broken.
  for (const line of remedy.copyText?.split("\n") ?? []) lines.push(`${indent}    ${printable(line)}`);
  return lines;
};

const describeRows = (rows: readonly ReadinessRow[], width: number): string[] =>
  preparationSteps.flatMap((title, index) => {
    const ofStep = rows.filter(({ step }) => step === index + 1);
    return ofStep.length === 0
      ? []
      : ["", `Step ${index + 1}  ${title}`, ...ofStep.flatMap((row) => describeRow(row, width))];
  });

const counted = (rows: readonly ReadinessRow[]): string =>
  (Object.keys(words) as ReadinessState[])
    .map((state) => [rows.filter((row) => row.state === state).length, state.replace("-", " ")] as const)
    .filter(([count]) => count > 0)
    .map(([count, state]) => `${count} ${state}`)
    .join(", ");

/** A report for people: grouped by the seven steps, each row with what to do. */
export const printReport = ({ rows, builds }: ToldReport, width: number): string => {
  const groups = [{ id: null, name: "" }, ...builds].flatMap(({ id, name }) => {
    const own = rows.filter(({ buildId }) => buildId === id);
    return [...(id === null ? [] : ["", `Build “${printable(name)}”`]), ...describeRows(own, width)];
  });
  const missing = [...new Set(rows.flatMap(({ missingPermission }) => missingPermission ?? []))];
  const permissions = missing.length > 0 ? ["", "Missing permissions:", ...missing.map((name) => `  ${name}`)] : [];
  return `${[...groups, ...permissions, "", `Result: ${counted(rows)}.`].join("\n").trimStart()}\n`;
};
