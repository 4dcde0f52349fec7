import { z } from "zod";
import { referenceTo } from "../references.ts";
import { displayName } from "../values.ts";

/** Microsoft Learn, "NetUserAdd" and "Naming conventions in Active Directory": what a local account's name may not hold. */
const forbidden = /^[^"/\\[\]:;|=,+*?<>@]+$/;

/** A local account's name: 20 characters, not of periods and spaces alone. */
export const accountName = z
  .string()
  .trim()
  .min(1)
  .max(20)
  .regex(forbidden, 'a name has none of " / \\ [ ] : ; | = , + * ? < > @')
  .regex(/[^. ]/, "a name is more than periods and spaces");

export const groupName = z
  .string()
  .trim()
  .min(1)
  .max(256)
  .regex(forbidden, 'a name has none of " / \\ [ ] : ; | = , + * ? < > @')
  .regex(/[^. ]/, "a name is more than periods and spaces");

/** A local account. `Administrator` is the built-in one, by whatever name Windows' language gives it. */
export const localAccount = z.object({
  name: accountName,
  fullName: z.string().max(256).default(""),
  description: z.string().max(256).default(""),
  /** A secret of the kind password; null: none is set, and the account stays as it is or is disabled. */
  passwordSecretId: referenceTo("secret").nullable(),
  groups: z.array(groupName).max(50),
  disabled: z.boolean().default(false),
  passwordNeverExpires: z.boolean().default(false),
  /** Windows LAPS takes its password over once the device is managed; this one is only for the way there. */
  managedByLaps: z.boolean().default(false),
});
export type LocalAccount = z.infer<typeof localAccount>;

/** A local group that is to be there, beside Windows' own. */
export const localGroup = z.object({ name: groupName, description: z.string().max(256).default("") });
export type LocalGroup = z.infer<typeof localGroup>;

/** Local accounts and groups of a device. */
export const securityModelDefinition = z.object({
  kind: z.literal("security-model"),
  name: displayName,
  description: z.string().max(2000).default(""),
  accounts: z.array(localAccount).max(50),
  groups: z.array(localGroup).max(50),
});
export type SecurityModelDefinition = z.infer<typeof securityModelDefinition>;
