import type { ContentReference, ContentRunCounts, ToldError } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";

export interface BlobRow {
  readonly sha256: string;
  readonly size_bytes: number;
  readonly stored_at: Date;
  readonly unused_since: Date | null;
}

export interface RunRow {
  readonly id: string;
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly asked_by_name: string | null;
  readonly asked_at: Date;
  readonly ended_at: Date | null;
  readonly counts: ContentRunCounts | null;
  readonly failure: ToldError | null;
  readonly attempts: number;
}

export const listBlobs = (connection: Connection): Promise<BlobRow[]> =>
  connection.selectFrom("blobs").selectAll().orderBy("sha256").execute();

/** Content of the store that has no row: what was put by a process killed before it named it. */
export const insertUnusedBlobs = async (
  connection: Connection,
  found: readonly ContentReference[],
  at: Date,
): Promise<void> => {
  if (found.length === 0) return;
  await connection
    .insertInto("blobs")
    .values(found.map(({ sha256, sizeBytes }) => ({ sha256, size_bytes: sizeBytes, unused_since: at })))
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
};

/** Marks these as unused from now on, those that are marked already since then; takes the mark off the others. */
export const markBlobs = async (connection: Connection, change: { unused: string[]; used: string[]; at: Date }) => {
  for (let from = 0; from < change.unused.length; from += 1000)
    await connection
      .updateTable("blobs")
      .set({ unused_since: change.at })
      .where("sha256", "in", change.unused.slice(from, from + 1000))
      .where("unused_since", "is", null)
      .execute();
  for (let from = 0; from < change.used.length; from += 1000)
    await connection
      .updateTable("blobs")
      .set({ unused_since: null })
      .where("sha256", "in", change.used.slice(from, from + 1000))
      .execute();
};

export const listDueBlobs = (connection: Connection, before: Date): Promise<BlobRow[]> =>
  connection.selectFrom("blobs").selectAll().where("unused_since", "<=", before).orderBy("sha256").execute();

/**
 * Takes the row of content that is still due. Whoever is about to name it waits until this transaction ends.
 *
 * @returns false when it was named or is gone meanwhile; a foreign key that still names it fails the transaction
 */
export const deleteDueBlob = async (connection: Connection, sha256: string, before: Date): Promise<boolean> => {
  const { numDeletedRows } = await connection
    .deleteFrom("blobs")
    .where("sha256", "=", sha256)
    .where("unused_since", "<=", before)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};

/** As the caller may see them. */
export const readOrganisationNames = (connection: Connection) =>
  connection.selectFrom("organisations").select(["id", "name"]).orderBy(sql`lower(name)`).execute();

const askedByName = sql<string | null>`(select name from users where users.id = content_runs.asked_by)`.as(
  "asked_by_name",
);

const selectRuns = (connection: Connection) =>
  connection
    .selectFrom("content_runs")
    .select(["id", "state", "asked_at", "ended_at", "counts", "failure", "attempts", askedByName]);

export const listRuns = (connection: Connection, limit: number): Promise<RunRow[]> =>
  selectRuns(connection).orderBy("asked_at", "desc").limit(limit).execute();

/** Asks for a run; there is never more than one that has not ended. */
export const askForRun = async (connection: Connection, askedBy: string | null, at: Date): Promise<void> => {
  await connection
    .insertInto("content_runs")
    .values({ state: "waiting", asked_by: askedBy, asked_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const findUnendedRun = (connection: Connection): Promise<RunRow | undefined> =>
  selectRuns(connection).where("state", "in", ["waiting", "running"]).executeTakeFirst();

export const findNewestRun = (connection: Connection): Promise<RunRow | undefined> =>
  selectRuns(connection).orderBy("asked_at", "desc").limit(1).executeTakeFirst();

/** The run that nobody works on, taken with a lease. */
export const claimRun = (
  connection: Connection,
  lease: { owner: string; until: Date; now: Date },
): Promise<{ id: string; attempts: number } | undefined> =>
  connection
    .updateTable("content_runs")
    .set({
      state: "running",
      lease_owner: lease.owner,
      lease_until: lease.until,
      began_at: lease.now,
      attempts: sql`attempts + 1`,
    })
    .where("state", "in", ["waiting", "running"])
    .where((where) => where.or([where("lease_until", "is", null), where("lease_until", "<", lease.now)]))
    .returning(["id", "attempts"])
    .executeTakeFirst();

/** False when the lease went to another. */
export const updateHeldRun = async (
  connection: Connection,
  id: string,
  owner: string,
  change: {
    state?: "done" | "failed";
    ended_at?: Date;
    lease_until?: Date | null;
    counts?: ContentRunCounts;
    failure?: ToldError;
  },
): Promise<boolean> => {
  const { counts, failure, ...rest } = change;
  const { numUpdatedRows } = await connection
    .updateTable("content_runs")
    .set({ ...rest, ...(counts && { counts: json(counts) }), ...(failure && { failure: json(failure) }) })
    .where("id", "=", id)
    .where("state", "=", "running")
    .where("lease_owner", "=", owner)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
