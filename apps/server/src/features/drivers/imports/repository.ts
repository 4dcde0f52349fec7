import type { DriverImportFile, DriverImportView, ToldError } from "@windlass/protocol";
import { type Selectable, sql } from "kysely";
import type { Connection } from "../../../database/connection.ts";
import { containing, json } from "../../../database/rows.ts";
import type { Tables } from "../../../database/tables.ts";

export type ImportState = DriverImportView["state"];

const columns = [
  "id",
  "organisation_id",
  "upload_id",
  "file_name",
  "size_bytes",
  "state",
  "done",
  "total",
  "failure",
  "started_at",
  "attempts",
  "pack_id",
] as const;

export type ClaimedImport = Pick<Selectable<Tables["driver_imports"]>, (typeof columns)[number]>;

export type ImportRow = ClaimedImport & Readonly<Record<DriverImportFile["outcome"] | "with_missing_files", number>>;

export type ImportFileRow = Pick<
  Selectable<Tables["driver_import_files"]>,
  "path" | "outcome" | "driver_id" | "description" | "missing_files" | "problems" | "failure"
>;

const unended: ImportState[] = ["waiting", "opening", "reading"];

const counted = (condition: string) =>
  sql<number>`(select count(*) from driver_import_files file where file.import_id = driver_imports.id and ${sql.raw(condition)})`;

const select = (connection: Connection) =>
  connection
    .selectFrom("driver_imports")
    .select(columns)
    .select([
      counted("outcome = 'imported'").as("imported"),
      counted("outcome = 'known'").as("known"),
      counted("outcome = 'ignored'").as("ignored"),
      counted("outcome = 'refused'").as("refused"),
      counted("missing_files <> '[]'").as("with_missing_files"),
    ]);

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
  const { organisationId } = filter;
  if (organisationId)
    query = query.where((where) =>
      where.or([where("organisation_id", "=", organisationId), where("organisation_id", "is", null)]),
    );
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

export const listUnendedImports = (connection: Connection): Promise<{ id: string; upload_id: string }[]> =>
  connection.selectFrom("driver_imports").select(["id", "upload_id"]).where("state", "in", unended).execute();

export const insertImport = async (
  connection: Connection,
  row: {
    organisation_id: string | null;
    upload_id: string;
    file_name: string;
    size_bytes: number;
    started_at: Date;
  },
): Promise<string> => {
  const { id } = await connection
    .insertInto("driver_imports")
    .values({ ...row, state: "waiting" })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};

export const deleteImport = async (connection: Connection, id: string): Promise<void> => {
  await connection.deleteFrom("driver_imports").where("id", "=", id).execute();
};

/** Takes the oldest import that nobody works on; undefined when there is none. */
export const claimImport = (
  connection: Connection,
  lease: { readonly owner: string; readonly until: Date },
  now: Date,
): Promise<ClaimedImport | undefined> =>
  connection
    .updateTable("driver_imports")
    .set({ lease_owner: lease.owner, lease_until: lease.until, attempts: sql<number>`attempts + 1` })
    .where("id", "=", ({ selectFrom }) =>
      selectFrom("driver_imports")
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
    done?: number;
    total?: number;
    lease_until: Date | null;
    failure?: ToldError;
    pack_id?: string | null;
    file_sha256?: string;
  },
): Promise<boolean> => {
  const { failure, ...rest } = change;
  const { numUpdatedRows } = await connection
    .updateTable("driver_imports")
    .set({ ...rest, ...(failure && { failure: json(failure) }) })
    .where("id", "=", id)
    .where("lease_owner", "=", owner)
    .where("state", "in", unended)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** What became of the INF files of a pack, by path from after the cursor. */
export const listImportFiles = (
  connection: Connection,
  importId: string,
  filter: { outcome: DriverImportFile["outcome"] | undefined; after: string | undefined; limit: number },
): Promise<ImportFileRow[]> => {
  let query = connection
    .selectFrom("driver_import_files")
    .select(["path", "outcome", "driver_id", "description", "missing_files", "problems", "failure"])
    .where("import_id", "=", importId)
    .orderBy(sql`path collate "C"`)
    .limit(filter.limit);
  if (filter.outcome) query = query.where("outcome", "=", filter.outcome);
  if (filter.after !== undefined) query = query.where(sql<boolean>`path collate "C" > ${filter.after}`);
  return query.execute();
};

/** A refused pack leaves nothing that could become a driver. */
export const forgetStaged = async (connection: Connection, importId: string): Promise<void> => {
  await connection.deleteFrom("driver_import_files").where("import_id", "=", importId).execute();
};
