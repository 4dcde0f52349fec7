import { z } from "zod";

/** What a device is called. Who may hold it, and whether it stands, is for the planner's rules to say. */
export const computerName = z.string().trim().min(1).max(15);

/**
 * Text with placeholders, at most 15 characters when filled: `%SERIAL%`, `%ASSET%`, `%MODEL%`, `%LOCATION%` (with `:n`
 * their last n characters), `%CHASSIS%`, and `%COUNTER:n%`, `%RAND:n%` (n digits), `%LETTERS:n%` (n letters).
 */
export const computerNameTemplate = z.string().trim().min(1).max(60);

/** Where a name comes from before the template: the asset list, then whoever approves the device. */
export const buildNaming = z.object({
  /** Whether the asset list of the organisation is asked. */
  lookUp: z.boolean().default(false),
  /** Whoever approves a device enters its name, where the asset list has none. Null: nobody is asked. */
  ask: z
    .object({
      /** What an entered name has to fit: `#` a digit, `@` a letter, `?` one character, `*` any number; null: any name. */
      pattern: z.string().trim().min(1).max(60).nullable().default(null),
    })
    .nullable()
    .default(null),
});
export type BuildNaming = z.infer<typeof buildNaming>;

/** A name that the server decided on for one device, with why. */
export const decidedName = z.object({
  name: computerName,
  /** In words, for example “from the asset list, row 12 of assets.csv”. */
  reason: z.string().max(400),
});
export type DecidedName = z.infer<typeof decidedName>;
