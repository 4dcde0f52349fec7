import { z } from "zod";
import { buildDefinition } from "../build/definition.ts";
import { identifier, instant } from "../values.ts";

export const buildView = z.object({
  id: identifier,
  organisationId: identifier,
  revision: z.number().int().positive(),
  definition: buildDefinition,
  /** Number of the publication that devices get this build from, and whether it was changed since. */
  publishedNumber: z.number().int().positive().nullable(),
  changedSincePublication: z.boolean(),
  updatedAt: instant,
});
export type BuildView = z.infer<typeof buildView>;

export const buildCreate = z.object({ organisationId: identifier, definition: buildDefinition });
export const buildUpdate = z.object({
  revision: z.number().int().positive(),
  definition: buildDefinition,
  /** The earlier revision that the definition was taken from, for the history. */
  restoredFrom: z.number().int().positive().nullable().default(null),
});
export type BuildUpdate = z.infer<typeof buildUpdate>;
