import {
  notFound,
  type Permission,
  permission,
  type Role,
  type RoleAssignment,
  WindlassError,
} from "@windlass/protocol";
import type { Actor } from "./actor.ts";

const everything = permission.options;
const readOnly = everything.filter((name) => name.endsWith(".read"));

const permissionsOf: Record<Role, readonly Permission[]> = {
  administrator: everything,
  technician: [...readOnly, "devices.write", "deployments.approve"],
  auditor: readOnly,
};

const grants = (assignment: RoleAssignment, wanted: Permission): boolean => {
  // A new organisation belongs to none yet, so only a role over all of them can make one.
  if (wanted === "organisations.create" && assignment.organisationId !== null) return false;
  return permissionsOf[assignment.role].includes(wanted);
};

/** Whether any of the actor's roles includes the permission, wherever it holds. */
export const mayAnywhere = (actor: Actor, wanted: Permission): boolean =>
  actor.roles.some((assignment) => grants(assignment, wanted));

/**
 * The one rule of authority: the actor needs the permission in the organisation of the *loaded* object (null: in all of
 * them). Without any role there the object does not exist for them.
 *
 * @throws object.not-found, access.role-missing
 */
export const authorise = (
  actor: Actor,
  wanted: Permission,
  object: { readonly organisationId: string | null; readonly kind: string; readonly id?: string },
): void => {
  const there = actor.roles.filter(
    (assignment) => assignment.organisationId === null || assignment.organisationId === object.organisationId,
  );
  if (there.length === 0) throw notFound(object.kind, object.id);
  if (!there.some((assignment) => grants(assignment, wanted)))
    throw new WindlassError("access.role-missing", { parameters: { permission: wanted } });
};

/** All permissions the actor has somewhere, for the console to offer. */
export const permissionsFor = (actor: Actor): Permission[] => everything.filter((name) => mayAnywhere(actor, name));
