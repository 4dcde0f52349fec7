import type { RoleAssignment } from "@windlass/protocol";
import type { Scope } from "../../database/connection.ts";

/** A signed-in person with the roles of this moment. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly RoleAssignment[];
}

/** What an actor's transactions may see. */
export const scopeOf = (actor: Actor): Scope =>
  actor.roles.some((assignment) => assignment.organisationId === null)
    ? { kind: "installation" }
    : {
        kind: "organisations",
        organisationIds: actor.roles.flatMap((assignment) => assignment.organisationId ?? []),
      };
