import type { NormaliseVendor } from "../filters/conditions.ts";
import { foldedName } from "./folded-name.ts";

/** A maker under its one name. */
export interface VendorNames {
  readonly name: string;
  /** Other names it gives itself; `*` at the end takes all that begin so. */
  readonly aliases: readonly string[];
}

/**
 * Knows makers by any of their names: exactly, whatever the writing and the kind of company behind it (`DELL` and
 * `Dell Inc.` are one, `HP` is not `HPE`), then by the longest beginning with `*`.
 */
export class VendorFinder<Vendor extends VendorNames> {
  readonly #exact = new Map<string, Vendor>();
  readonly #beginnings: (readonly [beginning: string, vendor: Vendor])[] = [];

  /** Where two have the same name, the first one has it. */
  constructor(vendors: Iterable<Vendor>) {
    for (const vendor of vendors)
      for (const name of [vendor.name, ...vendor.aliases]) {
        const folded = foldedName(name);
        if (folded === "") continue;
        if (name.trim().endsWith("*")) this.#beginnings.push([folded, vendor]);
        else if (!this.#exact.has(folded)) this.#exact.set(folded, vendor);
      }
    this.#beginnings.sort(([left], [right]) => right.length - left.length);
  }

  find(name: string): Vendor | null {
    const folded = foldedName(name);
    if (folded === "") return null;
    const exact = this.#exact.get(folded);
    if (exact) return exact;
    return this.#beginnings.find(([beginning]) => folded.startsWith(beginning))?.[1] ?? null;
  }
}

/** Gives every name a maker has its one name; a name that nobody knows stays as it is. */
export const vendorNormaliser = (vendors: Iterable<VendorNames>): NormaliseVendor => {
  const finder = new VendorFinder(vendors);
  return (name) => finder.find(name)?.name ?? name.trim();
};
