import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { detectionRule, exitCodeText, knownExitCodes, packageDetails, softwareStep } from "@windlass/protocol";
import { z } from "zod";
import { stepSections } from "../src/features/software-packages/steps/step-sections.ts";
import { stepWords } from "../src/features/software-packages/steps/step-words.ts";
import { shapeOf } from "../src/forms/schema-form/shape.ts";
import { wordsOf } from "../src/forms/schema-form/words.ts";

/**
 * The tables of fields in the guide, made of the schemas and of the words of the console's forms: run it after either
 * changed. A test holds the pages against it.
 */

const guide = join(import.meta.dirname, "../../../docs/guide");

/** Pages that hold tables, in `<!-- fields: NAME -->` … `<!-- end of fields -->`. */
export const pagesWithTables = [
  "software-packages.md",
  "steps.md",
  "steps-scripts-and-programs.md",
  "steps-msi.md",
  "steps-winget.md",
  "steps-copy-and-registry.md",
  "detection.md",
];

/** Fields that every step that starts a program has, told once. */
const shared = new Set(["name", ...["How it runs", "Which devices"]]);

const escaped = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const valueWords = (value: string): string => stepWords.values[value] ?? value;

const kindOf = (field: z.core.$ZodType): string => {
  const shape = shapeOf(field);
  switch (shape.kind) {
    case "text":
      return "text";
    case "number":
      return "number";
    case "flag":
      return "yes or no";
    case "choice":
      return shape.options.map(valueWords).join(", ");
    case "choices":
      return `any of ${shape.options.map(valueWords).join(", ")}`;
    case "texts":
      return "lines";
    case "rows":
      return "rows";
    case "variants":
      return "one of several forms";
    default:
      return "";
  }
};

const defaultOf = (field: z.core.$ZodType): string => {
  if (!(field instanceof z.ZodDefault)) return field instanceof z.ZodOptional ? "" : "needed";
  const value: unknown = field.def.defaultValue;
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return valueWords(String(value));
};

const table = (variant: string, fields: readonly (readonly [name: string, field: z.core.$ZodType])[]): string =>
  [
    "| field | in JSON | values | if left out | |",
    "| --- | --- | --- | --- | --- |",
    ...fields.map(([name, field]) => {
      const { label, hint = "" } = wordsOf(stepWords, variant, name);
      return `| ${[label, `\`${name}\``, kindOf(field), defaultOf(field), hint].map(escaped).join(" | ")} |`;
    }),
  ].join("\n");

const fieldsOf = (schema: z.ZodObject, names: readonly string[]) =>
  names.flatMap((name): [string, z.core.$ZodType][] => {
    const field = schema.shape[name];
    return field ? [[name, field]] : [];
  });

const ofStep = (kind: string): string | null => {
  const schema = softwareStep.options.find((option) => option.shape.kind.value === kind);
  if (!schema) return null;
  const own = stepSections(schema).find(({ title }) => title === "Step")?.names ?? [];
  return table(
    kind,
    fieldsOf(
      schema,
      own.filter((name) => !shared.has(name)),
    ),
  );
};

/** What all steps have, and all that start a program. */
const ofEveryStep = (): string | null => {
  const [schema] = softwareStep.options;
  if (!schema) return null;
  const names = stepSections(schema).flatMap((section) => (shared.has(section.title) ? section.names : []));
  return table("step", fieldsOf(schema, ["name", ...names]));
};

const ofDetection = (kind: string): string | null => {
  const schema = detectionRule.options.find((option) => option.shape.kind.value === kind);
  if (!schema) return null;
  return table(
    kind,
    fieldsOf(
      schema,
      Object.keys(schema.shape).filter((name) => name !== "kind"),
    ),
  );
};

const ofExitCodes = (family: "common" | "msi-install" | "msix"): string => {
  const common = new Set(knownExitCodes("common").map(({ code }) => code));
  const codes = knownExitCodes(family).filter(({ code }) => family === "common" || !common.has(code));
  const rows = codes.map(
    ({ code, meaning, words }) => `| ${exitCodeText(code)} | ${valueWords(meaning)} | ${escaped(words)} |`,
  );
  return ["| code | means | why |", "| --- | --- | --- |", ...rows].join("\n");
};

/** A table by its name in a page; null where there is none of this name. */
const tableOf = (name: string): string | null => {
  if (name === "every-step") return ofEveryStep();
  if (name === "package") return table("package", fieldsOf(packageDetails, Object.keys(packageDetails.shape)));
  if (name === "exit-codes") return ofExitCodes("common");
  if (name === "exit-codes-msi") return ofExitCodes("msi-install");
  if (name === "exit-codes-msix") return ofExitCodes("msix");
  return name.startsWith("detection-") ? ofDetection(name.slice("detection-".length)) : ofStep(name);
};

/** Where the tables that steps and rules need are; a kind that no page tells of is missing. */
export const neededTables = [
  "every-step",
  "package",
  "exit-codes",
  "exit-codes-msi",
  "exit-codes-msix",
  ...softwareStep.options.map((option) => option.shape.kind.value),
  ...detectionRule.options.map((option) => `detection-${option.shape.kind.value}`),
];

const marked = /<!-- fields: ([\w-]+) -->\n[\s\S]*?<!-- end of fields -->/g;

/** Names of the tables of a page, in its order. */
export const tablesIn = (text: string): string[] => [...text.matchAll(marked)].map(([, name = ""]) => name);

/** The page with its tables as they are now. @throws Error for a table that nothing is known of */
export const withTables = (text: string): string =>
  text.replaceAll(marked, (_all, name: string) => {
    const made = tableOf(name);
    if (made === null) throw new Error(`there is no table of fields called ${name}`);
    return `<!-- fields: ${name} -->\n${made}\n<!-- end of fields -->`;
  });

export const readPage = (page: string): string => readFileSync(join(guide, page), "utf8");

if (process.argv[1] === import.meta.filename)
  for (const page of pagesWithTables) writeFileSync(join(guide, page), withTables(readPage(page)));
