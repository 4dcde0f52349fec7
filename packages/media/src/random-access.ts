import { open } from "node:fs/promises";
import { WindlassError } from "@windlass/protocol";

/**
 * Bytes that can be read anywhere: a file, a range of another reader (an image inside an ISO), or memory. Every reader
 * of this package works on it.
 */
export interface RandomAccessReader {
  /** Bytes in all. */
  readonly size: number;
  /** Reads exactly `length` bytes at `offset`; rejects when they are not there. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A reader that holds a file open until it is closed. */
export interface FileReader extends RandomAccessReader {
  close(): Promise<void>;
}

/** Reads of bytes that already are in memory. */
export const memoryReader = (bytes: Uint8Array): RandomAccessReader => ({
  size: bytes.length,
  read: async (offset, length) => {
    if (offset < 0 || offset + length > bytes.length) throw new RangeError("read outside the bytes");
    return bytes.subarray(offset, offset + length);
  },
});

/** A stretch of another reader, seen as a whole of its own; for example `sources/install.wim` inside an ISO. */
export const rangeReader = (reader: RandomAccessReader, start: number, size: number): RandomAccessReader => ({
  size,
  read: async (offset, length) => {
    if (offset < 0 || offset + length > size) throw new RangeError("read outside the range");
    return await reader.read(start + offset, length);
  },
});

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "you have no right to read it",
  EPERM: "you have no right to read it",
  EISDIR: "it is a folder",
};

const unreadable = (fileName: string, cause: unknown): WindlassError => {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const what = systemReasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new WindlassError("image.file-unreadable", { parameters: { file: fileName, what }, cause });
};

/**
 * Opens a file for reading anywhere in it.
 *
 * @param fileName how errors name the file; the path itself when left out
 * @throws WindlassError `image.file-unreadable`, also from `read` when the disk fails or the file shrank meanwhile
 */
export const openFileReader = async (path: string, fileName = path): Promise<FileReader> => {
  try {
    const handle = await open(path, "r");
    const information = await handle.stat();
    if (!information.isFile()) {
      await handle.close();
      throw new Error(information.isDirectory() ? systemReasons.EISDIR : "it is not an ordinary file");
    }
    return {
      size: information.size,
      read: async (offset, length) => {
        const bytes = new Uint8Array(length);
        let filled = 0;
        while (filled < length) {
          const { bytesRead } = await handle
            .read(bytes, filled, length - filled, offset + filled)
            .catch((cause: unknown) => Promise.reject(unreadable(fileName, cause)));
          if (bytesRead === 0) throw unreadable(fileName, new Error("it ended earlier than its size says"));
          filled += bytesRead;
        }
        return bytes;
      },
      close: async () => await handle.close(),
    };
  } catch (cause) {
    throw unreadable(fileName, cause);
  }
};
