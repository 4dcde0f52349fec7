import { WindlassError } from "@windlass/protocol";
import type { RandomAccessReader } from "../random-access.ts";

/**
 * What all structures of one disc may take: those of the largest Windows discs stay below a tenth of it. A disc made to
 * be read without end (folders of folders, chains of chains) ends here, within a second.
 */
const maximumStructureBytes = 96 * 1024 * 1024;
const maximumReads = 150_000;

/** A disc image while its structures are read: every refusal names the file and the byte. */
export interface DiscSource {
  readonly reader: RandomAccessReader;
  readonly fileName: string;
  /**
   * Reads bytes of a structure.
   *
   * @param what the structure, as an error calls it
   * @throws WindlassError `disc.truncated` when they lie beyond the end
   */
  read(offset: number, length: number, what: string): Promise<DataView>;
  damaged(offset: number, what: string): WindlassError;
  unsupported(offset: number, what: string): WindlassError;
  truncated(what: string, expected: number): WindlassError;
}

export const discSource = (reader: RandomAccessReader, fileName: string): DiscSource => {
  const truncated = (what: string, expected: number) =>
    new WindlassError("disc.truncated", { parameters: { file: fileName, what, expected, actual: reader.size } });
  const damaged = (offset: number, what: string) =>
    new WindlassError("disc.damaged", { parameters: { file: fileName, offset, what } });
  let bytesRead = 0;
  let reads = 0;
  return {
    reader,
    fileName,
    truncated,
    damaged,
    read: async (offset, length, what) => {
      bytesRead += length;
      reads += 1;
      if (bytesRead > maximumStructureBytes || reads > maximumReads)
        throw damaged(offset, `${what} and what was read before take too much to be the structures of a real disc`);
      if (offset + length > reader.size) throw truncated(what, offset + length);
      const bytes = await reader.read(offset, length);
      return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
    unsupported: (offset, what) =>
      new WindlassError("disc.unsupported", { parameters: { file: fileName, offset, what } }),
  };
};

/** The bytes of a stretch of a view. */
export const bytesOf = (view: DataView, at: number, length: number): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + at, length);

/** Text of one byte a character, without the blanks and zeros that fill a field. */
export const textOf = (view: DataView, at: number, length: number): string =>
  Buffer.from(bytesOf(view, at, length))
    .toString("latin1")
    .replace(/[\0 ]+$/u, "");
