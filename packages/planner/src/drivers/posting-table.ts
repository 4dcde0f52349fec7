import { foldedHash } from "./folded-hash.ts";

const smallest = 1024;

/**
 * Open addressing from an identifier's hash to its first posting. Hash and posting of a slot lie side by side, so that a
 * look-up costs one line of the processor's cache; it grows before it is half full. Whether two identifiers with one hash
 * are the same is for the caller to say.
 */
export class PostingTable {
  /** For each slot its posting, -1 for none, and its hash. */
  private slots = new Int32Array(2 * smallest).fill(-1);
  private used = 0;

  /** The posting of an identifier, or -1. `isSame` compares it with that of a posting whose hash is equal. */
  find(id: string, isSame: (posting: number, id: string) => boolean): number {
    return this.slots[this.slotOf(foldedHash(id), id, isSame)] ?? -1;
  }

  /** Puts a posting in the place of the identifier's one before. @returns that one, or -1 */
  replace(posting: number, id: string, isSame: (posting: number, id: string) => boolean): number {
    const hash = foldedHash(id);
    const slot = this.slotOf(hash, id, isSame);
    const before = this.slots[slot] ?? -1;
    this.slots[slot] = posting;
    this.slots[slot + 1] = hash;
    if (before < 0) {
      this.used += 1;
      if (this.used * 4 > this.slots.length) this.grow();
    }
    return before;
  }

  private slotOf(hash: number, id: string, isSame: (posting: number, id: string) => boolean): number {
    const { slots } = this;
    const mask = slots.length - 2;
    let slot = (hash * 2) & mask;
    for (;;) {
      const posting = slots[slot] ?? -1;
      if (posting < 0 || (slots[slot + 1] === hash && isSame(posting, id))) return slot;
      slot = (slot + 2) & mask;
    }
  }

  private grow(): void {
    const before = this.slots;
    const slots = new Int32Array(before.length * 2).fill(-1);
    const mask = slots.length - 2;
    for (let old = 0; old < before.length; old += 2) {
      const posting = before[old] ?? -1;
      if (posting < 0) continue;
      const hash = before[old + 1] ?? 0;
      let slot = (hash * 2) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 2) & mask;
      slots[slot] = posting;
      slots[slot + 1] = hash;
    }
    this.slots = slots;
  }
}
