import type { Connection } from "../../../database/connection.ts";
import { namesOf } from "../../history/names.ts";
import type { Author } from "../../history/record.ts";
import { forgetRevisions, insertRevision } from "./repository.ts";

/** So many are kept of each build, beside its first: more than a year of a change a week. */
const keptRevisions = 100;

interface KeptBuild {
  readonly id: string;
  readonly organisation_id: string;
}

/**
 * Keeps a build as it was just saved, with what it names, in the transaction that saved it. The oldest ones make room.
 *
 * @param restoredFrom the revision that was brought back; null: none
 */
export const keepRevision = async (
  connection: Connection,
  author: Author,
  { id, organisation_id: organisationId }: KeptBuild,
  { definition, restoredFrom }: { readonly definition: object; readonly restoredFrom: number | null },
): Promise<void> => {
  const names = await namesOf(connection, organisationId, definition);
  await insertRevision(connection, { buildId: id, names, restoredFrom, author });
  await forgetRevisions(connection, id, keptRevisions);
};
