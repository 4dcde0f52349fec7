import { open } from "node:fs/promises";
import { type ContentReference, notFound } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { uploadPathOf } from "./files.ts";
import type { FinishedUpload } from "./service.ts";

const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

/** Opened before it is handed on: a stream that fails to open before anybody listens would end the process. */
const openUpload = async (context: ServerContext, id: string) => {
  try {
    return await open(uploadPathOf(context, id), "r");
  } catch (error) {
    throw isMissing(error) ? notFound("upload", id) : error;
  }
};

/**
 * Copies a finished upload into the content store; outside any transaction, for it takes as long as the file is large.
 * The upload stays until `removeUpload`, after the commit of the row that names the content: a kill in between loses
 * nothing, and doing it again gives the same content.
 *
 * @param onProgress - told now and then how many bytes have been copied
 * @throws object.not-found when somebody else used the upload up meanwhile; content.size-wrong, content.store-failed
 */
export const takeUploadIntoStore = async (
  context: ServerContext,
  upload: FinishedUpload,
  onProgress?: (doneBytes: number) => void,
): Promise<ContentReference> => {
  const file = await openUpload(context, upload.id);
  try {
    return await context.content.put(file.createReadStream({ autoClose: false }), {
      expectedSizeBytes: upload.sizeBytes,
      ...(onProgress && { onProgress }),
    });
  } finally {
    await file.close();
  }
};
