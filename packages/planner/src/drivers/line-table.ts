import type { DriverModel } from "@windlass/protocol";
import { type AgeNumbers, orderAges } from "./age-order.ts";
import type { LibraryDriver } from "./library-driver.ts";
import { ageOf, signatureScore } from "./rank.ts";

/** One line of a models section. */
export class ModelLine {
  /** Position of its driver in the library. */
  readonly driver: number;
  private readonly table: LineTable;
  private readonly number: number;

  constructor(table: LineTable, number: number) {
    this.table = table;
    this.number = number;
    this.driver = table.driverOf(number);
  }

  /** Number of its [Manufacturer] line among those of all drivers. */
  get manufacturerLine(): number {
    return this.table.manufacturerLineOf(this.number);
  }

  /** Position among the sections of that line. */
  get section(): number {
    return this.table.sectionOf(this.number);
  }

  get isExtension(): boolean {
    return this.table.isExtension(this.number);
  }

  /** Whether software components follow from it. */
  get makesComponents(): boolean {
    return this.table.makesComponents(this.number);
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

const traitsOf = (model: DriverModel): number =>
  model.featureScore |
  (model.excludedIds.length > 0 ? excludesBit : 0) |
  (model.driverDate || model.driverVersion ? ownAgeBit : 0) |
  ((model.componentIds?.length ?? 0) > 0 ? componentsBit : 0);

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
  /** Of each line its section, its position there, and its traits. What is read together lies together. */
  private readonly lines: Int32Array;
  /** Of each driver its signature score with its kind, and the places of its date and version among all. */
  private readonly traits: Int32Array;
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
    this.lines = new Int32Array(this.count * 3);
    this.traits = new Int32Array(drivers.length * 3);
    this.fill(drivers);
  }

  private fill(drivers: readonly LibraryDriver[]): void {
    const numbersOf = orderAges(drivers);
    for (const [driver, { facts }] of drivers.entries()) {
      const { date, version } = numbersOf({ date: facts.driverDate, version: facts.driverVersion });
      const kind = facts.kind === "extension" ? extensionBit : 0;
      this.traits.set([signatureScore(facts) | kind, date, version], driver * 3);
    }
    let line = 0;
    for (const [section, models] of this.models.entries())
      for (const [position, model] of models.entries()) {
        const traits = traitsOf(model);
        this.lines[line * 3] = section;
        this.lines[line * 3 + 1] = position;
        this.lines[line * 3 + 2] = traits;
        const facts = traits & ownAgeBit ? drivers[this.driverOf(line)]?.facts : undefined;
        if (facts) this.ownAges.set(line, numbersOf(ageOf(facts, model)));
        line += 1;
      }
  }

  private sectionFact(line: number, fact: 0 | 1 | 2): number {
    return this.sections[(this.lines[line * 3] ?? 0) * 3 + fact] ?? 0;
  }

  driverOf(line: number): number {
    return this.sectionFact(line, 0);
  }

  manufacturerLineOf(line: number): number {
    return this.sectionFact(line, 1);
  }

  /** Position of its section in its [Manufacturer] line. */
  sectionOf(line: number): number {
    return this.sectionFact(line, 2);
  }

  featureScoreOf(line: number): number {
    return (this.lines[line * 3 + 2] ?? 0) & 0xff;
  }

  excludes(line: number): boolean {
    return ((this.lines[line * 3 + 2] ?? 0) & excludesBit) !== 0;
  }

  makesComponents(line: number): boolean {
    return ((this.lines[line * 3 + 2] ?? 0) & componentsBit) !== 0;
  }

  isExtension(line: number): boolean {
    return ((this.traits[this.driverOf(line) * 3] ?? 0) & extensionBit) !== 0;
  }

  signatureScoreOf(line: number): number {
    return (this.traits[this.driverOf(line) * 3] ?? 0) & 0xff;
  }

  ageOf(line: number): AgeNumbers {
    if ((this.lines[line * 3 + 2] ?? 0) & ownAgeBit) return this.ownAges.get(line) ?? { date: 0, version: 0 };
    const driver = this.driverOf(line) * 3;
    return { date: this.traits[driver + 1] ?? 0, version: this.traits[driver + 2] ?? 0 };
  }

  modelOf(line: number): DriverModel {
    const model = this.models[this.lines[line * 3] ?? 0]?.[this.lines[line * 3 + 1] ?? 0];
    if (!model) throw new RangeError(`there is no line ${line}`);
    return model;
  }

  line(number: number): ModelLine {
    return new ModelLine(this, number);
  }
}
