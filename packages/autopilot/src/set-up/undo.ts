import { type MadeObject, WindlassError } from "@windlass/protocol";
import { assignmentsOf, deleteAssignment, deleteProfile } from "../graph/beta/set-up-profiles.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { removeCertificate, removeRotated, removeSecret } from "./credential.ts";
import { failureOfStep } from "./failure.ts";
import { removeOwner } from "./ownership.ts";
import { orNull } from "./patience.ts";
import { grantsOf, graphAppId, readRequiredAccess } from "./permissions.ts";
import { adoptUnknown } from "./run.ts";
import type { SetUpWorld } from "./world.ts";

const remove = (world: SetUpWorld, path: string): Promise<unknown> =>
  orNull(world.graph.send({ method: "DELETE", path }));

const removePermissions = async (
  world: SetUpWorld,
  { applicationId, roleIds }: Extract<MadeObject, { kind: "permissions" }>,
): Promise<void> => {
  const access = await orNull(readRequiredAccess(world, applicationId));
  if (!access) return;
  const left = access
    .map((entry) =>
      entry.resourceAppId === graphAppId
        ? { ...entry, resourceAccess: (entry.resourceAccess ?? []).filter(({ id }) => !roleIds.includes(id ?? "")) }
        : entry,
    )
    .filter(({ resourceAccess }) => (resourceAccess ?? []).length > 0);
  const path = `/applications/${applicationId}`;
  await orNull(world.graph.send({ method: "PATCH", path, body: { requiredResourceAccess: left } }));
};

const removeConsent = async (
  world: SetUpWorld,
  { servicePrincipalId, resourceId, appRoleId }: Extract<MadeObject, { kind: "consent" }>,
): Promise<void> => {
  const grants = (await orNull(grantsOf(world, servicePrincipalId))) ?? [];
  const grant = grants.find((one) => one.resourceId === resourceId && one.appRoleId === appRoleId);
  if (grant?.id) await remove(world, `/servicePrincipals/${servicePrincipalId}/appRoleAssignments/${grant.id}`);
};

const removeAssignment = async (
  world: SetUpWorld,
  { profileId, groupId }: Extract<MadeObject, { kind: "assignment" }>,
): Promise<void> => {
  const assignments = (await orNull(assignmentsOf(world.graph, profileId))) ?? [];
  const ours = assignments.find((one) => one.target === "group" && one.groupId === groupId);
  if (ours) await orNull(deleteAssignment(world.graph, profileId, ours.id));
};

/** Intune refuses to delete a profile for a moment after its last assignment went. */
const removeProfile = async (world: SetUpWorld, profileId: string): Promise<void> => {
  for (const wait of [1000, 3000, 6000]) {
    try {
      await orNull(deleteProfile(world.graph, profileId));
      return;
    } catch (error) {
      if (!(error instanceof GraphRefused) || error.status !== 400) throw error;
      await world.graph.timing.sleep(wait);
    }
  }
  await orNull(deleteProfile(world.graph, profileId));
};

const removeOne = async (world: SetUpWorld, object: MadeObject): Promise<unknown> => {
  switch (object.kind) {
    case "connection":
      return world.home.removeConnection();
    case "assignment":
      return removeAssignment(world, object);
    case "profile":
      return removeProfile(world, object.objectId);
    case "group":
      return remove(world, `/groups/${object.objectId}`);
    case "ownership":
      return removeOwner(world, object.applicationId, object.ownerId);
    case "certificate":
      await orNull(removeRotated(world, object));
      return orNull(removeCertificate(world, object.applicationId, object.thumbprint));
    case "client-secret":
      await orNull(removeRotated(world, object));
      return removeSecretOnce(world, object.applicationId, object.keyId);
    case "consent":
      return removeConsent(world, object);
    case "permissions":
      return removePermissions(world, object);
    case "service-principal":
      return remove(world, `/servicePrincipals(appId='${encodeURIComponent(object.clientId)}')`);
    case "application":
      return remove(world, `/applications/${object.objectId}`);
  }
};

/** Removing a secret that is gone is refused with 400 ("No password credential found"). */
const removeSecretOnce = async (world: SetUpWorld, applicationId: string, keyId: string): Promise<void> => {
  try {
    await removeSecret(world, applicationId, keyId);
  } catch (error) {
    if (
      !(error instanceof GraphRefused) ||
      ![400, 404].includes(error.status) ||
      !/no password credential|not found|does not exist/iu.test(error.message)
    )
      throw error;
  }
};

const stepOf = {
  application: { id: "application", title: "App registration" },
  "service-principal": { id: "service-principal", title: "Enterprise application" },
  permissions: { id: "permissions", title: "Permissions" },
  consent: { id: "consent", title: "Admin consent" },
  ownership: { id: "ownership", title: "App as its own owner" },
  certificate: { id: "credential", title: "Credential" },
  "client-secret": { id: "credential", title: "Credential" },
  group: { id: "group", title: "Dynamic device group" },
  profile: { id: "profile", title: "Deployment profile" },
  assignment: { id: "assignment", title: "Profile assignment" },
  connection: { id: "connection", title: "Tenant connection" },
} as const satisfies Record<MadeObject["kind"], { id: string; title: string }>;

/**
 * Removes what the set-up made, newest first, and nothing else; may be broken off anywhere and begun again. What is gone
 * already counts as removed.
 *
 * @throws WindlassError `set-up.…`, naming what could not be removed
 */
export const undoSetUp = async (world: SetUpWorld): Promise<void> => {
  await adoptUnknown(world);
  for (const object of world.memory.made().toReversed()) {
    try {
      await removeOne(world, object);
    } catch (error) {
      throw error instanceof WindlassError ? error : failureOfStep(stepOf[object.kind], error);
    }
    await world.memory.forget(object);
  }
};
