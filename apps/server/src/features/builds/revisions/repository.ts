import { buildDefinition } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../../database/connection.ts";
import { json } from "../../../database/rows.ts";

export interface RevisionRow {
  readonly build_id: string;
  readonly revision: number;
  /** As it was saved, maybe by an older version. */
  readonly definition: object;
  /** What the definition names by id, as it was called then. */
  readonly names: Record<string, string>;
  readonly restored_from: number | null;
  readonly user_id: string | null;
  readonly by_name: string;
  readonly at: Date;
}

interface NewRevision {
  readonly buildId: string;
  readonly names: ReadonlyMap<string, string>;
  readonly restoredFrom: number | null;
  readonly author: { readonly userId: string | null; readonly name: string };
}

/** Keeps the build as it is in the table now. */
export const insertRevision = async (connection: Connection, kept: NewRevision): Promise<void> => {
  const { buildId, names, restoredFrom, author } = kept;
  await sql`
    insert into build_revisions
      (build_id, organisation_id, revision, definition, names, restored_from, user_id, by_name, at)
    select id, organisation_id, revision, definition, ${json(Object.fromEntries(names))}::jsonb, ${restoredFrom}::integer,
      ${author.userId}::uuid, ${author.name}, updated_at
    from builds where id = ${buildId}::uuid`.execute(connection);
};

/** Removes all but the newest so many, and the first. */
export const forgetRevisions = async (connection: Connection, buildId: string, newest: number): Promise<void> => {
  await sql`
    delete from build_revisions
    where build_id = ${buildId}::uuid
      and revision <= (
        select revision from build_revisions where build_id = ${buildId}::uuid order by revision desc offset ${newest} limit 1)
      and revision > (select min(revision) from build_revisions where build_id = ${buildId}::uuid)`.execute(connection);
};

/** What was saved before a setting came into being has its default; what no schema takes any more stays as it is. */
const read = (row: RevisionRow): RevisionRow => {
  const parsed = buildDefinition.safeParse(row.definition);
  return parsed.success ? { ...row, definition: parsed.data } : row;
};

/** Newest first, from before a revision. */
export const listRevisions = async (
  connection: Connection,
  { buildId, before, limit }: { buildId: string; before: number | undefined; limit: number },
): Promise<RevisionRow[]> => {
  let query = connection
    .selectFrom("build_revisions")
    .selectAll()
    .where("build_id", "=", buildId)
    .orderBy("revision", "desc")
    .limit(limit);
  if (before !== undefined) query = query.where("revision", "<", before);
  return (await query.execute()).map(read);
};

export const findRevision = async (
  connection: Connection,
  buildId: string,
  revision: number,
): Promise<RevisionRow | undefined> => {
  const row = await connection
    .selectFrom("build_revisions")
    .selectAll()
    .where("build_id", "=", buildId)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return row && read(row);
};
