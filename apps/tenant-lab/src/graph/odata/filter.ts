/** One comparison of a `$filter`: `field eq 'value'`, `contains(field,'value')` or `startswith(field,'value')`. */
export interface FilterClause {
  readonly operator: "eq" | "contains" | "startswith";
  readonly field: string;
  readonly value: string;
  /** The field is a collection: `field/any(x:…)`. */
  readonly any: boolean;
}

const literal = "'((?:[^']|'')*)'";
const field = "([A-Za-z]+)";
const equality = new RegExp(`^${field}\\s+eq\\s+(?:guid)?${literal}$`);
const bareEquality = new RegExp(`^${field}\\s+eq\\s+([0-9a-fA-F-]{36}|true|false|null)$`);
const call = new RegExp(`^(contains|startswith)\\s*\\(\\s*${field}\\s*,\\s*${literal}\\s*\\)$`, "i");
const anyEquality = new RegExp(`^${field}/any\\(\\s*(\\w+)\\s*:\\s*(\\w+)\\s+eq\\s+${literal}\\s*\\)$`);
const anyStart = new RegExp(
  `^${field}/any\\(\\s*(\\w+)\\s*:\\s*startswith\\(\\s*(\\w+)\\s*,\\s*${literal}\\s*\\)\\s*\\)$`,
  "i",
);

/**
 * Reads the part of OData's filter language that the lab knows: clauses joined by `and`. Null when it is anything else.
 */
export function parseFilter(text: string): FilterClause[] | null {
  const clauses = splitByAnd(text).map(parseClause);
  return clauses.every((clause) => clause !== null) ? clauses : null;
}

function parseClause(text: string): FilterClause | null {
  const called = call.exec(text);
  if (called?.[1] && called[2]) {
    const operator = called[1].toLowerCase() === "contains" ? "contains" : "startswith";
    return { operator, field: called[2], value: unquote(called[3]), any: false };
  }
  const equal = equality.exec(text) ?? bareEquality.exec(text);
  if (equal?.[1]) return { operator: "eq", field: equal[1], value: unquote(equal[2]), any: false };
  const anyEqual = anyEquality.exec(text);
  if (anyEqual?.[1] && anyEqual[2] === anyEqual[3]) {
    return { operator: "eq", field: anyEqual[1], value: unquote(anyEqual[4]), any: true };
  }
  const anyStarts = anyStart.exec(text);
  if (anyStarts?.[1] && anyStarts[2] === anyStarts[3]) {
    return { operator: "startswith", field: anyStarts[1], value: unquote(anyStarts[4]), any: true };
  }
  return null;
}

function unquote(text: string | undefined): string {
  return (text ?? "").replaceAll("''", "'");
}

/** Splits at ` and ` outside of quotes. */
function splitByAnd(text: string): string[] {
  const parts = text.split(/('(?:[^']|'')*')/);
  const clauses = [""];
  parts.forEach((part, index) => {
    const pieces = index % 2 === 1 ? [part] : part.split(/\s+and\s+/);
    clauses[clauses.length - 1] += pieces[0] ?? "";
    clauses.push(...pieces.slice(1));
  });
  return clauses.map((clause) => clause.trim());
}

/** Whether a text (or one of several) meets the clause. Strings compare without regard to case, as in Graph. */
export function meets(clause: FilterClause, values: string | readonly string[]): boolean {
  const wanted = clause.value.toLowerCase();
  return (typeof values === "string" ? [values] : values).some((value) => {
    const text = value.toLowerCase();
    if (clause.operator === "eq") return text === wanted;
    return clause.operator === "contains" ? text.includes(wanted) : text.startsWith(wanted);
  });
}
