import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

interface Target {
  readonly id?: string;
  readonly organisationId: string;
}

/** Whoever makes a connector lets a computer make accounts in a domain. */
export const mayWrite = (actor: Actor, connector: Target): void =>
  authorise(actor, "connectors.write", { ...connector, kind: "connector" });
