import { createHash, randomUUID } from "node:crypto";
import { access, constants, mkdir, open, readdir, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { type ContentReference, sha256 as sha256Schema, WindlassError } from "@windlass/protocol";
import type { ByteRange, ContentStore, PutOptions } from "./store.ts";

/** What a put needs of an open file; the tests put a disk that is full in its place. */
export interface WritableFile {
  write(bytes: Uint8Array): Promise<{ bytesWritten: number }>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FolderStoreOptions {
  /** Makes a new file; fails when it exists. */
  readonly createFile?: (path: string) => Promise<WritableFile>;
  /** Names an unfinished file. */
  readonly newName?: () => string;
}

/** Measured: reads of 1 MiB serve twice as fast as Node's usual 64 KiB. */
const readSize = 1024 * 1024;

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

const isMissing = (error: unknown): boolean => codeOf(error) === "ENOENT";

const failed = (cause: unknown) =>
  new WindlassError("content.store-failed", {
    parameters: { what: cause instanceof Error ? cause.message : String(cause) },
    cause,
  });

/** Makes a rename durable: the folder's entry has to reach the disk, too. Windows has no such call and needs none. */
const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeAll = async (file: WritableFile, bytes: Uint8Array): Promise<void> => {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes.subarray(done))).bytesWritten;
};

/** Keeps what is on disk and what is in the way of it apart: errors of the disk get a code, those of the stream pass. */
const onDisk = async <Result>(action: Promise<Result>): Promise<Result> => {
  try {
    return await action;
  } catch (cause) {
    throw failed(cause);
  }
};

const createDurableFile = async (path: string): Promise<WritableFile> => await open(path, "wx", 0o640);

/** Copies the stream into the file and gives what arrived. Fails as soon as more bytes come than were announced. */
const receive = async (file: WritableFile, content: AsyncIterable<Uint8Array>, options: PutOptions) => {
  const hash = createHash("sha256");
  const { expectedSizeBytes, onProgress } = options;
  let sizeBytes = 0;
  for await (const chunk of content) {
    sizeBytes += chunk.length;
    if (expectedSizeBytes !== undefined && sizeBytes > expectedSizeBytes) break;
    hash.update(chunk);
    await onDisk(writeAll(file, chunk));
    onProgress?.(sizeBytes);
  }
  if (expectedSizeBytes !== undefined && sizeBytes !== expectedSizeBytes)
    throw new WindlassError("content.size-wrong", { parameters: { expected: expectedSizeBytes, actual: sizeBytes } });
  const sha256 = hash.digest("hex");
  if (options.expectedSha256 !== undefined && options.expectedSha256 !== sha256)
    throw new WindlassError("content.hash-wrong", { parameters: { expected: options.expectedSha256, actual: sha256 } });
  return { sha256, sizeBytes };
};

/**
 * A content store in a folder: `blobs/ab/abcdef…` by hash, `incoming/` for what is not finished. Both must lie on one
 * file system, because a put ends with a rename.
 *
 * @example
 * const store = createFolderStore("/var/lib/windlass/content");
 * const { sha256 } = await store.put(createReadStream("install.wim"));
 */
export const createFolderStore = (directory: string, options: FolderStoreOptions = {}): ContentStore => {
  const { createFile = createDurableFile, newName = randomUUID } = options;
  const blobs = join(directory, "blobs");
  const incoming = join(directory, "incoming");

  /** Only a well-formed hash ever becomes part of a path. */
  const pathOf = (sha256: string): string | null =>
    sha256Schema.safeParse(sha256).success ? join(blobs, sha256.slice(0, 2), sha256) : null;

  const missing = (sha256: string) => new WindlassError("content.not-found", { parameters: { sha256 } });

  const publish = async (unfinished: string, sha256: string): Promise<void> => {
    const folder = join(blobs, sha256.slice(0, 2));
    const made = await mkdir(folder, { recursive: true });
    await rename(unfinished, join(folder, sha256));
    await syncFolder(folder);
    if (made !== undefined) await syncFolder(blobs);
  };

  const put = async (content: AsyncIterable<Uint8Array>, putOptions: PutOptions = {}): Promise<ContentReference> => {
    await onDisk(mkdir(incoming, { recursive: true }));
    const unfinished = join(incoming, `${newName()}.part`);
    const file = await onDisk(createFile(unfinished));
    let open = true;
    try {
      const reference = await receive(file, content, putOptions);
      await onDisk(file.sync());
      open = false;
      await onDisk(file.close());
      await onDisk(publish(unfinished, reference.sha256));
      return reference;
    } catch (error) {
      if (open) await file.close().catch(() => undefined);
      await unlink(unfinished).catch(() => undefined);
      throw error;
    }
  };

  const list = async function* (): AsyncGenerator<ContentReference> {
    for (const prefix of (await namesIn(blobs)).sort())
      for (const sha256 of (await namesIn(join(blobs, prefix))).sort()) {
        const found = await statOf(sha256);
        if (found !== null) yield { sha256, ...found };
      }
  };

  const statOf = async (sha256: string): Promise<{ sizeBytes: number } | null> => {
    const path = pathOf(sha256);
    if (path === null) return null;
    try {
      const information = await stat(path);
      return information.isFile() ? { sizeBytes: information.size } : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw failed(error);
    }
  };

  return {
    put,
    list,
    stat: statOf,
    open: async (sha256, range?: ByteRange) => {
      const path = pathOf(sha256);
      if (path === null) throw missing(sha256);
      try {
        const handle = await open(path, "r");
        return handle.createReadStream({ highWaterMark: readSize, ...range });
      } catch (error) {
        throw isMissing(error) ? missing(sha256) : failed(error);
      }
    },
    delete: async (sha256) => {
      const path = pathOf(sha256);
      if (path === null) return false;
      try {
        await unlink(path);
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw failed(error);
      }
    },
    check: async () => {
      await onDisk(mkdir(incoming, { recursive: true }));
      await onDisk(access(incoming, constants.W_OK));
    },
    removeAbandoned: async (before) => {
      let removed = 0;
      for (const name of await namesIn(incoming)) {
        const path = join(incoming, name);
        const information = await stat(path).catch(() => null);
        if (information === null || information.mtime >= before) continue;
        await unlink(path).catch(() => undefined);
        removed += 1;
      }
      return removed;
    },
  };
};

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw failed(error);
  }
};
