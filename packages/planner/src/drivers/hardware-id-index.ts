import type { DriverModel } from "@windlass/protocol";
import type { LibraryDriver } from "./library-driver.ts";

/** One line of a models section, in the order of the library. */
export interface ModelLine {
  readonly driver: number;
  /** Number of its [Manufacturer] line among those of all drivers. */
  readonly manufacturerLine: number;
  readonly section: number;
  readonly model: DriverModel;
}

/** The driver and the [Manufacturer] line of it that a number of the index stands for. */
export interface ManufacturerLine {
  readonly driver: number;
  readonly position: number;
}

const compatibleBit = 0x8000;

/** Identifiers are compared without case; all but ASCII is left to the language's own rule. */
const foldCode = (code: number): number => (code >= 97 && code <= 122 ? code - 32 : code);

const isAscii = (id: string): boolean => {
  for (let index = 0; index < id.length; index++) if (id.charCodeAt(index) > 127) return false;
  return true;
};

/** FNV-1a over the folded identifier. */
const hashOf = (id: string): number => {
  const text = isAscii(id) ? id : id.toUpperCase();
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ foldCode(text.charCodeAt(index)), 0x01000193);
  }
  return hash >>> 0;
};

const equal = (a: string, b: string): boolean =>
  a === b || (a.length === b.length && a.toUpperCase() === b.toUpperCase());

interface Counted {
  readonly lines: readonly ModelLine[];
  readonly manufacturerLines: readonly ManufacturerLine[];
  readonly identifiers: number;
}

const countLines = (drivers: readonly LibraryDriver[]): Counted => {
  const lines: ModelLine[] = [];
  const manufacturerLines: ManufacturerLine[] = [];
  let identifiers = 0;
  for (const [driver, { facts }] of drivers.entries()) {
    for (const [position, manufacturer] of facts.manufacturers.entries()) {
      const manufacturerLine = manufacturerLines.push({ driver, position }) - 1;
      for (const [section, { models }] of manufacturer.sections.entries()) {
        for (const model of models) {
          lines.push({ driver, manufacturerLine, section, model });
          identifiers += model.hardwareIds.length + model.compatibleIds.length;
        }
      }
    }
  }
  return { lines, manufacturerLines, identifiers };
};

/**
 * From a hardware or compatible identifier to the INF lines that name it, for any Windows: which sections count is
 * decided by whoever asks. Holds no identifier itself, only places in the library's facts: 12 bytes for each
 * identifier of a line, and 8 for each slot of a table that is half to a quarter full.
 */
export class HardwareIdIndex {
  readonly drivers: readonly LibraryDriver[];
  readonly lines: readonly ModelLine[];
  readonly manufacturerLines: readonly ManufacturerLine[];
  /** Identifiers of all lines, counted as often as they stand there. */
  readonly identifierCount: number;
  /** First posting of each slot's identifier, -1 for none, and that identifier's hash. */
  private readonly heads: Int32Array;
  private readonly hashes: Uint32Array;
  private readonly postingLine: Uint32Array;
  /** Position in the line's list, with the highest bit set in that of compatible identifiers. */
  private readonly postingPlace: Uint16Array;
  private readonly postingNext: Int32Array;

  constructor(drivers: readonly LibraryDriver[]) {
    const { lines, manufacturerLines, identifiers } = countLines(drivers);
    this.drivers = drivers;
    this.lines = lines;
    this.manufacturerLines = manufacturerLines;
    this.identifierCount = identifiers;
    const size = 2 ** Math.ceil(Math.log2(Math.max(identifiers, 8) * 2));
    this.heads = new Int32Array(size).fill(-1);
    this.hashes = new Uint32Array(size);
    this.postingLine = new Uint32Array(identifiers);
    this.postingPlace = new Uint16Array(identifiers);
    this.postingNext = new Int32Array(identifiers);
    this.fill();
  }

  /** From the last line to the first, so that each identifier's chain runs in the order of the library. */
  private fill(): void {
    let posting = 0;
    for (let line = this.lines.length - 1; line >= 0; line--) {
      const model = this.lines[line]?.model;
      if (!model) continue;
      for (let place = model.compatibleIds.length - 1; place >= 0; place--) {
        this.add(posting++, line, place | compatibleBit);
      }
      for (let place = model.hardwareIds.length - 1; place >= 0; place--) this.add(posting++, line, place);
    }
  }

  private add(posting: number, line: number, place: number): void {
    this.postingLine[posting] = line;
    this.postingPlace[posting] = place;
    const id = this.identifierOf(posting);
    const hash = hashOf(id);
    const slot = this.slotOf(id, hash);
    this.postingNext[posting] = this.heads[slot] ?? -1;
    this.heads[slot] = posting;
    this.hashes[slot] = hash;
  }

  private identifierOf(posting: number): string {
    const place = this.postingPlace[posting] ?? 0;
    const model = this.lines[this.postingLine[posting] ?? 0]?.model;
    const list = place & compatibleBit ? model?.compatibleIds : model?.hardwareIds;
    return list?.[place & ~compatibleBit] ?? "";
  }

  /** Slot of the identifier, or the free one where it would go. */
  private slotOf(id: string, hash: number): number {
    const mask = this.heads.length - 1;
    let slot = hash & mask;
    for (;;) {
      const head = this.heads[slot] ?? -1;
      if (head < 0) return slot;
      if (this.hashes[slot] === hash && equal(this.identifierOf(head), id)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Calls back for each line that names the identifier, in the order of the library. */
  forEach(id: string, found: (line: number, infPosition: number, isCompatible: boolean) => void): void {
    let posting = this.heads[this.slotOf(id, hashOf(id))] ?? -1;
    while (posting >= 0) {
      const place = this.postingPlace[posting] ?? 0;
      found(this.postingLine[posting] ?? 0, place & ~compatibleBit, (place & compatibleBit) !== 0);
      posting = this.postingNext[posting] ?? -1;
    }
  }

  /** Bytes of the index beside the library's own facts: its tables, without the lines' objects. */
  get tableBytes(): number {
    return [this.heads, this.hashes, this.postingLine, this.postingPlace, this.postingNext].reduce(
      (sum, { byteLength }) => sum + byteLength,
      0,
    );
  }
}
