import type { Actor } from "../people/actor.ts";
import { authoriseShared } from "../people/policy.ts";

/** A secret, or the organisation in which one is to be made; null: shared by all. */
interface Target {
  readonly id?: string;
  readonly organisationId: string | null;
}

export const mayRead = (actor: Actor, target: Target): void =>
  authoriseShared(actor, "secrets.read", { ...target, kind: "secret" });

export const mayWrite = (actor: Actor, target: Target): void =>
  authoriseShared(actor, "secrets.write", { ...target, kind: "secret" });
