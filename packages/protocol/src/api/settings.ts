import { z } from "zod";
import { settingsDefinition } from "../settings.ts";
import { identifier, instant } from "../values.ts";

/** What is set for the tenant. */
export const settingsView = z.object({
  /** As the history of changes names it; null: nothing was ever set. */
  id: identifier.nullable(),
  /** 0: nothing was ever set. */
  revision: z.number().int().nonnegative(),
  definition: settingsDefinition,
  updatedAt: instant.nullable(),
});
export type SettingsView = z.infer<typeof settingsView>;

/** What is set for an organisation, and beside it what it has where nothing is set. */
export const organisationSettingsView = settingsView.extend({
  organisationId: identifier,
  /** What is set for the tenant. */
  inherited: settingsDefinition,
});
export type OrganisationSettingsView = z.infer<typeof organisationSettingsView>;

/** Replaces all that is set; `revision` is the one that was read. */
export const settingsUpdate = z.object({
  revision: z.number().int().nonnegative(),
  definition: settingsDefinition,
});
export type SettingsUpdate = z.infer<typeof settingsUpdate>;
