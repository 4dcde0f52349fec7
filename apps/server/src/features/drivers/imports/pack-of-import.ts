import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { sql } from "kysely";
import type { Connection } from "../../../database/connection.ts";
import type { ClaimedImport } from "./repository.ts";

export const hashOfFile = async (path: string, signal: AbortSignal): Promise<string> => {
  const hash = createHash("sha256");
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1024 * 1024, signal });
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
};

const withoutEnding = (fileName: string): string =>
  fileName.replace(/\.(zip|cab|exe|7z|tar|tgz|tar\.gz|msi)$/i, "") || fileName;

/**
 * The pack of an import that has just ended, with all drivers that the file holds: also those that another pack brought
 * before, since each pack says by itself which devices it is for. The same file again is the same pack.
 *
 * @returns null when the file brought no driver
 */
export const packOfImport = async (
  connection: Connection,
  row: Pick<ClaimedImport, "id" | "organisation_id" | "file_name" | "size_bytes"> & { readonly file_sha256: string },
  at: Date,
): Promise<string | null> => {
  const brought = connection.selectFrom("driver_import_files").where("import_id", "=", row.id);
  const some = await brought.select("driver_id").where("driver_id", "is not", null).limit(1).executeTakeFirst();
  if (!some) return null;
  const known = await connection
    .selectFrom("driver_packs")
    .select("id")
    .where("file_sha256", "=", row.file_sha256)
    .where(sql<boolean>`organisation_id is not distinct from ${row.organisation_id}::uuid`)
    .orderBy("imported_at")
    .limit(1)
    .executeTakeFirst();
  const { id } =
    known ??
    (await connection
      .insertInto("driver_packs")
      .values({
        organisation_id: row.organisation_id,
        name: withoutEnding(row.file_name).slice(0, 300),
        file_name: row.file_name,
        file_sha256: row.file_sha256,
        file_size_bytes: row.size_bytes,
        imported_at: at,
      })
      .returning("id")
      .executeTakeFirstOrThrow());
  await sql`
    insert into driver_pack_members (pack_id, driver_id, organisation_id, inf_path)
    select distinct on (file.driver_id) ${id}::uuid, file.driver_id, file.organisation_id, file.path
    from driver_import_files file
    where file.import_id = ${row.id} and file.driver_id is not null
    order by file.driver_id, file.path
    on conflict do nothing`.execute(connection);
  return id;
};
