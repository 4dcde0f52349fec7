import { secretsOfBuild } from "@windlass/planner";
import type { Connection } from "../../database/connection.ts";
import { setSecretUses } from "../secrets/uses.ts";
import type { BuildRow } from "./repository.ts";

/**
 * Keeps which secrets a build names, so that none of them is deleted.
 *
 * @throws object.not-found for a secret that the organisation neither has nor shares
 * @throws secret.not-usable-here for one of a kind that does not fit
 */
export const keepSecretUses = (connection: Connection, row: BuildRow): Promise<void> => {
  const { id, name, organisation_id: organisationId, definition } = row;
  return setSecretUses(connection, { kind: "build", id, name, organisationId }, secretsOfBuild(definition));
};

/** Undoes that, where the build is deleted. */
export const forgetSecretUses = (connection: Connection, row: BuildRow): Promise<void> => {
  const { id, name, organisation_id: organisationId } = row;
  return setSecretUses(connection, { kind: "build", id, name, organisationId }, []);
};
