import type { ContentReference } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";

/** Notes content once, however many rows of however many organisations name it. */
export const insertBlob = async (connection: Connection, content: ContentReference): Promise<void> => {
  await connection
    .insertInto("blobs")
    .values({ sha256: content.sha256, size_bytes: content.sizeBytes })
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
};
