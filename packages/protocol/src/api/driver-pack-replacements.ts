import { z } from "zod";
import { day, identifier } from "../values.ts";

const count = z.number().int().nonnegative();
const revision = z.number().int().positive();

const twoPacks = ({ replaced, by }: { replaced: string; by: string }): boolean => replaced !== by;
const twoPacksOnly = "a pack cannot replace itself";

export const driverPackReplacementRequest = z
  .object({ replaced: identifier, by: identifier })
  .strict()
  .refine(twoPacks, twoPacksOnly);

/**
 * What a driver of one pack is beside the other pack. `same`: both bring exactly this driver. `rebuilt`: of the same date
 * and version, with other files. `gone`: only the replaced pack has it; `added`: only the other.
 */
export const packDriverOutcome = z.enum(["newer", "same", "rebuilt", "older", "gone", "added"]);
export type PackDriverOutcome = z.infer<typeof packDriverOutcome>;

const packDriver = z.object({
  id: identifier,
  description: z.string(),
  driverDate: day.nullable(),
  driverVersion: z.string().nullable(),
});

export const packDriverPair = z.object({
  outcome: packDriverOutcome,
  infName: z.string(),
  from: packDriver.nullable(),
  to: packDriver.nullable(),
  /** What people said of the replaced driver that the other takes over, by name. */
  carried: z.array(z.string()),
});
export type PackDriverPair = z.infer<typeof packDriverPair>;

const pack = z.object({ id: identifier, revision, name: z.string(), version: z.string(), active: z.boolean() });

/** Of how many drivers a preview tells each by itself. */
export const mostPackDriverPairs = 500;

/** What it would mean to use one pack in place of another. */
export const driverPackReplacement = z.object({
  replaced: pack,
  by: pack,
  counts: z.object({ newer: count, same: count, rebuilt: count, older: count, gone: count, added: count }),
  /** The first of each outcome but `same`, in the order of that list. */
  pairs: z.array(packDriverPair).max(mostPackDriverPairs),
  /** What of the replaced pack's own the other takes over, by name, and of how many drivers something is taken over. */
  carriedOfPack: z.array(z.string()),
  driversWithCarried: count,
  /** Drivers that no pack brings any more: deleted with the replaced pack, should it be deleted. */
  onlyInReplaced: count,
});
export type DriverPackReplacement = z.infer<typeof driverPackReplacement>;

/** The same done, as long as both packs are as they were looked at. */
export const driverPackReplaceRequest = z
  .object({
    replaced: identifier,
    replacedRevision: revision,
    by: identifier,
    byRevision: revision,
    /** Whether what people said of the replaced pack and its drivers goes over to the other. */
    carry: z.boolean(),
    /** What becomes of the replaced pack. */
    afterwards: z.enum(["deactivate", "delete"]),
  })
  .strict()
  .refine(twoPacks, twoPacksOnly);
export type DriverPackReplaceRequest = z.infer<typeof driverPackReplaceRequest>;
