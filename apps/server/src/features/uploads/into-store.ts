import { createReadStream } from "node:fs";
import type { ContentReference } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { insertBlob } from "./blobs.ts";
import { uploadPathOf } from "./files.ts";
import type { FinishedUpload } from "./service.ts";

/**
 * Copies a finished upload into the content store; outside any transaction, for it takes as long as the file is large.
 * The upload stays until `removeUpload`, after the commit of the row that names the content: a kill in between loses
 * nothing, and doing it again gives the same content.
 *
 * @param onProgress - told now and then how many bytes have been copied
 */
export const takeUploadIntoStore = (
  context: ServerContext,
  upload: FinishedUpload,
  onProgress?: (doneBytes: number) => void,
): Promise<ContentReference> =>
  context.content.put(createReadStream(uploadPathOf(context, upload.id)), {
    expectedSizeBytes: upload.sizeBytes,
    ...(onProgress && { onProgress }),
  });

/** Notes content of the store that a row of this transaction is about to name; organisations may share it. */
export const rememberBlob = (connection: Connection, content: ContentReference): Promise<void> =>
  insertBlob(connection, content);
