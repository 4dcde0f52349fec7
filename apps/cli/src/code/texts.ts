import { type FolderChange, kindsOfObjects } from "@windlass/planner";
import { printable } from "../terminal.ts";
import type { CarriedOut } from "./carry-out.ts";
import type { PlacedIssue } from "./compare.ts";

const lines = (texts: readonly string[]): string => texts.map((text) => `${printable(text)}\n`).join("");

const named = ({ kind, title, isShared }: FolderChange): string =>
  `${isShared ? "shared " : ""}${kind === "settings" ? "settings" : `${kindsOfObjects[kind].words} “${title}”`}`;

const marks = { create: "+", change: "~", delete: "-", leave: "-", keep: " " } as const;

const changeLines = (change: FolderChange): string[] => [
  `${marks[change.action]} ${named(change)}`,
  ...change.fields.map(({ field, before, after }) =>
    before === null && after === null ? `    ${field}` : `    ${field}: ${before ?? "–"} → ${after ?? "–"}`,
  ),
];

const count = (changes: readonly FolderChange[], action: FolderChange["action"]): number =>
  changes.filter((change) => change.action === action).length;

/** Each with file, line and column, as editors and compilers write them. */
export const issuesText = (issues: readonly PlacedIssue[]): string =>
  lines(issues.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`));

const total = (
  changes: readonly FolderChange[],
  parts: readonly (readonly [FolderChange["action"], string])[],
): string => `${parts.map(([action, words]) => `${count(changes, action)} ${words}`).join(", ")}.`;

const same = "The folder and the server are the same.";

/** What a folder and a server differ in. */
export const differencesText = (changes: readonly FolderChange[]): string => {
  const told = changes.filter(({ action }) => action !== "keep");
  if (told.length === 0) return `${same}\n`;
  const parts = [
    ["create", "only in the folder"],
    ["change", "different"],
    ["leave", "only on the server"],
    ["keep", "the same"],
  ] as const;
  return lines([...told.flatMap(changeLines), total(changes, parts)]);
};

/** What applying a folder does. */
export const planText = (changes: readonly FolderChange[]): string => {
  const told = changes.filter(({ action }) => action !== "keep" && action !== "leave");
  const left = count(changes, "leave");
  if (told.length + left === 0) return `${same}\n`;
  const parts = [
    ["create", "to create"],
    ["change", "to change"],
    ["delete", "to delete"],
    ["leave", "only on the server, left alone"],
    ["keep", "the same"],
  ] as const;
  return lines([...told.flatMap(changeLines), total(changes, parts)]);
};

/** @param content null: nobody asked for it */
export const exportedText = (
  folder: string,
  files: number,
  content: { readonly brought: number; readonly tooLarge: number } | null,
): string =>
  lines([
    `${files} files in ${folder}.`,
    ...(content ? [`${content.brought} files of packages in content/, ${content.tooLarge} too large for it.`] : []),
  ]);

export const outcomesText = (outcomes: readonly CarriedOut[]): string => {
  const open = outcomes.filter(({ outcome }) => outcome !== "done");
  return lines([
    ...open.map(({ change, message }) => `! ${named(change)}: ${message ?? ""}`),
    `${outcomes.length - open.length} done, ${open.length} not done.`,
  ]);
};

/** A change for programs. */
export const changeData = ({ action, kind, isShared, title, file, fields }: FolderChange) => ({
  action,
  kind,
  shared: isShared,
  name: title,
  file,
  fields,
});
