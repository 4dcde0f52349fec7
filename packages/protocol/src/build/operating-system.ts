import { z } from "zod";
import { architecture, identifier } from "../values.ts";

/** The Windows that devices of one architecture get. */
export const buildOperatingSystem = z.object({
  architecture,
  operatingSystemId: identifier,
  imageIndex: z.number().int().positive(),
  language: z.string().min(2).max(20),
});
export type BuildOperatingSystem = z.infer<typeof buildOperatingSystem>;
