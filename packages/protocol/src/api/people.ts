import { z } from "zod";
import { displayName, identifier } from "../values.ts";

/** What a route can ask of its caller. Named `feature.action`. */
export const permission = z.enum([
  "organisations.read",
  "organisations.create",
  "organisations.write",
  "tenant-connections.read",
  "tenant-connections.write",
  "operating-systems.read",
  "operating-systems.write",
  "drivers.read",
  "drivers.write",
  "software.read",
  "software.write",
  "builds.read",
  "builds.write",
  "publications.read",
  "publications.write",
  "devices.read",
  "devices.write",
  "deployments.read",
  "deployments.approve",
  "boot-profiles.read",
  "webhooks.read",
  "webhooks.write",
  "history.read",
  "definitions.read",
  "definitions.write",
  "secrets.read",
  "secrets.write",
  "connectors.read",
  "connectors.write",
  "content.read",
  "content.write",
  "settings.read",
  "settings.write",
]);
export type Permission = z.infer<typeof permission>;

export const role = z.enum(["administrator", "technician", "auditor"]);
export type Role = z.infer<typeof role>;

/** A role in one organisation, or in all of them (`organisationId` null). */
export const roleAssignment = z.object({ role, organisationId: identifier.nullable() });
export type RoleAssignment = z.infer<typeof roleAssignment>;

export const userView = z.object({ id: identifier, name: z.string(), email: z.string() });

/** Who is signed in and what the console may offer; the server decides again on every request. */
export const sessionAnswer = z.object({
  user: userView,
  roles: z.array(roleAssignment),
  permissions: z.array(permission),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** 12 to 256 characters (OWASP ASVS 5.0, 6.2.1 and 6.2.9: length, no composition rules). */
export const password = z.string().min(12).max(256);

export const setUpStatus = z.object({ required: z.boolean() });
export const setUpRequest = z.object({
  token: z.string().min(20).max(200),
  name: displayName,
  email: z.email().max(254),
  password,
});
export const signInRequest = z.object({ email: z.string().max(254), password: z.string().max(256) });
