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

/** A new organisation belongs to none yet, and the content store to all: only a role in all of them grants these. */
const forAllOnly: readonly Permission[] = ["organisations.create", "content.write"];

const grants = (assignment: RoleAssignment, wanted: Permission): boolean => {
  if (forAllOnly.includes(wanted) && assignment.organisationId !== null) return false;
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

/**
 * The same for what may be shared by all organisations, belonging to none: everybody who has the permission somewhere may
 * read it, and only a role in all organisations may change it.
 *
 * @throws object.not-found, access.role-missing, access.shared-by-all
 */
export const authoriseShared = (
  actor: Actor,
  wanted: Permission,
  object: { readonly organisationId: string | null; readonly kind: string; readonly id?: string },
): void => {
  if (object.organisationId !== null) {
    authorise(actor, wanted, object);
    return;
  }
  if (!mayAnywhere(actor, wanted))
    throw new WindlassError("access.role-missing", { parameters: { permission: wanted } });
  if (wanted.endsWith(".read")) return;
  if (!actor.roles.some((assignment) => assignment.organisationId === null && grants(assignment, wanted)))
    throw new WindlassError("access.shared-by-all", { parameters: { kind: object.kind } });
};

/** All permissions the actor has somewhere, for the console to offer. */
export const permissionsFor = (actor: Actor): Permission[] => everything.filter((name) => mayAnywhere(actor, name));
