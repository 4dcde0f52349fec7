import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

const target = (organisationId: string) => ({ organisationId, kind: "organisation", id: organisationId });

/** Setting a tenant up is connecting it, so it takes the same permissions. */
export const mayRead = (actor: Actor, organisationId: string): void =>
  authorise(actor, "tenant-connections.read", target(organisationId));

export const mayWrite = (actor: Actor, organisationId: string): void =>
  authorise(actor, "tenant-connections.write", target(organisationId));
