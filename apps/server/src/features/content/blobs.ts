import type { ContentReference } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";

/** Notes content once, however many rows of however many organisations name it. */
export const insertBlob = async (connection: Connection, content: ContentReference): Promise<void> => {
  await connection
    .insertInto("blobs")
    .values({ sha256: content.sha256, size_bytes: content.sizeBytes })
    // It may be marked as unused: from now on it is not, and who frees it just now ends first or finds it unmarked.
    .onConflict((conflict) => conflict.column("sha256").doUpdateSet({ unused_since: null }))
    .execute();
};
