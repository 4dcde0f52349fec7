import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

/** The store belongs to no organisation: what is in it as a whole concerns roles in all of them. */
const store = { kind: "content store", organisationId: null };

/** Whoever has a role in some organisations sees those alone. */
export const readsAll = (actor: Actor): boolean => actor.roles.some((assignment) => assignment.organisationId === null);

export const mayCollect = (actor: Actor): void => authorise(actor, "content.write", store);
