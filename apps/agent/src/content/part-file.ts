import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";

/** Bytes of a file, or null where there is none. */
export const sizeOf = async (path: string): Promise<number | null> => {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
};

/** A hash that has taken a file's bytes, and their number; no bytes where there is no file. */
export const hashSoFar = async (path: string, signal: AbortSignal): Promise<{ hash: Hash; bytes: number }> => {
  const hash = createHash("sha256");
  if ((await sizeOf(path)) === null) return { hash, bytes: 0 };
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024, signal }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { hash, bytes };
};

/** Makes a file's bytes survive a loss of power. */
export const syncFile = async (path: string): Promise<void> => {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
