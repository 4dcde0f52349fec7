import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

interface Owned {
  readonly id: string;
  readonly organisationId: string;
}

export const mayRead = (actor: Actor, deployment: Owned): void =>
  authorise(actor, "deployments.read", { ...deployment, kind: "deployment" });

/** Who lets devices in also says whether one goes on that a check stands against. */
export const mayDecideChecks = (actor: Actor, deployment: Owned): void =>
  authorise(actor, "deployments.approve", { ...deployment, kind: "deployment" });

/** Approving wipes a disk, so reading is not enough. */
export const mayDecide = (actor: Actor, request: Owned): void =>
  authorise(actor, "deployments.approve", { ...request, kind: "deployment request" });
