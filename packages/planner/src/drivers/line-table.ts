import type { DriverModel } from "@windlass/protocol";
import { type AgeNumbers, orderAges } from "./age-order.ts";
import type { LibraryDriver } from "./library-driver.ts";
import { ageOf, signatureScore } from "./rank.ts";

/** One line of a models section; what it says beyond its number is looked up when it is asked for. */
export class ModelLine {
  /** Position of its driver in the library. */
  readonly driver: number;
  private readonly table: LineTable;
  private readonly number: number;
  private readonly ofSection: number;
  private readonly traits: number;

  /** @param section number of its section; @param traits as {@link LineTable.traitsOf} tells */
  constructor(table: LineTable, number: number, section: number, traits: number) {
    this.table = table;
    this.number = number;
    this.ofSection = section;
    this.traits = traits;
    this.driver = table.driverOf(section);
  }

  /** Number of its [Manufacturer] line among those of all drivers. */
  get manufacturerLine(): number {
    return this.table.manufacturerLineOf(this.ofSection);
  }

  /** Position among the sections of that line. */
  get section(): number {
    return this.table.placeOf(this.ofSection);
  }

  get isExtension(): boolean {
    return this.table.isExtension(this.driver);
  }

  /** Whether software components follow from it. */
  get makesComponents(): boolean {
    return (this.traits & componentsBit) !== 0;
  }

  get age(): AgeNumbers {
    return this.table.ageOf(this.number, this.driver, this.traits);
  }

  get model(): DriverModel {
    return this.table.modelOf(this.number);
  }
}

/** The driver and the [Manufacturer] line of it that a number stands for. */
export interface ManufacturerLine {
  readonly driver: number;
  readonly position: number;
}

const excludesBit = 0x100;
const ownAgeBit = 0x200;
const componentsBit = 0x400;
const extensionBit = 0x100;

export const featureScoreOf = (traits: number): number => traits & 0xff;

/** Whether the line's install section excludes devices. */
export const excludes = (traits: number): boolean => (traits & excludesBit) !== 0;

/**
 * All lines of all models sections of a library by number, in its order. What ranking asks of a line and of its driver
 * lies together as numbers: the library's objects are scattered over hundreds of megabytes, and each look at one waits
 * for memory.
 */
export class LineTable {
  readonly manufacturerLines: readonly ManufacturerLine[];
  readonly count: number;
  private readonly models: readonly (readonly DriverModel[])[];
  /** Of each section its driver, [Manufacturer] line and position there. */
  private readonly sections: Int32Array;
  /** Of each line its section and its position there. */
  private readonly lines: Int32Array;
  /** Of each driver its signature score with its kind, and the places of its date and version among all. */
  private readonly drivers: Int32Array;
  /** Lines whose install section has a date or version of its own. */
  private readonly ownAges = new Map<number, AgeNumbers>();

  constructor(drivers: readonly LibraryDriver[]) {
    const models: (readonly DriverModel[])[] = [];
    const sections: number[] = [];
    const manufacturerLines: ManufacturerLine[] = [];
    for (const [driver, { facts }] of drivers.entries())
      for (const [position, manufacturer] of facts.manufacturers.entries()) {
        const manufacturerLine = manufacturerLines.push({ driver, position }) - 1;
        for (const [section, { models: all }] of manufacturer.sections.entries()) {
          models.push(all);
          sections.push(driver, manufacturerLine, section);
        }
      }
    this.manufacturerLines = manufacturerLines;
    this.models = models;
    this.sections = Int32Array.from(sections);
    this.count = models.reduce((total, all) => total + all.length, 0);
    this.lines = new Int32Array(this.count * 2);
    this.drivers = new Int32Array(drivers.length * 3);
    this.fill(drivers);
  }

  private fill(drivers: readonly LibraryDriver[]): void {
    const numbersOf = orderAges(drivers);
    for (const [driver, { facts }] of drivers.entries()) {
      const { date, version } = numbersOf({ date: facts.driverDate, version: facts.driverVersion });
      const kind = facts.kind === "extension" ? extensionBit : 0;
      this.drivers.set([signatureScore(facts) | kind, date, version], driver * 3);
    }
    let line = 0;
    for (const [section, models] of this.models.entries()) {
      const facts = drivers[this.driverOf(section)]?.facts;
      for (const [position, model] of models.entries()) {
        this.lines[line * 2] = section;
        this.lines[line * 2 + 1] = position;
        if (facts && this.traitsOf(line) & ownAgeBit) this.ownAges.set(line, numbersOf(ageOf(facts, model)));
        line += 1;
      }
    }
  }

  /** Number of the line's section. */
  sectionOf(line: number): number {
    return this.lines[line * 2] ?? 0;
  }

  /** Eleven bits: the feature score, and what else ranking has to know without looking at the model. */
  traitsOf(line: number): number {
    const model = this.modelOf(line);
    return (
      model.featureScore |
      (model.excludedIds.length > 0 ? excludesBit : 0) |
      (model.driverDate || model.driverVersion ? ownAgeBit : 0) |
      ((model.componentIds?.length ?? 0) > 0 ? componentsBit : 0)
    );
  }

  modelOf(line: number): DriverModel {
    const model = this.models[this.sectionOf(line)]?.[this.lines[line * 2 + 1] ?? 0];
    if (!model) throw new RangeError(`there is no line ${line}`);
    return model;
  }

  driverOf(section: number): number {
    return this.sections[section * 3] ?? 0;
  }

  manufacturerLineOf(section: number): number {
    return this.sections[section * 3 + 1] ?? 0;
  }

  /** Position of a section in its [Manufacturer] line. */
  placeOf(section: number): number {
    return this.sections[section * 3 + 2] ?? 0;
  }

  isExtension(driver: number): boolean {
    return ((this.drivers[driver * 3] ?? 0) & extensionBit) !== 0;
  }

  signatureScoreOf(driver: number): number {
    return (this.drivers[driver * 3] ?? 0) & 0xff;
  }

  ageOf(line: number, driver: number, traits: number): AgeNumbers {
    const own = traits & ownAgeBit ? this.ownAges.get(line) : undefined;
    return own ?? { date: this.drivers[driver * 3 + 1] ?? 0, version: this.drivers[driver * 3 + 2] ?? 0 };
  }
}
