import {
  type CertificateCredential,
  type ListedCredential,
  readOwnApplication,
  removeKey,
  removePassword,
} from "@windlass/autopilot";
import { oneOrganisation } from "../../database/connection.ts";
import { dropCredential } from "./credentials.ts";
import { clientOf, nameOf, open, type RotationWork } from "./rotation-steps.ts";
import type { TenantAccess } from "./tenant-client.ts";

/** A certificate with its key, for proving that the app may change its certificates. */
const holderOf = async (work: RotationWork, access: TenantAccess): Promise<CertificateCredential | null> => {
  if (access.credential.kind === "certificate") return access.credential;
  // Somebody brought another kind meanwhile; the one that rotation made proves it as well.
  const made = await open(work, "rotating");
  return made?.credential.kind === "certificate" ? made.credential : null;
};

const remove = async (work: RotationWork, access: TenantAccess, keyId: string): Promise<void> => {
  const { graph } = clientOf(work, access);
  if (work.row.kind === "client-secret") await removePassword(graph, work.row.client_id, keyId);
  else await removeKey(graph, work.row.client_id, keyId, await holderOf(work, access));
};

const listedOf = async (work: RotationWork, access: TenantAccess): Promise<readonly ListedCredential[]> => {
  const application = await readOwnApplication(clientOf(work, access).graph, work.row.client_id);
  return work.row.kind === "client-secret" ? application.passwords : application.certificates;
};

/** What this rotation made at the app registration, and does not use. */
const leftovers = (work: RotationWork, listed: readonly ListedCredential[], used: string | null): string[] =>
  listed.flatMap(({ keyId, displayName }) => (displayName === nameOf(work) && keyId !== used ? [keyId] : []));

/**
 * Takes the old credential off the app, with the new one. Of one whose key id is not known nothing is taken.
 *
 * @returns whether it is gone
 */
export const removeOld = async (work: RotationWork): Promise<boolean> => {
  const { old_key_id: oldKeyId, new_key_id: newKeyId } = work.row;
  const access = await open(work, "current");
  if (!access) return false;
  const lost = newKeyId === null ? [] : leftovers(work, await listedOf(work, access), newKeyId);
  for (const keyId of [...lost, ...(oldKeyId === null ? [] : [oldKeyId])]) await remove(work, access, keyId);
  // Where nothing says why it is not known, it was not listed any more when the rotation began.
  return oldKeyId !== null || work.row.failure === null;
};

/** Takes the new credential off the app again and forgets it; what is in use stays in use. */
export const undo = async (work: RotationWork): Promise<void> => {
  const { context, row } = work;
  const access = await open(work, "current");
  if (access && access.credentialId === row.new_credential_id)
    throw new Error(`rotation ${row.id} would undo what is in use`);
  if (access)
    for (const keyId of leftovers(work, await listedOf(work, access), null)) await remove(work, access, keyId);
  await context.database.within(oneOrganisation(row.organisation_id), (connection) =>
    dropCredential(connection, row.organisation_id, "rotating"),
  );
};
