import { z } from "zod";
import { filter } from "../filter/filter.ts";
import { architecture, identifier } from "../values.ts";
import { driverQuery, otherData } from "./drivers.ts";

const count = z.number().int().nonnegative();

/** More than any library has; a request that names more is a mistake. */
export const mostChosenDrivers = 10_000;

/** What a list of drivers was asked for, without its pages. */
export const driverSearch = driverQuery.omit({ cursor: true, limit: true }).strict();
export type DriverSearch = z.infer<typeof driverSearch>;

/** Which drivers something is to be done with: those named, or all that a search finds. */
const selection = {
  driverIds: z.array(identifier).min(1).max(mostChosenDrivers).optional(),
  matching: driverSearch.optional(),
  /** How many the search found when somebody looked: with another number now, the request is refused. */
  expected: z.number().int().positive().optional(),
};

const oneWay = (asked: { driverIds?: unknown; matching?: unknown; expected?: unknown }): boolean =>
  asked.driverIds === undefined
    ? asked.matching !== undefined && asked.expected !== undefined
    : asked.matching === undefined && asked.expected === undefined;
const oneWayOnly = "name either driverIds, or matching and expected";

export const driverBulkAction = z.enum([
  "activate",
  "deactivate",
  "offer-to-windows-pe",
  "withhold-from-windows-pe",
  "delete",
]);
export type DriverBulkAction = z.infer<typeof driverBulkAction>;

export const driverBulkRequest = z
  .object({ ...selection, action: driverBulkAction })
  .strict()
  .refine(oneWay, oneWayOnly);
export type DriverSelection = Omit<z.infer<typeof driverBulkRequest>, "action">;

/** `fill`: only drivers without a filter get it. `replace`: every driver gets it in place of its own. */
const filterChange = z.discriminatedUnion("how", [
  z.object({ how: z.enum(["fill", "replace"]), filter }).strict(),
  z.object({ how: z.literal("remove") }).strict(),
]);

/** Names are the same whatever their capitals. */
const otherDataChange = z
  .object({ set: otherData.default([]), remove: z.array(z.string().trim().min(1).max(100)).max(50).default([]) })
  .strict()
  .refine(({ set, remove }) => set.length + remove.length > 0, "name at least one entry")
  .refine(
    ({ set, remove }) => !set.some(({ name }) => remove.some((other) => other.toLowerCase() === name.toLowerCase())),
    "an entry is either set or removed",
  );

/** What is changed of many drivers; what is left out stays as it is in each. */
export const driverManyChange = z
  .object({
    active: z.boolean().optional(),
    availableToWindowsPe: z.boolean().optional(),
    filter: filterChange.optional(),
    /** Null leaves it to the INF again. */
    limitedArchitectures: z.array(architecture).min(1).max(3).nullable().optional(),
    limitedMinimumBuild: z.number().int().min(1).max(999_999).nullable().optional(),
    otherData: otherDataChange.optional(),
  })
  .strict()
  .refine((change) => Object.values(change).some((value) => value !== undefined), "name at least one change");
export type DriverManyChange = z.infer<typeof driverManyChange>;

export const driverManyChangeRequest = z
  .object({ ...selection, change: driverManyChange })
  .strict()
  .refine(oneWay, oneWayOnly);

/**
 * Why a driver stays as it is: it belongs to all organisations, or to one in which the caller may not change it; its INF
 * is for none of the architectures; it would have more other data than a driver takes.
 */
export const driverLeftReason = z.enum([
  "shared-by-all",
  "role-missing",
  "no-such-architecture",
  "too-much-other-data",
]);
export type DriverLeftReason = z.infer<typeof driverLeftReason>;

/** Of how many drivers an answer gives the names. */
export const mostDriverExamples = 10;

/** What a change of many drivers does, or did. */
export const driverBulkAnswer = z.object({
  drivers: count,
  changed: count,
  /** They were so already. */
  unchanged: count,
  left: z.array(
    z.object({
      reason: driverLeftReason,
      drivers: count,
      examples: z.array(z.object({ id: identifier, description: z.string() })).max(mostDriverExamples),
    }),
  ),
});
export type DriverBulkAnswer = z.infer<typeof driverBulkAnswer>;
