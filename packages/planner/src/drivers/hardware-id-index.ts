import type { DriverModel } from "@windlass/protocol";
import { equalFolded } from "./folded-hash.ts";
import type { LibraryDriver } from "./library-driver.ts";
import { PostingTable } from "./posting-table.ts";

/** A models section of the library. */
interface ModelsSection {
  readonly driver: number;
  /** Number of its [Manufacturer] line among those of all drivers. */
  readonly manufacturerLine: number;
  /** Position among the sections of that line. */
  readonly section: number;
  readonly models: readonly DriverModel[];
}

/** One line of a models section. */
export interface ModelLine extends Omit<ModelsSection, "models"> {
  readonly model: DriverModel;
}

/** The driver and the [Manufacturer] line of it that a number of the index stands for. */
interface ManufacturerLine {
  readonly driver: number;
  readonly position: number;
}

const compatibleBit = 0x8000;
/** More identifiers than an INF line can hold. */
const lastPlace = compatibleBit - 1;

/**
 * From a hardware or compatible identifier to the INF lines that name it, for any Windows: which sections count is
 * decided by whoever asks. Holds no identifier itself, only places in the library's facts: 20 bytes for an identifier of
 * a line, and 8 for each slot of a table that is a quarter to half full of distinct ones.
 */
export class HardwareIdIndex {
  readonly drivers: readonly LibraryDriver[];
  readonly manufacturerLines: readonly ManufacturerLine[];
  readonly lineCount: number;
  /** Identifiers of all lines, counted as often as they stand there. */
  readonly identifierCount: number;
  private readonly sections: readonly ModelsSection[];
  /** For each line its section and its position there. What is read together lies together. */
  private readonly lines: Uint32Array;
  private readonly table = new PostingTable();
  /**
   * For each identifier of a line: the line, the position in the line's list (with a bit set in that of compatible ones),
   * and the identifier's next posting or -1.
   */
  private readonly postings: Int32Array;

  constructor(drivers: readonly LibraryDriver[]) {
    const sections: ModelsSection[] = [];
    const manufacturerLines: ManufacturerLine[] = [];
    let lines = 0;
    let identifiers = 0;
    for (const [driver, { facts }] of drivers.entries()) {
      for (const [position, manufacturer] of facts.manufacturers.entries()) {
        const manufacturerLine = manufacturerLines.push({ driver, position }) - 1;
        for (const [section, { models }] of manufacturer.sections.entries()) {
          sections.push({ driver, manufacturerLine, section, models });
          lines += models.length;
          for (const model of models) identifiers += model.hardwareIds.length + model.compatibleIds.length;
        }
      }
    }
    this.drivers = drivers;
    this.sections = sections;
    this.manufacturerLines = manufacturerLines;
    this.lineCount = lines;
    this.identifierCount = identifiers;
    this.lines = new Uint32Array(lines * 2);
    this.postings = new Int32Array(identifiers * 3);
    this.fill();
  }

  /** From the last line to the first, so that each identifier's chain runs in the order of the library. */
  private fill(): void {
    let posting = 0;
    let line = this.lineCount;
    for (let number = this.sections.length - 1; number >= 0; number--) {
      const models = this.sections[number]?.models ?? [];
      for (let position = models.length - 1; position >= 0; position--) {
        line -= 1;
        this.lines[line * 2] = number;
        this.lines[line * 2 + 1] = position;
        const { compatibleIds = [], hardwareIds = [] } = models[position] ?? {};
        for (let place = compatibleIds.length - 1; place >= 0; place--) {
          this.add(posting, compatibleIds[place] ?? "", line, Math.min(place, lastPlace) | compatibleBit);
          posting += 3;
        }
        for (let place = hardwareIds.length - 1; place >= 0; place--) {
          this.add(posting, hardwareIds[place] ?? "", line, Math.min(place, lastPlace));
          posting += 3;
        }
      }
    }
  }

  private add(posting: number, id: string, line: number, place: number): void {
    this.postings[posting] = line;
    this.postings[posting + 1] = place;
    this.postings[posting + 2] = this.table.replace(posting, id, this.isSame);
  }

  private modelOf(line: number): DriverModel | undefined {
    return this.sections[this.lines[line * 2] ?? 0]?.models[this.lines[line * 2 + 1] ?? 0];
  }

  private readonly isSame = (posting: number, id: string): boolean => {
    const place = this.postings[posting + 1] ?? 0;
    const model = this.modelOf(this.postings[posting] ?? 0);
    const list = place & compatibleBit ? model?.compatibleIds : model?.hardwareIds;
    return equalFolded(list?.[place & lastPlace] ?? "", id);
  };

  /** A line by its number, which {@link forEach} tells. */
  line(number: number): ModelLine | undefined {
    const section = this.sections[this.lines[number * 2] ?? 0];
    const model = this.modelOf(number);
    if (!section || !model) return undefined;
    const { driver, manufacturerLine } = section;
    return { driver, manufacturerLine, section: section.section, model };
  }

  /** Calls back for each line that names the identifier, in the order of the library. */
  forEach(id: string, found: (line: number, infPosition: number, isCompatible: boolean) => void): void {
    let posting = this.table.find(id, this.isSame);
    while (posting >= 0) {
      const place = this.postings[posting + 1] ?? 0;
      found(this.postings[posting] ?? 0, place & lastPlace, (place & compatibleBit) !== 0);
      posting = this.postings[posting + 2] ?? -1;
    }
  }
}
