import { open } from "node:fs/promises";
import type { ArchiveBytes } from "./read-index.ts";

/** A file held open for reading anywhere in it, until it is closed. */
export interface FileBytes extends ArchiveBytes {
  close(): Promise<void>;
}

/** Opens an archive that lies on disk. Errors of the disk pass as they are. */
export const openFileBytes = async (path: string): Promise<FileBytes> => {
  const handle = await open(path, "r");
  const { size } = await handle.stat();
  return {
    size,
    read: async (offset, length) => {
      const bytes = Buffer.allocUnsafe(length);
      for (let filled = 0; filled < length; ) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
        if (bytesRead === 0) throw new Error("the file ended earlier than its size said");
        filled += bytesRead;
      }
      return bytes;
    },
    close: async () => await handle.close(),
  };
};
