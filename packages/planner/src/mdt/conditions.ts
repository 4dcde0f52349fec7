import type { Filter, MdtCondition } from "@windlass/protocol";

/** What a condition of a task sequence is here. */
export type JudgedCondition =
  | { readonly kind: "always" | "never" }
  | { readonly kind: "filter"; readonly filter: Filter }
  | { readonly kind: "unknown"; readonly why: string };

const always: JudgedCondition = { kind: "always" };
const never: JudgedCondition = { kind: "never" };
const truth = (holds: boolean): JudgedCondition => (holds ? always : never);
const unknown = (why: string): JudgedCondition => ({ kind: "unknown", why });

const settingOf = (condition: Extract<MdtCondition, { kind: "expression" }>, name: string): string =>
  condition.variables.find((variable) => variable.name.toLowerCase() === name)?.value ?? "";

/** What is the same at each deployment here: Windows is installed anew, on UEFI, and nothing is captured. */
const constants: Readonly<Record<string, string>> = {
  deploymenttype: "newcomputer",
  isuefi: "true",
  osinstall: "y",
  docapture: "",
  isserveros: "false",
};

const chassis: Readonly<Record<string, readonly ["laptop" | "desktop" | "server" | "virtual"]>> = {
  islaptop: ["laptop"],
  isdesktop: ["desktop"],
  isserver: ["server"],
  isvm: ["virtual"],
};

const textFields: Readonly<Record<string, "vendor" | "model" | "serial-number" | "sku">> = {
  make: "vendor",
  manufacturer: "vendor",
  model: "model",
  serialnumber: "serial-number",
};

const variableCondition = (name: string, operator: string, value: string): JudgedCondition => {
  const folded = name.toLowerCase();
  const isNot = operator === "notequals";
  if (folded === "phase") return always;
  const constant = constants[folded];
  if (constant !== undefined) {
    if (operator === "exists") return truth(constant !== "");
    if (operator === "equals" || isNot) return truth((constant === value.toLowerCase()) !== isNot);
  }
  if (operator !== "equals" && !isNot) return unknown(`the variable ${name}`);
  const field = textFields[folded];
  if (field && value !== "")
    return { kind: "filter", filter: { field, operator: isNot ? "is-not" : "is", values: [value] } };
  const kinds = chassis[folded];
  if (kinds && /^(?:true|false)$/i.test(value)) {
    const holds = /^true$/i.test(value) !== isNot;
    return { kind: "filter", filter: { field: "chassis", operator: holds ? "is" : "is-not", values: [...kinds] } };
  }
  const processor = folded === "architecture" || folded === "processor_architecture" ? value.toLowerCase() : "";
  if (processor === "x86" || processor === "x64" || processor === "amd64") {
    const values = [processor === "x86" ? ("x86" as const) : ("x64" as const)];
    return { kind: "filter", filter: { field: "architecture", operator: isNot ? "is-not" : "is", values } };
  }
  return unknown(`the variable ${name}`);
};

const wmiFields: Readonly<Record<string, "vendor" | "model">> = { manufacturer: "vendor", model: "model" };

/** One comparison of a query, such as `Model LIKE '%Latitude%'`. */
const comparisonFilter = (text: string): Filter | null => {
  const [, name = "", operator = "", value = ""] =
    /^\(?\s*(?:\w+\.)?(\w+)\s*(=|<>|!=|\blike\b)\s*["']([^"']{1,200})["']\s*\)?$/i.exec(text.trim()) ?? [];
  const field = wmiFields[name.toLowerCase()];
  if (!field) return null;
  if (operator !== "=" && !/like/i.test(operator)) return { field, operator: "is-not", values: [value] };
  if (operator === "=") return { field, operator: "is", values: [value] };
  const inner = value.replace(/^%/, "").replace(/%$/, "");
  if (!/[%_[\]]/.test(inner)) {
    if (value.startsWith("%") && value.endsWith("%")) return { field, operator: "contains", values: [inner] };
    if (value.endsWith("%")) return { field, operator: "starts-with", values: [inner] };
    if (!value.startsWith("%")) return { field, operator: "is", values: [value] };
  }
  if (/[[\]*?]/.test(value)) return null;
  return { field, operator: "matches", values: [value.replaceAll("%", "*").replaceAll("_", "?")] };
};

const wmiCondition = (query: string): JudgedCondition => {
  const where = /\bfrom\s+Win32_ComputerSystem\s+where\s+(.+)$/is.exec(query)?.[1];
  if (where === undefined || where.length > 2000) return unknown("a query of WMI");
  const word = /\sor\s/i.test(where) ? "or" : "and";
  if (word === "or" && /\sand\s/i.test(where)) return unknown("a query of WMI");
  const filters = where.split(new RegExp(`\\s${word}\\s`, "i")).map(comparisonFilter);
  const known = filters.flatMap((filter) => filter ?? []);
  const [only] = known;
  if (known.length !== filters.length || known.length > 50 || !only) return unknown("a query of WMI");
  if (known.length === 1) return { kind: "filter", filter: only };
  return { kind: "filter", filter: word === "or" ? { any: known } : { all: known } };
};

const words: Readonly<Record<string, string>> = {
  SMS_TaskSequence_OSConditionExpression: "the version of the running Windows",
  SMS_TaskSequence_SoftwareConditionExpression: "installed software",
  SMS_TaskSequence_FileConditionExpression: "a file",
  SMS_TaskSequence_FolderConditionExpression: "a folder",
  SMS_TaskSequence_RegistryConditionExpression: "the registry",
};

/** All of them, as one. */
export const allOf = (parts: readonly JudgedCondition[]): JudgedCondition => {
  if (parts.some(({ kind }) => kind === "never")) return never;
  const open = parts.find(({ kind }) => kind === "unknown");
  if (open) return open;
  const filters = parts.flatMap((part) => (part.kind === "filter" ? part.filter : []));
  const [only] = filters;
  if (!only) return always;
  return { kind: "filter", filter: filters.length === 1 ? only : { all: filters.slice(0, 50) } };
};

const negated = (part: JudgedCondition): JudgedCondition => {
  if (part.kind === "filter") return { kind: "filter", filter: { not: part.filter } };
  return part.kind === "unknown" ? part : truth(part.kind === "never");
};

/** A condition as a filter of devices, where it asks what a filter can ask. */
export const judgeCondition = (condition: MdtCondition | null): JudgedCondition => {
  if (condition === null) return always;
  if (condition.kind === "expression") {
    if (condition.type === "SMS_TaskSequence_WMIConditionExpression")
      return wmiCondition(settingOf(condition, "query"));
    if (condition.type !== "SMS_TaskSequence_VariableConditionExpression")
      return unknown(words[condition.type] ?? "something that is not known here");
    const operator = settingOf(condition, "operator").toLowerCase() || "equals";
    return variableCondition(settingOf(condition, "variable"), operator, settingOf(condition, "value"));
  }
  const parts = condition.parts.map(judgeCondition);
  if (condition.kind === "and") return allOf(parts);
  // MDT takes "not" as "none of these".
  const turned = allOf(parts.map(negated));
  return condition.kind === "not" ? turned : parts.length === 0 ? always : negated(turned);
};

/** The phase that a condition asks for, in small letters; null: none. */
export const phaseOf = (condition: MdtCondition | null): string | null => {
  if (condition === null) return null;
  if (condition.kind !== "expression")
    return condition.kind === "not" ? null : (condition.parts.map(phaseOf).find((phase) => phase !== null) ?? null);
  if (settingOf(condition, "variable").toLowerCase() !== "phase") return null;
  return settingOf(condition, "operator").toLowerCase() === "equals"
    ? settingOf(condition, "value").toLowerCase()
    : null;
};
