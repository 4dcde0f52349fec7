import { z } from "zod";
import { identifier, instant, listQuery } from "../values.ts";

/** Kinds of object whose changes are kept. */
export const changedKind = z.enum([
  "asset",
  "build",
  "connector",
  "deployment",
  "device-model",
  "disk-template",
  "driver",
  "driver-pack",
  "location",
  "operating-system",
  "organisation",
  "secret",
  "security-model",
  "settings",
  "software",
  "software-package",
  "vendor",
]);
export type ChangedKind = z.infer<typeof changedKind>;

/** `value-replaced`: a secret got another value, which is told nowhere. */
export const changeAction = z.enum(["created", "changed", "deleted", "value-replaced"]);
export type ChangeAction = z.infer<typeof changeAction>;

/** One field that became another; null: it was not there, or is no more. */
export const changedField = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ChangedField = z.infer<typeof changedField>;

/** Who did what to which object, field by field. Texts are shortened around what differs. */
export const changeView = z.object({
  id: z.string(),
  at: instant,
  /** Null: the object is shared by all organisations. */
  organisationId: identifier.nullable(),
  kind: changedKind,
  objectId: identifier,
  /** As it was called then. */
  name: z.string(),
  action: changeAction,
  by: z.object({ id: identifier.nullable(), name: z.string() }),
  fields: z.array(changedField),
});
export type ChangeView = z.infer<typeof changeView>;

/** Changes of everything the caller may see, of one kind, or of one object; newest first. */
export const changeQuery = listQuery
  .omit({ search: true })
  .extend({ kind: changedKind.optional(), objectId: identifier.optional() });
export type ChangeQuery = z.infer<typeof changeQuery>;
