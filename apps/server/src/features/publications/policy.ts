import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

/** A publication, or the organisation that is to be published. */
interface Target {
  readonly id?: string;
  readonly organisationId: string;
}

export const mayRead = (actor: Actor, target: Target): void =>
  authorise(actor, "publications.read", { ...target, kind: "publication" });

export const mayWrite = (actor: Actor, target: Target): void =>
  authorise(actor, "publications.write", { ...target, kind: "publication" });
