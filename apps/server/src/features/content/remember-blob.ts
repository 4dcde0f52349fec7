import type { ContentStore } from "@windlass/content";
import { type ContentReference, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { insertBlob } from "./blobs.ts";

/**
 * Notes content of the store that a row of this transaction is about to name; organisations may share it. Whoever names
 * content in JSON, which no foreign key sees, has it noted here each time.
 *
 * @throws content.vanished when it was freed between being put and being noted: it has to be put again
 */
export const rememberBlob = async (
  connection: Connection,
  content: ContentReference,
  store: Pick<ContentStore, "stat">,
): Promise<void> => {
  await insertBlob(connection, content);
  if ((await store.stat(content.sha256)) === null)
    throw new WindlassError("content.vanished", { parameters: { sha256: content.sha256 } });
};
