import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

/** A build, or the organisation in which one is to be made. */
interface Target {
  readonly id?: string;
  readonly organisationId: string;
}

export const mayRead = (actor: Actor, target: Target): void =>
  authorise(actor, "builds.read", { ...target, kind: "build" });

export const mayWrite = (actor: Actor, target: Target): void =>
  authorise(actor, "builds.write", { ...target, kind: "build" });
