import { IdentifierTable } from "./identifier-table.ts";
import type { LibraryDriver } from "./library-driver.ts";
import { LineTable } from "./line-table.ts";

const compatibleBit = 0x8000;
/** More identifiers than an INF line can hold. */
const lastPlace = compatibleBit - 1;

/**
 * From a hardware or compatible identifier to the INF lines that name it, for any Windows: which sections count is
 * decided by whoever asks. Beside the library's own facts it holds 12 bytes for an identifier of a line, 12 for a line,
 * and some 40 for each distinct identifier.
 */
export class HardwareIdIndex {
  readonly drivers: readonly LibraryDriver[];
  readonly lines: LineTable;
  /** Identifiers of all lines, counted as often as they stand there. */
  readonly identifierCount: number;
  private readonly table = new IdentifierTable();
  /** Of each distinct identifier its first posting. */
  private readonly first: Int32Array;
  /**
   * For each identifier of a line: the line, the position in the line's list (with a bit set in that of compatible ones),
   * and the identifier's next posting or -1.
   */
  private readonly postings: Int32Array;

  constructor(drivers: readonly LibraryDriver[]) {
    this.drivers = drivers;
    this.lines = new LineTable(drivers);
    let identifiers = 0;
    for (let line = 0; line < this.lines.count; line++) {
      const { hardwareIds, compatibleIds } = this.lines.modelOf(line);
      identifiers += hardwareIds.length + compatibleIds.length;
    }
    this.identifierCount = identifiers;
    this.postings = new Int32Array(identifiers * 3);
    const first = new Int32Array(identifiers).fill(-1);
    this.fill(first);
    this.first = first.slice(0, this.table.size);
  }

  /** From the last line to the first, so that each identifier's chain runs in the order of the library. */
  private fill(first: Int32Array): void {
    let posting = 0;
    const add = (id: string, line: number, place: number): void => {
      const number = this.table.number(id);
      this.postings[posting] = line;
      this.postings[posting + 1] = place;
      this.postings[posting + 2] = first[number] ?? -1;
      first[number] = posting;
      posting += 3;
    };
    for (let line = this.lines.count - 1; line >= 0; line--) {
      const { compatibleIds, hardwareIds } = this.lines.modelOf(line);
      for (let place = compatibleIds.length - 1; place >= 0; place--)
        add(compatibleIds[place] ?? "", line, Math.min(place, lastPlace) | compatibleBit);
      for (let place = hardwareIds.length - 1; place >= 0; place--)
        add(hardwareIds[place] ?? "", line, Math.min(place, lastPlace));
    }
  }

  /** Calls back for each line that names the identifier, in the order of the library. */
  forEach(id: string, found: (line: number, infPosition: number, isCompatible: boolean) => void): void {
    const number = this.table.find(id);
    if (number < 0) return;
    for (let posting = this.first[number] ?? -1; posting >= 0; posting = this.postings[posting + 2] ?? -1) {
      const place = this.postings[posting + 1] ?? 0;
      found(this.postings[posting] ?? 0, place & lastPlace, (place & compatibleBit) !== 0);
    }
  }
}
