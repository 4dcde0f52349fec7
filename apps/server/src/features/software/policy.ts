import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

/** A package, or the organisation in which one is to be made. */
interface Target {
  readonly id?: string;
  readonly organisationId: string;
}

export const mayRead = (actor: Actor, target: Target): void =>
  authorise(actor, "software.read", { ...target, kind: "software package" });

export const mayWrite = (actor: Actor, target: Target): void =>
  authorise(actor, "software.write", { ...target, kind: "software package" });
