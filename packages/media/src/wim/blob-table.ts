import { WindlassError } from "@windlass/protocol";
import type { RandomAccessReader } from "../random-access.ts";
import { checkStoredFile } from "./extent.ts";
import type { WimHeader } from "./header.ts";
import { parseResource } from "./resource.ts";

/** Resource header (24), part number (2), reference count (4), SHA-1 (20). */
export const entrySize = 50;
const entriesPerRead = 20_000;
/** Ten million stored files; an installation image has about a hundred thousand. */
export const tableLimit = 500_000_000;
/** Original size that marks the entry of a solid resource; the other solid entries give offsets inside it. */
const solidResourceMark = 0x1_0000_0000;

/**
 * Walks the table of stored files and proves that each of them lies within the file, in memory of one megabyte.
 * The table's own extent must have been checked before. A compressed table, which no known tool writes, is not read.
 *
 * @throws WindlassError `image.truncated`, `image.header-invalid`
 */
export const checkBlobTable = async (header: WimHeader, reader: RandomAccessReader, fileName: string) => {
  const { blobTable } = header;
  if (blobTable.compressed) return;
  if (blobTable.size > tableLimit)
    throw new WindlassError("image.header-invalid", {
      parameters: { file: fileName, what: `its table of files takes ${blobTable.size} bytes` },
    });
  const count = Math.floor(blobTable.size / entrySize);
  for (let first = 0; first < count; first += entriesPerRead) {
    const entries = Math.min(entriesPerRead, count - first);
    const bytes = await reader.read(blobTable.offset + first * entrySize, entries * entrySize);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let entry = 0; entry < entries; entry++) {
      const at = entry * entrySize;
      const resource = parseResource(view, at);
      if (resource.free || resource.size === 0) continue;
      if (view.getUint16(at + 24, true) !== header.partNumber) continue;
      if (resource.solid && resource.originalSize !== solidResourceMark) continue;
      checkStoredFile(resource, reader, fileName);
    }
  }
};
