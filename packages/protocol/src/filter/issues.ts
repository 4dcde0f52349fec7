import type { z } from "zod";
import { filterCondition } from "./conditions.ts";
import { filterLimits } from "./limits.ts";

type Path = readonly (string | number)[];
type Issue = z.core.$ZodRawIssue;

const issue = (input: unknown, path: Path, message: string): Issue => ({
  code: "custom",
  input,
  path: [...path],
  message,
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

interface Walk {
  readonly issues: Issue[];
  conditions: number;
}

const walkParts = (walk: Walk, value: unknown, path: Path, depth: number): void => {
  if (!Array.isArray(value) || value.length === 0) {
    walk.issues.push(issue(value, path, "expected a list of at least one condition or group"));
    return;
  }
  if (value.length > filterLimits.parts) {
    walk.issues.push(issue(value, path, `a group holds at most ${filterLimits.parts} parts`));
    return;
  }
  for (const [index, part] of value.entries()) walkNode(walk, part, [...path, index], depth + 1);
};

const walkNode = (walk: Walk, value: unknown, path: Path, depth: number): void => {
  if (walk.conditions > filterLimits.conditions) return;
  if (depth > filterLimits.depth) {
    walk.issues.push(issue(value, path, `a filter is at most ${filterLimits.depth} groups deep`));
    return;
  }
  const group = isObject(value) ? ["all", "any", "not"].find((name) => name in value) : undefined;
  if (isObject(value) && group) {
    const others = Object.keys(value).filter((key) => key !== group);
    if (others.length > 0)
      walk.issues.push(issue(value, path, `"${group}" stands alone, without ${others.join(", ")}`));
    if (group === "not") walkNode(walk, value.not, [...path, "not"], depth + 1);
    else walkParts(walk, value[group], [...path, group], depth);
    return;
  }
  walk.conditions += 1;
  if (walk.conditions > filterLimits.conditions) {
    walk.issues.push(issue(value, path, `a filter has at most ${filterLimits.conditions} conditions`));
    return;
  }
  const judged = filterCondition.safeParse(value);
  for (const found of judged.error?.issues ?? []) {
    walk.issues.push(issue(value, [...path, ...found.path.map((key) => key.toString())], found.message));
  }
};

/** What is wrong with a filter, each fault at its own path; empty when nothing is. Looks no deeper than the limits. */
export const filterIssues = (value: unknown): readonly Issue[] => {
  const walk: Walk = { issues: [], conditions: 0 };
  walkNode(walk, value, [], 1);
  return walk.issues;
};
