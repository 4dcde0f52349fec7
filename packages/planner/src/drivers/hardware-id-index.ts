import type { LibraryDriver } from "./library-driver.ts";
import { LineTable } from "./line-table.ts";
import { PostingTable } from "./posting-table.ts";

const compatibleBit = 0x8000;
/** More identifiers than an INF line can hold. */
const lastPosition = compatibleBit - 1;
const postingSize = 4;

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
      const add = (id: string, position: number): void => {
        this.postings[posting] = line;
        this.postings[posting + 1] = position | traits;
        this.postings[posting + 2] = this.table.replace(posting, id);
        this.postings[posting + 3] = section;
        posting += postingSize;
      };
      for (let position = compatibleIds.length - 1; position >= 0; position--)
        add(compatibleIds[position] ?? "", Math.min(position, lastPosition) | compatibleBit);
      for (let position = hardwareIds.length - 1; position >= 0; position--)
        add(hardwareIds[position] ?? "", Math.min(position, lastPosition));
    }
  }

  /**
   * The first place at which a line names the identifier, in the order of the library; -1 without one. A matcher asks for
   * thousands of identifiers in a millisecond: places are numbers, so that nothing has to be made for those that are not
   * there.
   */
  firstPlace(id: string): number {
    return this.table.find(id);
  }

  /** The identifier's place after this one; -1 after the last. */
  nextPlace(place: number): number {
    return this.postings[place + 2] ?? -1;
  }

  lineAt(place: number): number {
    return this.postings[place] ?? 0;
  }

  /** The section of the line, by its number in {@link LineTable}. */
  sectionAt(place: number): number {
    return this.postings[place + 3] ?? 0;
  }

  /** Position of the identifier in its list of the INF line. */
  positionAt(place: number): number {
    return (this.postings[place + 1] ?? 0) & lastPosition;
  }

  /** Whether that list is the one of compatible identifiers. */
  isCompatibleAt(place: number): boolean {
    return ((this.postings[place + 1] ?? 0) & compatibleBit) !== 0;
  }

  /** The line's traits, as {@link LineTable.traitsOf} tells them. */
  traitsAt(place: number): number {
    return (this.postings[place + 1] ?? 0) >>> 16;
  }
}
