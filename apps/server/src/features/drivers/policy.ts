import type { Actor } from "../people/actor.ts";
import { authoriseShared } from "../people/policy.ts";

/** A driver or its import, or where one is to be made; a null organisation is all of them. */
interface Target {
  readonly id?: string;
  readonly organisationId: string | null;
}

export const mayRead = (actor: Actor, target: Target, kind = "driver"): void =>
  authoriseShared(actor, "drivers.read", { ...target, kind });

export const mayWrite = (actor: Actor, target: Target, kind = "driver"): void =>
  authoriseShared(actor, "drivers.write", { ...target, kind });
