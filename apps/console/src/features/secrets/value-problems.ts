import type { Problems } from "../../forms/problems.ts";

const prefix = "value.";

/** Those of the value, without its name before them. */
export const valueProblems = (problems: Problems): Problems =>
  Object.fromEntries(
    Object.entries(problems).flatMap(([path, problem]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), problem]] : [],
    ),
  );
