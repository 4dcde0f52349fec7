/** A stretch of the file as a WIM describes it. Offsets and sizes in bytes. */
export interface Resource {
  /** Bytes stored in the file. */
  readonly size: number;
  readonly offset: number;
  /** Bytes after decompression. */
  readonly originalSize: number;
  readonly compressed: boolean;
  /** Several blobs compressed together (ESD); its entry's original size is a mark, not a size. */
  readonly solid: boolean;
  readonly free: boolean;
}

const flagFree = 0x01;
const flagCompressed = 0x04;
const flagSolid = 0x10;

/**
 * Reads a resource header: 56 bits of size, 8 bits of flags, offset, original size, all little-endian (Windows
 * Imaging File Format, RESHDR_DISK_SHORT). Numbers beyond 2^53 lose precision, which no later comparison minds.
 */
export const parseResource = (view: DataView, at: number): Resource => {
  const sizeAndFlags = view.getBigUint64(at, true);
  const flags = Number(sizeAndFlags >> 56n);
  return {
    size: Number(sizeAndFlags & 0x00ff_ffff_ffff_ffffn),
    offset: Number(view.getBigUint64(at + 8, true)),
    originalSize: Number(view.getBigUint64(at + 16, true)),
    compressed: (flags & flagCompressed) !== 0,
    solid: (flags & flagSolid) !== 0,
    free: (flags & flagFree) !== 0,
  };
};

/** First byte after the resource. */
export const endOf = (resource: Resource): number => resource.offset + resource.size;
