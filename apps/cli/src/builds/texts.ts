import type { BuildRevisionComparison, BuildRevisionView, ChangedField, MissingReference } from "@windlass/protocol";
import { printable } from "../terminal.ts";

const lines = (all: readonly string[]): string => all.map((line) => `${printable(line)}\n`).join("");

const fieldText = ({ field, before, after }: ChangedField): string => {
  if (before === null) return after === null ? field : `${field}: ${after}`;
  return `${field}: ${before} → ${after ?? "nothing"}`;
};

const fieldLines = (fields: readonly ChangedField[]): string[] => fields.map((field) => `    ${fieldText(field)}`);

const revisionLines = ({ revision, at, by, restoredFrom, comparedWith, fields }: BuildRevisionView): string[] => {
  const from = restoredFrom === null ? "" : `, restored from revision ${restoredFrom}`;
  const gap = comparedWith !== null && comparedWith !== revision - 1 ? ` (against revision ${comparedWith})` : "";
  return [`revision ${revision}, ${at}, by ${by.name}${from}${gap}`, ...fieldLines(fields)];
};

/** Every kept revision, newest first, with what it changed. */
export const revisionsText = (revisions: readonly BuildRevisionView[]): string =>
  lines(revisions.flatMap(revisionLines));

export const comparisonText = ({ from, to, fields }: BuildRevisionComparison): string =>
  fields.length === 0
    ? `Revision ${to} is the same as revision ${from}.\n`
    : lines([`From revision ${from} to revision ${to}:`, ...fieldLines(fields)]);

/** What a revision names that is gone; nothing where all of it is there. */
export const missingText = (missing: readonly MissingReference[]): string =>
  missing.length === 0
    ? ""
    : lines([
        "Not there any more:",
        ...missing.map(({ kind, name, id, without }) => `    ${kind} “${name ?? id}”: ${without}`),
      ]);
