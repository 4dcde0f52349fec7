import type { OperatingSystemImportView, ToldError } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";

export type ImportState = OperatingSystemImportView["state"];

export interface ImportRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly upload_id: string;
  /** The other parts of a split set. */
  readonly further_upload_ids: string[];
  readonly file_name: string;
  readonly requested_name: string | null;
  /** Null: asked for before it was kept, or the person is gone. */
  readonly asked_by_user: string | null;
  readonly asked_by_name: string | null;
  readonly state: ImportState;
  readonly done_bytes: number;
  readonly total_bytes: number;
  readonly operating_system_id: string | null;
  readonly failure: ToldError | null;
  readonly started_at: Date;
  readonly attempts: number;
}

const columns = [
  "id",
  "organisation_id",
  "upload_id",
  "further_upload_ids",
  "file_name",
  "requested_name",
  "asked_by_user",
  "asked_by_name",
  "state",
  "done_bytes",
  "total_bytes",
  "operating_system_id",
  "failure",
  "started_at",
  "attempts",
] as const;

const unended: ImportState[] = ["waiting", "hashing", "reading"];

const select = (connection: Connection) => connection.selectFrom("operating_system_imports").select(columns);

/** Newest first, from after the cursor. */
export const listImports = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    search: string | undefined;
    after: { startedAt: Date; id: string } | undefined;
    limit: number;
  },
): Promise<ImportRow[]> => {
  let query = select(connection).orderBy("started_at", "desc").orderBy("id", "desc").limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.search) query = query.where("file_name", "ilike", containing(filter.search));
  if (filter.after) {
    const { startedAt, id } = filter.after;
    query = query.where(sql<boolean>`(started_at, id) < (${startedAt}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
};

export const findImport = (connection: Connection, id: string): Promise<ImportRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

export const findImportOfUpload = (connection: Connection, uploadId: string): Promise<ImportRow | undefined> =>
  select(connection).where("upload_id", "=", uploadId).executeTakeFirst();

export const listUnendedUploadIds = async (connection: Connection): Promise<string[]> => {
  const rows = await connection
    .selectFrom("operating_system_imports")
    .select(["upload_id", "further_upload_ids"])
    .where("state", "in", unended)
    .execute();
  return rows.flatMap((row) => [row.upload_id, ...row.further_upload_ids]);
};

export const insertImport = (
  connection: Connection,
  row: {
    organisation_id: string;
    upload_id: string;
    further_upload_ids: string[];
    file_name: string;
    requested_name: string | null;
    asked_by_user: string;
    asked_by_name: string;
    total_bytes: number;
    started_at: Date;
  },
): Promise<ImportRow> =>
  connection
    .insertInto("operating_system_imports")
    .values({ ...row, state: "waiting" })
    .returning(columns)
    .executeTakeFirstOrThrow();

export const deleteImport = async (connection: Connection, id: string): Promise<void> => {
  await connection.deleteFrom("operating_system_imports").where("id", "=", id).execute();
};

/** A right to work on an import until an instant; whoever lets it pass loses the import to another worker. */
export interface Lease {
  readonly owner: string;
  readonly until: Date;
}

/** Takes the oldest import that nobody works on; undefined when there is none. */
export const claimImport = (connection: Connection, lease: Lease, now: Date): Promise<ImportRow | undefined> =>
  connection
    .updateTable("operating_system_imports")
    .set({ lease_owner: lease.owner, lease_until: lease.until, attempts: sql<number>`attempts + 1` })
    .where("id", "=", ({ selectFrom }) =>
      selectFrom("operating_system_imports")
        .select("id")
        .where("state", "in", unended)
        .where(({ or, eb }) => or([eb("lease_until", "is", null), eb("lease_until", "<=", now)]))
        .orderBy("started_at")
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(columns)
    .executeTakeFirst();

/** Changes an import while its lease is held. False: it was dismissed, or another worker has it. */
export const updateHeldImport = async (
  connection: Connection,
  id: string,
  owner: string,
  change: {
    state?: ImportState;
    done_bytes?: number;
    lease_until: Date | null;
    failure?: ToldError;
    operating_system_id?: string;
  },
): Promise<boolean> => {
  const { failure, ...rest } = change;
  const { numUpdatedRows } = await connection
    .updateTable("operating_system_imports")
    .set({ ...rest, ...(failure && { failure: json(failure) }) })
    .where("id", "=", id)
    .where("lease_owner", "=", owner)
    .where("state", "in", unended)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
