import type { AutopilotImportState, AutopilotTagChoice, HardwareHashFinding, ToldError } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";

export interface ImportRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly file_name: string;
  readonly size_bytes: number;
  readonly state: AutopilotImportState;
  readonly encoding: string | null;
  readonly findings: HardwareHashFinding[];
  readonly rows_read: number;
  readonly failure: ToldError | null;
  readonly tag_choice: AutopilotTagChoice | null;
  readonly created_at: Date;
  readonly attempts: number;
}

const columns = [
  "id",
  "organisation_id",
  "file_name",
  "size_bytes",
  "state",
  "encoding",
  "findings",
  "rows_read",
  "failure",
  "tag_choice",
  "created_at",
  "attempts",
] as const;

/** States in which a worker has something to do. */
const working: AutopilotImportState[] = ["reading", "creating"];

export const insertImport = (
  connection: Connection,
  row: {
    id: string;
    organisation_id: string;
    file_name: string;
    size_bytes: number;
    created_by: string;
    created_at: Date;
  },
): Promise<ImportRow> =>
  connection
    .insertInto("autopilot_imports")
    .values({ ...row, state: "reading" })
    .returning(columns)
    .executeTakeFirstOrThrow();

/** Locked until the end of the transaction where it is to be changed. */
export const findImport = (connection: Connection, id: string, lock = false): Promise<ImportRow | undefined> => {
  const query = connection.selectFrom("autopilot_imports").select(columns).where("id", "=", id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
};

/** Newest first, from after the cursor. */
export const listImports = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    search: string | undefined;
    after: { createdAt: string; id: string } | undefined;
    limit: number;
  },
): Promise<ImportRow[]> => {
  // To the millisecond, as the cursor has it.
  const created = sql<Date>`date_trunc('milliseconds', created_at)`;
  let query = connection
    .selectFrom("autopilot_imports")
    .select(columns)
    .orderBy(created, "desc")
    .orderBy("id", "desc")
    .limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.search) query = query.where("file_name", "ilike", containing(filter.search));
  if (filter.after) {
    const { createdAt, id } = filter.after;
    query = query.where(sql<boolean>`(${created}, id) < (${createdAt}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
};

export const deleteImport = async (connection: Connection, id: string): Promise<void> => {
  await connection.deleteFrom("autopilot_imports").where("id", "=", id).execute();
};

export interface Lease {
  readonly owner: string;
  readonly until: Date;
}

/** Takes the oldest import that needs a worker and has none. */
export const claimImport = (connection: Connection, lease: Lease, now: Date): Promise<ImportRow | undefined> =>
  connection
    .updateTable("autopilot_imports")
    .set({ lease_owner: lease.owner, lease_until: lease.until, attempts: sql<number>`attempts + 1` })
    .where("id", "=", ({ selectFrom }) =>
      selectFrom("autopilot_imports")
        .select("id")
        .where("state", "in", working)
        .where(({ or, eb }) => or([eb("lease_until", "is", null), eb("lease_until", "<=", now)]))
        .orderBy("created_at")
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(columns)
    .executeTakeFirst();

export interface ImportChange {
  readonly state?: AutopilotImportState;
  readonly encoding?: string;
  readonly findings?: readonly HardwareHashFinding[];
  readonly rows_read?: number;
  readonly failure?: ToldError;
  readonly lease_until: Date | null;
}

const stored = ({ findings, failure, ...rest }: ImportChange) => ({
  ...rest,
  ...(findings && { findings: json(findings) }),
  ...(failure && { failure: json(failure) }),
});

/** Changes an import while its lease is held. False: it was cancelled, deleted, or another worker has it. */
export const updateHeldImport = async (
  connection: Connection,
  id: string,
  owner: string,
  change: ImportChange,
): Promise<boolean> => {
  const { numUpdatedRows } = await connection
    .updateTable("autopilot_imports")
    .set(stored(change))
    .where("id", "=", id)
    .where("lease_owner", "=", owner)
    .where("state", "in", working)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const confirmImport = async (
  connection: Connection,
  id: string,
  confirmation: { readonly choice: AutopilotTagChoice; readonly userId: string; readonly at: Date },
): Promise<void> => {
  await connection
    .updateTable("autopilot_imports")
    .set({
      state: "creating",
      tag_choice: json(confirmation.choice),
      confirmed_by: confirmation.userId,
      confirmed_at: confirmation.at,
      lease_owner: null,
      lease_until: null,
      attempts: 0,
    })
    .where("id", "=", id)
    .execute();
};

export const cancelImport = async (connection: Connection, id: string): Promise<void> => {
  await connection
    .updateTable("autopilot_imports")
    .set({ state: "cancelled", lease_owner: null, lease_until: null })
    .where("id", "=", id)
    .execute();
};

export const listImportIds = async (connection: Connection): Promise<string[]> =>
  (await connection.selectFrom("autopilot_imports").select("id").execute()).map(({ id }) => id);

/** Previews that nobody has confirmed since then: their hashes must not lie about for ever. */
export const deleteStalePreviews = async (connection: Connection, before: Date): Promise<number> => {
  const { numDeletedRows } = await connection
    .deleteFrom("autopilot_imports")
    .where("state", "in", ["preview", "refused", "cancelled"])
    .where("created_at", "<", before)
    .executeTakeFirst();
  return Number(numDeletedRows);
};
