import { z } from "zod";
import { inputLocale, localeTag, timeZoneId } from "./answer-file.ts";
import { qualityChecks } from "./build/checks.ts";
import { computerNameTemplate } from "./build/naming.ts";

/** As Windows has it by itself, whatever would be inherited. */
const leftToWindows = z.literal("");

/**
 * How long publications that no device gets keep their content: the last so many of an organisation, and all that are
 * younger than so many days. The newest, and what devices get or deploy, is kept whatever it says.
 */
export const publicationRetention = z.object({
  keepLast: z.number().int().min(1).max(1000),
  keepDays: z.number().int().min(0).max(3650),
});
export type PublicationRetention = z.infer<typeof publicationRetention>;

/**
 * Everything that is set for the tenant, and for one organisation in its place. Null: it is inherited, from the tenant,
 * and there from Windlass' own default (`packages/planner/src/settings`).
 */
export const settingsDefinition = z.object({
  timeZone: leftToWindows.or(timeZoneId).nullable().default(null),
  /** Dates, numbers, currency. */
  userLocale: leftToWindows.or(localeTag).nullable().default(null),
  /** For programs that know no Unicode. */
  systemLocale: leftToWindows.or(localeTag).nullable().default(null),
  /** Keyboards; the first is the one in use. None: the language's own, whatever would be inherited. */
  inputLocales: z
    .array(inputLocale)
    .max(8)
    .refine((list) => new Set(list).size === list.length, "each once")
    .nullable()
    .default(null),
  /** Whom Windows is registered to. Empty text: nobody, whatever would be inherited. */
  registeredOwner: z.string().trim().max(256).nullable().default(null),
  registeredOrganisation: z.string().trim().max(256).nullable().default(null),
  /** What a new build begins with; builds that are there keep their own. */
  computerNameTemplate: computerNameTemplate.nullable().default(null),
  /** What devices have to be like. All of them are set or inherited together; an empty list: nothing is checked. */
  checks: qualityChecks.nullable().default(null),
  /** The server's alone: no device learns of it. */
  publicationRetention: publicationRetention.nullable().default(null),
});
export type SettingsDefinition = z.infer<typeof settingsDefinition>;
export type SettingName = keyof SettingsDefinition;

/** What a build can set in place of its organisation. */
export const settingsOfBuild = settingsDefinition.pick({
  timeZone: true,
  userLocale: true,
  systemLocale: true,
  inputLocales: true,
  registeredOwner: true,
  registeredOrganisation: true,
  checks: true,
});
export type SettingsOfBuild = z.infer<typeof settingsOfBuild>;

/** Where the value of a setting comes from. */
export const settingOrigin = z.enum(["build", "organisation", "tenant", "default"]);
export type SettingOrigin = z.infer<typeof settingOrigin>;
