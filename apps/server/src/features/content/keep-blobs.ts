import { WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";

/**
 * Notes that content which rows name already is about to be named in JSON as well, which no foreign key sees: none of it is
 * freed before this transaction ends. For new content there is `rememberBlob`.
 *
 * @throws content.vanished naming the first that was freed meanwhile
 */
export const keepBlobs = async (connection: Connection, hashes: readonly string[]): Promise<void> => {
  if (hashes.length === 0) return;
  const wanted = [...hashes];
  await connection
    .updateTable("blobs")
    .set({ unused_since: null })
    .where("sha256", "in", wanted)
    .where("unused_since", "is not", null)
    .execute();
  const rows = await connection
    .selectFrom("blobs")
    .select("sha256")
    .where("sha256", "in", wanted)
    .forKeyShare()
    .execute();
  const there = new Set(rows.map(({ sha256 }) => sha256));
  const missing = wanted.find((sha256) => !there.has(sha256));
  if (missing) throw new WindlassError("content.vanished", { parameters: { sha256: missing } });
};
