import type { Filter, FilterCondition } from "@windlass/protocol";
import { filterFields, operatorWords } from "./fields.ts";

/** Names of what a filter refers to by id; without one the id itself is shown. */
export type PlaceName = (field: "organisation" | "location", id: string) => string | undefined;

/** Negative operators exclude each of their values, so that "or" would read as its opposite. */
const negative = new Set<FilterCondition["operator"]>(["is-not", "does-not-contain", "does-not-match", "absent"]);

const listed = (values: readonly string[], word: "or" | "nor"): string => {
  const last = values.at(-1) ?? "";
  return values.length < 2 ? last : `${values.slice(0, -1).join(", ")} ${word} ${last}`;
};

const valueWords = (condition: FilterCondition, placeName?: PlaceName): string => {
  if ("value" in condition) {
    if (typeof condition.value === "boolean") return condition.value ? "on" : "off";
    const { unit } = filterFields[condition.field];
    return unit ? `${condition.value} ${unit}` : String(condition.value);
  }
  const { field } = condition;
  const names =
    field === "organisation" || field === "location"
      ? condition.values.map((id) => placeName?.(field, id) ?? id)
      : condition.values;
  return listed(names, negative.has(condition.operator) ? "nor" : "or");
};

/** One condition in words: `Vendor is Dell or HP`, `Hardware id PCI\VEN_10DE* is present`, `Memory is at least 16 GB`. */
export const describeCondition = (condition: FilterCondition, placeName?: PlaceName): string => {
  const { label } = filterFields[condition.field];
  const words = operatorWords[condition.operator];
  if (condition.field === "tpm-present") return condition.value ? "TPM is present" : "TPM is absent";
  const values = valueWords(condition, placeName);
  return condition.field === "hardware-id" ? `${label} ${values} ${words}` : `${label} ${words} ${values}`;
};

const group = (part: Filter, placeName?: PlaceName): string =>
  "all" in part || "any" in part ? `(${describeFilter(part, placeName)})` : describeFilter(part, placeName);

/** A filter as one sentence without a full stop; null is `every device`. */
export const describeFilter = (filter: Filter | null, placeName?: PlaceName): string => {
  if (filter === null) return "every device";
  if ("all" in filter) return joined(filter.all, "and", placeName);
  if ("any" in filter) return joined(filter.any, "or", placeName);
  if ("not" in filter) return `not ${group(filter.not, placeName)}`;
  return describeCondition(filter, placeName);
};

const joined = (parts: readonly Filter[], word: "and" | "or", placeName?: PlaceName): string => {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return describeFilter(only, placeName);
  return parts.map((part) => group(part, placeName)).join(` ${word} `);
};
