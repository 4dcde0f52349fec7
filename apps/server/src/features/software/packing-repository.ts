import type { ContentReference, PackageFile, ToldError } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import { isPacked } from "./repository.ts";

/** A package whose files are being packed, as they were when that began. */
export interface PackingRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly version: string;
  readonly files: PackageFile[];
  readonly archive_sha256: string | null;
  readonly archive_size_bytes: number | null;
  /** Names exactly these files. */
  readonly fingerprint: string;
}

const hasFiles = sql<boolean>`files <> '[]'::jsonb`;
const fingerprint = sql<string>`windlass_files_fingerprint(files)`;

const unpacked = (connection: Connection) =>
  connection.selectFrom("software_packages").select("id").where(hasFiles).where(sql<boolean>`not ${isPacked}`);

/** The organisation's packages whose archive does not hold their files. */
export const listUnpackedIds = async (connection: Connection, organisationId: string): Promise<string[]> => {
  const rows = await unpacked(connection).where("organisation_id", "=", organisationId).orderBy("id").execute();
  return rows.map((row) => row.id);
};

/** What the organisation's packages were packed into before their files changed. */
export const listEarlierArchives = (connection: Connection, organisationId: string) =>
  unpacked(connection)
    .select(["name", "version", "archive_sha256", "archive_size_bytes"])
    .where("organisation_id", "=", organisationId)
    .where("archive_sha256", "is not", null)
    .orderBy("id")
    .execute();

/** One whose files have been left alone since `before` and that nobody packs now. */
export const findPackable = async (connection: Connection, before: Date, now: Date): Promise<string | undefined> => {
  const row = await unpacked(connection)
    .where("updated_at", "<=", before)
    .where((where) => where.or([where("packing_until", "is", null), where("packing_until", "<", now)]))
    .orderBy("updated_at")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
};

/** Takes the lease; `held` while another has it, `done` when there is nothing to pack (any more). */
export const claimPacking = async (
  connection: Connection,
  id: string,
  lease: { owner: string; until: Date; now: Date },
): Promise<PackingRow | "held" | "done"> => {
  const row = await connection
    .selectFrom("software_packages")
    .select(["id", "organisation_id", "name", "version", "files", "archive_sha256", "archive_size_bytes"])
    .select(["packing_until", "packing_problem", fingerprint.as("fingerprint"), isPacked.as("is_packed")])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.is_packed || row.files.length === 0) return "done";
  // A lease with a problem is only the pause after it: whoever publishes does not wait for that.
  if (row.packing_until !== null && row.packing_until >= lease.now && row.packing_problem === null) return "held";
  await connection
    .updateTable("software_packages")
    .set({ packing_owner: lease.owner, packing_until: lease.until, packing_problem: null })
    .where("id", "=", id)
    .execute();
  return row;
};

const held = (connection: Connection, id: string, owner: string) =>
  connection.updateTable("software_packages").where("id", "=", id).where("packing_owner", "=", owner);

/** False when the lease went to another. */
export const renewPacking = async (
  connection: Connection,
  id: string,
  owner: string,
  until: Date,
): Promise<boolean> => {
  const { numUpdatedRows } = await held(connection, id, owner).set({ packing_until: until }).executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** Keeps the archive; it counts for as long as the files are those that were packed. */
export const finishPacking = async (
  connection: Connection,
  row: PackingRow,
  owner: string,
  archive: ContentReference,
): Promise<void> => {
  await held(connection, row.id, owner)
    .set({
      archive_sha256: archive.sha256,
      archive_size_bytes: archive.sizeBytes,
      archive_of: row.fingerprint,
      packing_owner: null,
      packing_until: null,
    })
    .execute();
};

export const failPacking = async (
  connection: Connection,
  id: string,
  owner: string,
  failure: { problem: ToldError; pauseUntil: Date },
): Promise<void> => {
  await held(connection, id, owner)
    .set({ packing_owner: null, packing_until: failure.pauseUntil, packing_problem: json(failure.problem) })
    .execute();
};
