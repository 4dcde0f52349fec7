import type { HardwareHashFinding, HardwareHashSummary, ToldError } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";

export type Verdict = "accepted" | "warning" | "refused";

export interface NewRow {
  readonly rowNumber: number;
  readonly verdict: Verdict;
  readonly serialNumber: string;
  readonly groupTag: string | null;
  readonly assignedUser: string | null;
  readonly productId: string | null;
  /** Padded base64; null for a row that is refused, whose hash nobody needs. */
  readonly hardwareHash: string | null;
  readonly summary: HardwareHashSummary | null;
  readonly findings: readonly HardwareHashFinding[];
}

export const insertRows = async (
  connection: Connection,
  owner: { readonly importId: string; readonly organisationId: string },
  rows: readonly NewRow[],
): Promise<void> => {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({
    import_id: owner.importId,
    organisation_id: owner.organisationId,
    row_number: row.rowNumber,
    verdict: row.verdict,
    serial_number: row.serialNumber,
    group_tag: row.groupTag,
    assigned_user: row.assignedUser,
    product_id: row.productId,
    hardware_hash: row.hardwareHash,
    hash_summary: row.summary && json(row.summary),
    findings: json(row.findings),
    outcome: null,
    registration_id: null,
  }));
  await connection.insertInto("autopilot_import_rows").values(values).execute();
};

export const deleteRows = async (connection: Connection, importId: string): Promise<void> => {
  await connection.deleteFrom("autopilot_import_rows").where("import_id", "=", importId).execute();
};

export interface PendingRow {
  readonly row_number: number;
  readonly serial_number: string;
  readonly group_tag: string | null;
  readonly assigned_user: string | null;
  readonly product_id: string | null;
  readonly hardware_hash: string | null;
  readonly findings: HardwareHashFinding[];
}

/** The next rows to be registered, in the order of the file. */
export const findPendingRows = (connection: Connection, importId: string, limit: number): Promise<PendingRow[]> =>
  connection
    .selectFrom("autopilot_import_rows")
    .select(["row_number", "serial_number", "group_tag", "assigned_user", "product_id", "hardware_hash", "findings"])
    .where("import_id", "=", importId)
    .where("verdict", "<>", "refused")
    .where("outcome", "is", null)
    .orderBy("row_number")
    .limit(limit)
    .execute();

/** Ties rows to their registrations; the registration holds the hash from now on. */
export const markCreated = async (
  connection: Connection,
  importId: string,
  created: readonly { readonly rowNumber: number; readonly registrationId: string }[],
): Promise<void> => {
  if (created.length === 0) return;
  const rowNumbers = created.map(({ rowNumber }) => rowNumber);
  // Named twice, because a table that was just filled is thought to be small, and is read whole for every row otherwise.
  await sql`update autopilot_import_rows r
    set outcome = 'created', registration_id = v.registration_id, hardware_hash = null
    from unnest(${rowNumbers}::integer[],
      ${created.map(({ registrationId }) => registrationId)}::uuid[]) as v (row_number, registration_id)
    where r.import_id = ${importId}::uuid and r.row_number = any(${rowNumbers}::integer[])
      and r.row_number = v.row_number`.execute(connection);
};

export const markLeftOut = async (
  connection: Connection,
  importId: string,
  row: PendingRow,
  finding: HardwareHashFinding,
): Promise<void> => {
  await connection
    .updateTable("autopilot_import_rows")
    .set({ outcome: "left-out", hardware_hash: null, findings: json([finding, ...row.findings]) })
    .where("import_id", "=", importId)
    .where("row_number", "=", row.row_number)
    .execute();
};

/** Nothing of a cancelled import is registered any more, so nobody needs its hashes. */
export const forgetHashes = async (connection: Connection, importId: string): Promise<void> => {
  await connection
    .updateTable("autopilot_import_rows")
    .set({ hardware_hash: null })
    .where("import_id", "=", importId)
    .where("hardware_hash", "is not", null)
    .execute();
};

export interface ShownRow extends Omit<PendingRow, "hardware_hash" | "product_id"> {
  readonly verdict: Verdict;
  readonly hash_summary: HardwareHashSummary | null;
  readonly outcome: "created" | "left-out" | null;
  readonly registration_id: string | null;
  readonly state: string | null;
  readonly failure: ToldError | null;
}

/** In the order of the file, from after a row. */
export const listRows = (
  connection: Connection,
  importId: string,
  filter: { verdict: Verdict | undefined; search: string | undefined; after: number; limit: number },
): Promise<ShownRow[]> => {
  let query = connection
    .selectFrom("autopilot_import_rows as r")
    .leftJoin("registrations as g", "g.id", "r.registration_id")
    .select([
      "r.row_number",
      "r.serial_number",
      "r.group_tag",
      "r.assigned_user",
      "r.findings",
      "r.verdict",
      "r.hash_summary",
      "r.outcome",
      "r.registration_id",
      "g.state",
      "g.failure",
    ])
    .where("r.import_id", "=", importId)
    .where("r.row_number", ">", filter.after)
    .orderBy("r.row_number")
    .limit(filter.limit);
  if (filter.verdict) query = query.where("r.verdict", "=", filter.verdict);
  if (filter.search) {
    const pattern = containing(filter.search);
    query = query.where(sql<boolean>`(r.serial_number ilike ${pattern} or r.group_tag ilike ${pattern})`);
  }
  return query.execute();
};

export interface Counts {
  readonly accepted: number;
  readonly warning: number;
  readonly refused: number;
  readonly leftOut: number;
  readonly created: number;
  readonly ready: number;
  readonly failed: number;
}

export const countRows = async (connection: Connection, importId: string): Promise<Counts> => {
  const { rows } = await sql<Counts>`
    select count(*) filter (where r.verdict = 'accepted') as accepted,
      count(*) filter (where r.verdict = 'warning') as warning,
      count(*) filter (where r.verdict = 'refused') as refused,
      count(*) filter (where r.outcome = 'left-out') as "leftOut",
      count(*) filter (where r.outcome = 'created') as created,
      count(*) filter (where g.state = 'ready') as ready,
      count(*) filter (where g.state = 'failed') as failed
    from autopilot_import_rows r left join registrations g on g.id = r.registration_id
    where r.import_id = ${importId}::uuid`.execute(connection);
  return rows[0] ?? { accepted: 0, warning: 0, refused: 0, leftOut: 0, created: 0, ready: 0, failed: 0 };
};

/** Tags of the rows that can be imported, most rows first. */
export const countTags = async (
  connection: Connection,
  importId: string,
  limit: number,
): Promise<{ tag: string | null; rows: number }[]> => {
  const { rows } = await sql<{ tag: string | null; rows: number }>`
    select group_tag as tag, count(*) as rows from autopilot_import_rows
    where import_id = ${importId}::uuid and verdict <> 'refused'
    group by group_tag order by rows desc, group_tag limit ${limit}`.execute(connection);
  return rows;
};
