import { z } from "zod";
import { displayName, identifier, instant } from "../values.ts";

export const organisationView = z.object({
  id: identifier,
  name: z.string(),
  createdAt: instant,
  /** State of the tenant connection's last check, or why there is none. */
  connection: z.enum(["none", "not-checked", "passed", "failed", "warning", "cannot-tell"]),
});
export type OrganisationView = z.infer<typeof organisationView>;

export const organisationInput = z.object({ name: displayName });
