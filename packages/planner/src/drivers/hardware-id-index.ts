import type { LibraryDriver } from "./library-driver.ts";
import { LineTable } from "./line-table.ts";
import { PostingTable } from "./posting-table.ts";

const compatibleBit = 0x8000;
/** More identifiers than an INF line can hold. */
const lastPlace = compatibleBit - 1;
const postingSize = 4;

/** Called for a line that names an identifier: its number, its section and its traits as {@link LineTable} has them. */
export type FoundLine = (
  line: number,
  infPosition: number,
  isCompatible: boolean,
  section: number,
  traits: number,
) => void;

/**
 * From a hardware or compatible identifier to the INF lines that name it, for any Windows: which sections count is
 * decided by whoever asks. Beside the library's own facts it holds 16 bytes for an identifier of a line, 8 for a line, and
 * 32 to 64 for each distinct identifier.
 */
export class HardwareIdIndex {
  readonly drivers: readonly LibraryDriver[];
  readonly lines: LineTable;
  /** Identifiers of all lines, counted as often as they stand there. */
  readonly identifierCount: number;
  private readonly table = new PostingTable();
  /**
   * For each identifier of a line: the line, the position in the line's list (with a bit set in that of compatible ones)
   * below the line's traits, the identifier's next posting or -1, and the line's section. What ranking reads together lies
   * together.
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
    this.postings = new Int32Array(identifiers * postingSize);
    this.fill();
  }

  /** From the last line to the first, so that each identifier's chain runs in the order of the library. */
  private fill(): void {
    let posting = 0;
    for (let line = this.lines.count - 1; line >= 0; line--) {
      const { compatibleIds, hardwareIds } = this.lines.modelOf(line);
      const section = this.lines.sectionOf(line);
      const traits = this.lines.traitsOf(line) << 16;
      const add = (id: string, place: number): void => {
        this.postings[posting] = line;
        this.postings[posting + 1] = place | traits;
        this.postings[posting + 2] = this.table.replace(posting, id);
        this.postings[posting + 3] = section;
        posting += postingSize;
      };
      for (let place = compatibleIds.length - 1; place >= 0; place--)
        add(compatibleIds[place] ?? "", Math.min(place, lastPlace) | compatibleBit);
      for (let place = hardwareIds.length - 1; place >= 0; place--)
        add(hardwareIds[place] ?? "", Math.min(place, lastPlace));
    }
  }

  /** Calls back for each line that names the identifier, in the order of the library. */
  forEach(id: string, found: FoundLine): void {
    const { postings } = this;
    for (let posting = this.table.find(id); posting >= 0; posting = postings[posting + 2] ?? -1) {
      const place = postings[posting + 1] ?? 0;
      found(
        postings[posting] ?? 0,
        place & lastPlace,
        (place & compatibleBit) !== 0,
        postings[posting + 3] ?? 0,
        place >>> 16,
      );
    }
  }
}
