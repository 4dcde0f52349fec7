import { foldedHash } from "./folded-hash.ts";

const smallest = 1024;

/** Bits of `present` for each slot: eight to sixteen for an identifier, so that one in ten unknown ones is looked for. */
const presentBits = 4;

/**
 * Numbers identifiers from 0 in the order in which they came, whatever their case. Open addressing; number and hash of a
 * slot lie side by side. Grows before it is half full. Most identifiers of a device are in no library, and one bit each
 * says so from memory that the processor has at hand, where a look at the slots would wait for it.
 */
export class IdentifierTable {
  /** For each slot the identifier's number, -1 for none, and its hash. */
  private slots = new Int32Array(2 * smallest).fill(-1);
  /** A bit for each identifier, by the upper part of its hash, which has no say in its slot. */
  private present = new Int32Array((smallest * presentBits) / 32);
  /** In capitals: most identifiers of devices are, and are compared as they stand. */
  private readonly texts: string[] = [];

  get size(): number {
    return this.texts.length;
  }

  /** The identifier's number, or -1. */
  find(id: string): number {
    const hash = foldedHash(id);
    return this.mayHold(hash) ? (this.slots[this.slotOf(hash, id)] ?? -1) : -1;
  }

  /** The identifier's number, which it gets now where it has none. */
  number(id: string): number {
    const hash = foldedHash(id);
    const slot = this.slotOf(hash, id);
    const known = this.slots[slot] ?? -1;
    if (known >= 0) return known;
    const number = this.texts.push(id.toUpperCase()) - 1;
    this.slots[slot] = number;
    this.slots[slot + 1] = hash;
    this.mark(hash);
    if (this.texts.length * 4 > this.slots.length) this.grow();
    return number;
  }

  private bitOf(hash: number): number {
    // Turned around, so that the bits that choose the slot come last.
    return ((hash >>> 11) | (hash << 20)) & (this.present.length * 32 - 1);
  }

  private mayHold(hash: number): boolean {
    const bit = this.bitOf(hash);
    return ((this.present[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }

  private mark(hash: number): void {
    const bit = this.bitOf(hash);
    this.present[bit >>> 5] = (this.present[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  private slotOf(hash: number, id: string): number {
    const { slots } = this;
    const mask = slots.length - 2;
    let slot = (hash * 2) & mask;
    for (;;) {
      const number = slots[slot] ?? -1;
      if (number < 0 || (slots[slot + 1] === hash && this.isSame(number, id))) return slot;
      slot = (slot + 2) & mask;
    }
  }

  private isSame(number: number, id: string): boolean {
    const text = this.texts[number];
    return text === id || text === id.toUpperCase();
  }

  private grow(): void {
    const before = this.slots;
    const slots = new Int32Array(before.length * 2).fill(-1);
    const mask = slots.length - 2;
    this.present = new Int32Array(this.present.length * 2);
    for (let old = 0; old < before.length; old += 2) {
      const number = before[old] ?? -1;
      if (number < 0) continue;
      const hash = before[old + 1] ?? 0;
      let slot = (hash * 2) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 2) & mask;
      slots[slot] = number;
      slots[slot + 1] = hash;
      this.mark(hash);
    }
    this.slots = slots;
  }
}
