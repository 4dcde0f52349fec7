import type { AutopilotAction } from "@windlass/protocol";
import type { Actor } from "../people/actor.ts";
import { authorise } from "../people/policy.ts";

const copyOf = (organisationId: string) => ({ organisationId, kind: "organisation", id: organisationId });

export const mayRead = (actor: Actor, organisationId: string): void =>
  authorise(actor, "devices.read", copyOf(organisationId));

/** Synchronising and calling off. */
export const mayWrite = (actor: Actor, organisationId: string): void =>
  authorise(actor, "devices.write", copyOf(organisationId));

/**
 * Who works with devices may do what is undone as easily. Deleting takes devices out of the customer's tenant, so it
 * needs who may change the tenant connection.
 */
export const mayAct = (actor: Actor, organisationId: string, action: AutopilotAction): void => {
  mayWrite(actor, organisationId);
  if (action.kind === "delete") authorise(actor, "tenant-connections.write", copyOf(organisationId));
};

/** A tag decides which groups and profiles a device gets: one that no build has needs who may make builds. */
export const mayUseAnyTag = (actor: Actor, organisationId: string): void =>
  authorise(actor, "builds.write", copyOf(organisationId));
