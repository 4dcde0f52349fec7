import { secretIdsOf, stepSecretKinds } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { setSecretUses } from "../secrets/uses.ts";
import { definitionOf } from "./presenter.ts";
import type { PackageRow } from "./repository.ts";

/**
 * Keeps which secrets a package's steps name, so that none of them is deleted.
 *
 * @throws object.not-found for a secret that the organisation neither has nor shares
 * @throws secret.not-usable-here for one that is no text
 */
export const keepSecretUses = async (connection: Connection, row: PackageRow): Promise<void> => {
  const { id, organisation_id: organisationId } = row;
  const { name, version, steps, uninstallSteps } = definitionOf(row);
  const ids = [...steps, ...uninstallSteps].flatMap(secretIdsOf);
  const wanted = ids.map((secretId) => ({ id: secretId, kinds: stepSecretKinds }));
  await setSecretUses(connection, { kind: "software-package", id, name: `${name} ${version}`, organisationId }, wanted);
};

/** Undoes that, where the package is deleted. */
export const forgetSecretUses = (connection: Connection, row: PackageRow): Promise<void> => {
  const { id, name, organisation_id: organisationId } = row;
  return setSecretUses(connection, { kind: "software-package", id, name, organisationId }, []);
};
