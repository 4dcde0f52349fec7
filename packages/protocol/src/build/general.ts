import { z } from "zod";

/** Pictures by which people tell builds apart in the console. */
export const buildIcon = z.enum([
  "device",
  "laptop",
  "desktop",
  "tablet",
  "kiosk",
  "classroom",
  "meeting-room",
  "factory",
  "health",
  "retail",
  "developer",
  "office",
  "server",
  "test",
]);
export type BuildIcon = z.infer<typeof buildIcon>;

/** Words by which people find builds; the same word in other letters is the same tag. */
export const buildTags = z
  .array(z.string().trim().min(1).max(40))
  .max(20)
  .refine((tags) => new Set(tags.map((tag) => tag.toLowerCase())).size === tags.length, "each once");
