import { createWriteStream } from "node:fs";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { notFound, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { receivedBytesOf, uploadPathOf } from "./files.ts";
import { completeUpload, readUpload, uploadLifetimeMilliseconds } from "./service.ts";

/** Uploads that bytes arrive for in this process: whoever goes on with one ends the connection before. */
const receiving = new Map<string, { readonly stop: AbortController; readonly ended: Promise<void> }>();

const endOthers = async (id: string): Promise<void> => {
  for (let other = receiving.get(id); other; other = receiving.get(id)) {
    other.stop.abort(new WindlassError("upload.offset-wrong"));
    await other.ended;
  }
};

/** Ends with an error where more comes than may. */
const atMost = (allowedBytes: number): Transform => {
  let left = allowedBytes;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      left -= chunk.length;
      if (left < 0) done(new WindlassError("request.too-large"));
      else done(null, chunk);
    },
  });
};

/**
 * Takes bytes that continue an upload (PATCH of tus 1.0), as fast as the disk does: through the library's web streams a
 * megabyte takes 16 ms of processor time. What had arrived when a connection breaks stays.
 *
 * @param lengthBytes - as the request says it; null when it does not
 * @returns how many bytes have arrived in all
 * @throws object.not-found, upload.expired, upload.offset-wrong, request.too-large; errors of disk and connection as they
 * are
 */
export const receiveBytes = async (
  context: ServerContext,
  id: string,
  { offset, lengthBytes, body }: { offset: number; lengthBytes: number | null; body: Readable },
): Promise<number> => {
  await endOthers(id);
  const stop = new AbortController();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  receiving.set(id, { stop, ended });
  try {
    const row = await readUpload(context, id);
    if (!row) throw notFound("upload", id);
    if (context.clock().getTime() - row.created_at.getTime() > uploadLifetimeMilliseconds)
      throw new WindlassError("upload.expired");
    if (offset !== (await receivedBytesOf(context, id))) throw new WindlassError("upload.offset-wrong");
    const allowedBytes = row.size_bytes - offset;
    if (lengthBytes !== null && lengthBytes > allowedBytes) throw new WindlassError("request.too-large");
    const file = createWriteStream(uploadPathOf(context, id), { flags: "r+", start: offset });
    await pipeline(body, atMost(allowedBytes), file, { signal: stop.signal });
    const received = await receivedBytesOf(context, id);
    if (received === row.size_bytes) await completeUpload(context, id);
    return received;
  } catch (error) {
    // The pipeline would tell of being aborted, not of why.
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    receiving.delete(id);
    end();
  }
};
