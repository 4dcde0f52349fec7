/** A block of a partition, by the partition's place in the logical volume's list. */
export interface BlockAddress {
  readonly partition: number;
  readonly block: number;
}

/** What an extent is: its upper two bits (ECMA-167 4/14.14.1.1). */
export type ExtentKind = "recorded" | "unrecorded" | "continuation";

export interface LongAddress extends BlockAddress {
  readonly kind: ExtentKind;
  /** Bytes. */
  readonly length: number;
}

const lengthMask = 0x3fff_ffff;

/** Allocated but never written and not even allocated both read as zeros. */
const kinds: readonly ExtentKind[] = ["recorded", "unrecorded", "unrecorded", "continuation"];

const lengthAndKind = (word: number) => ({ length: word & lengthMask, kind: kinds[word >>> 30] ?? "recorded" });

/** `short_ad`: in the partition that the file itself lies in. */
export const parseShortAddress = (view: DataView, at: number, partition: number): LongAddress => ({
  ...lengthAndKind(view.getUint32(at, true)),
  block: view.getUint32(at + 4, true),
  partition,
});

/** `long_ad`. */
export const parseLongAddress = (view: DataView, at: number): LongAddress => ({
  ...lengthAndKind(view.getUint32(at, true)),
  block: view.getUint32(at + 4, true),
  partition: view.getUint16(at + 8, true),
});

/** `ext_ad`: the length of the information is told apart from that of the extent. */
export const parseExtendedAddress = (view: DataView, at: number): LongAddress => ({
  kind: kinds[view.getUint32(at, true) >>> 30] ?? "recorded",
  length: view.getUint32(at + 8, true),
  block: view.getUint32(at + 12, true),
  partition: view.getUint16(at + 16, true),
});
