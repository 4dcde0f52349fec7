import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

/** An operating system or its import, or the organisation in which one is to be made. */
interface Target {
  readonly id?: string;
  readonly organisationId: string;
}

export const mayRead = (actor: Actor, target: Target, kind = "operating system"): void =>
  authorise(actor, "operating-systems.read", { ...target, kind });

export const mayWrite = (actor: Actor, target: Target, kind = "operating system"): void =>
  authorise(actor, "operating-systems.write", { ...target, kind });
