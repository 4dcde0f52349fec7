import { foldedHashes } from "./folded-hash.ts";

const smallest = 1024;
const slotSize = 4;
/** Bits of `present` for each slot: eight to sixteen for an identifier, so that one in ten unknown ones is looked for. */
const presentBits = 4;

/**
 * From an identifier, in whatever case, to a number. Identifiers are told apart by two hashes of 63 bits together and are
 * not kept: among a million of them two that are taken for one have a chance of one in twenty million, and looking at the
 * texts would wait for memory three times for each that is there.
 *
 * Open addressing; it grows before it is half full. Most identifiers of a device are in no library, and one bit each says
 * so from memory that the processor has at hand.
 */
export class PostingTable {
  /** For each slot its number, -1 for none, and both hashes; the fourth keeps a slot within one line of the cache. */
  private slots = new Int32Array(slotSize * smallest).fill(-1);
  /** A bit for each identifier, by the second hash, which has no say in its slot. */
  private present = new Int32Array((smallest * presentBits) / 32);
  private used = 0;

  /** The identifier's number, or -1. */
  find(id: string): number {
    const { hash, check } = foldedHashes(id);
    return this.mayHold(check) ? (this.slots[this.slotOf(hash, check)] ?? -1) : -1;
  }

  /** Puts a number in the place of the identifier's one before. @returns that one, or -1 */
  replace(number: number, id: string): number {
    const { hash, check } = foldedHashes(id);
    const slot = this.slotOf(hash, check);
    const before = this.slots[slot] ?? -1;
    this.slots[slot] = number;
    if (before < 0) {
      this.slots[slot + 1] = hash;
      this.slots[slot + 2] = check;
      this.mark(check);
      this.used += 1;
      if (this.used * slotSize * 2 > this.slots.length) this.grow();
    }
    return before;
  }

  private bitOf(check: number): number {
    return check & (this.present.length * 32 - 1);
  }

  private mayHold(check: number): boolean {
    const bit = this.bitOf(check);
    return ((this.present[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }

  private mark(check: number): void {
    const bit = this.bitOf(check);
    this.present[bit >>> 5] = (this.present[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  private slotOf(hash: number, check: number): number {
    const { slots } = this;
    const mask = slots.length - slotSize;
    let slot = (hash * slotSize) & mask;
    while ((slots[slot] ?? -1) >= 0 && !(slots[slot + 1] === hash && slots[slot + 2] === check))
      slot = (slot + slotSize) & mask;
    return slot;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2).fill(-1);
    this.present = new Int32Array(this.present.length * 2);
    for (let old = 0; old < before.length; old += slotSize) {
      const number = before[old] ?? -1;
      if (number < 0) continue;
      const [hash = 0, check = 0] = [before[old + 1], before[old + 2]];
      const slot = this.slotOf(hash, check);
      this.slots[slot] = number;
      this.slots[slot + 1] = hash;
      this.slots[slot + 2] = check;
      this.mark(check);
    }
  }
}
