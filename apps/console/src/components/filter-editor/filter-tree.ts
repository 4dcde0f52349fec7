import type { Filter, FilterCondition } from "@windlass/protocol";

/** How the parts of a group have to hold. "None" is how people say not. */
export type GroupMode = "all" | "any" | "none";

/** A filter as it is edited: groups and conditions alone. */
export interface FilterGroup {
  readonly mode: GroupMode;
  readonly parts: readonly Filter[];
}

export const isCondition = (filter: Filter): filter is FilterCondition => "field" in filter;

/** A group as it is edited; a `not` shows as "none of", with the parts of an `any` directly in it. */
export const groupOf = (filter: Filter): FilterGroup => {
  if ("all" in filter) return { mode: "all", parts: filter.all };
  if ("any" in filter) return { mode: "any", parts: filter.any };
  if ("not" in filter) return { mode: "none", parts: "any" in filter.not ? filter.not.any : [filter.not] };
  return { mode: "all", parts: [filter] };
};

/** The filter that a group stands for; null when it has no parts. */
export const filterOf = ({ mode, parts }: FilterGroup): Filter | null => {
  const [first] = parts;
  if (first === undefined) return null;
  if (mode === "all") return { all: [...parts] };
  if (mode === "any") return { any: [...parts] };
  return { not: parts.length === 1 ? first : { any: [...parts] } };
};

/** The group with another part, or without it (null), in one place. */
export const withPart = (group: FilterGroup, position: number, part: Filter | null): FilterGroup => ({
  ...group,
  parts: group.parts.flatMap((before, index) => (index === position ? (part ? [part] : []) : [before])),
});
