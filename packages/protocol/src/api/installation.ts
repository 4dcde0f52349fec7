import { z } from "zod";
import { identifier, instant } from "../values.ts";

const count = z.number().int().nonnegative();

/** How much one organisation did in the last {@link installationView} `days`. */
export const organisationUsage = z.object({
  id: identifier,
  name: z.string(),
  /** Publication that all its devices get; null: none was released to all. */
  released: count.nullable(),
  /** Of all times. */
  devices: count,
  /** That began in these days, and what became of them until now. */
  deployments: z.object({ running: count, succeeded: count, failed: count }),
  /** That began in these days and reached ready. */
  registrations: count,
});
export type OrganisationUsage = z.infer<typeof organisationUsage>;

/** What runs here, and how much it is used, as far as the caller sees. */
export const installationView = z.object({
  versions: z.object({
    /** Of the server, which brings console, agent and command line of the same version. */
    windlass: z.string(),
    node: z.string(),
    postgresql: z.string(),
    /** Name of the newest change of the database's tables. */
    migration: z.string(),
    /** That devices had when they last asked to be deployed within these days; older ones run from older media. */
    agents: z.array(z.object({ version: z.string(), platform: z.string(), devices: count, lastSeenAt: instant })),
  }),
  days: count,
  organisations: z.array(organisationUsage),
  /** People who can sign in; null: told only to whoever has a role in all organisations. */
  people: count.nullable(),
});
export type InstallationView = z.infer<typeof installationView>;
