import { z } from "zod";
import { type FilterCondition, filterCondition } from "./conditions.ts";
import { filterIssues } from "./issues.ts";
import { filterLimits } from "./limits.ts";

export type Filter =
  | { readonly all: Filter[] }
  | { readonly any: Filter[] }
  | { readonly not: Filter }
  | FilterCondition;

const parts = z
  .array(z.lazy(() => node))
  .min(1)
  .max(filterLimits.parts);

const node: z.ZodType<Filter> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: parts }),
      z.strictObject({ any: parts }),
      z.strictObject({ not: node }),
      filterCondition,
    ]),
  )
  .meta({ id: "Filter" });

/**
 * Which devices something is for. No filter (null where one may stand) is every device. Depth and size are looked at
 * first, so that a hostile filter costs nothing, and each fault is told at its own place instead of as "none of four".
 */
export const filter: z.ZodType<Filter> = z.preprocess((value, context) => {
  context.issues.push(...filterIssues(value));
  return value;
}, node);

/** The same in answers: what was stored has been looked at, and a schema that looks first can only read. */
export const filterView: z.ZodType<Filter> = node;
