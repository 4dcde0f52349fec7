import type { DefinitionKind } from "@windlass/protocol";
import type { Actor } from "../people/actor.ts";
import { authoriseShared } from "../people/policy.ts";

/** A definition, or the organisation in which one is to be made; null: shared by all. */
interface Target {
  readonly id?: string;
  readonly kind: DefinitionKind;
  readonly organisationId: string | null;
}

export const mayRead = (actor: Actor, target: Target): void => authoriseShared(actor, "definitions.read", target);

export const mayWrite = (actor: Actor, target: Target): void => authoriseShared(actor, "definitions.write", target);
