import type { DeviceNode, DriverModel, Filter, FilterJudgement } from "@windlass/protocol";
import { namesMachine } from "./bound.ts";
import type { RuledOut } from "./candidate.ts";
import type { HardwareIdIndex } from "./hardware-id-index.ts";
import type { LibraryDriver } from "./library-driver.ts";
import type { ModelLine } from "./line-table.ts";
import { chooseSection, targetRefusal, type WindowsSystem } from "./windows-system.ts";

export type Refusal = RuledOut extends infer Ruled
  ? Ruled extends RuledOut
    ? Omit<Ruled, "driver" | "line" | "matchedId">
    : never
  : never;

/** Which section of each [Manufacturer] line counts on one system: worked out when first asked, then remembered. */
export class SectionChoices {
  private readonly index: HardwareIdIndex;
  private readonly system: WindowsSystem;
  /** -2 stands for "not yet asked". */
  private readonly chosen: Int32Array;

  constructor(index: HardwareIdIndex, system: WindowsSystem) {
    this.index = index;
    this.system = system;
    this.chosen = new Int32Array(index.lines.manufacturerLines.length).fill(-2);
  }

  private sectionsOf(manufacturerLine: number) {
    const place = this.index.lines.manufacturerLines[manufacturerLine];
    const driver = place && this.index.drivers[place.driver];
    return (place && driver?.facts.manufacturers[place.position]?.sections) ?? [];
  }

  /** Whether a section, by its number, is the one that counts. */
  counts(section: number): boolean {
    const { lines } = this.index;
    return this.chosenFor(lines.manufacturerLineOf(section)) === lines.placeOf(section);
  }

  /** Why a line's section does not count. */
  refusalOf({ manufacturerLine, section }: ModelLine): Refusal {
    const target = this.sectionsOf(manufacturerLine)[section]?.target;
    return { reason: (target && targetRefusal(target, this.system)) ?? "other-section" };
  }

  private chosenFor(manufacturerLine: number): number {
    const known = this.chosen[manufacturerLine] ?? -2;
    if (known !== -2) return known;
    const chosen = chooseSection(this.sectionsOf(manufacturerLine), this.system);
    this.chosen[manufacturerLine] = chosen;
    return chosen;
  }
}

export type Judge = (filter: Filter | null) => FilterJudgement;

/** What keeps a driver from every device with one Windows; null when nothing does. */
const generalRefusal = (driver: LibraryDriver, system: WindowsSystem): Refusal | null => {
  if (!driver.active) return { reason: "inactive" };
  if (!driver.complete) return { reason: "incomplete" };
  if (system.purpose === "windows-pe" && !driver.availableToWindowsPe) return { reason: "not-for-windows-pe" };
  if (driver.architectures && !driver.architectures.includes(system.architecture)) {
    return { reason: "limited-architecture" };
  }
  if (driver.minimumBuild !== null && driver.minimumBuild > system.build) return { reason: "limited-build" };
  if (driver.facts.kind === "extension" && driver.facts.extensionId === null) return { reason: "no-extension-id" };
  return null;
};

const filterRefusal = (of: "driver" | "pack", filter: Filter | null, judge: Judge): Refusal | null => {
  if (filter === null) return null;
  const judgement = judge(filter);
  return judgement.verdict === "matches" ? null : { reason: "filter", of, judgement };
};

/** Whether a driver may be used on a device, and whether it is bound to that machine. */
export interface DriverAnswer {
  readonly refusal: Refusal | null;
  readonly bound: boolean;
}

const usable: DriverAnswer = { refusal: null, bound: false };

/** What an administrator said of each driver, for one Windows. */
export class DriverAnswers {
  private readonly drivers: readonly LibraryDriver[];
  /** Null: a filter decides, which is judged for each device. */
  private readonly general: readonly (DriverAnswer | null)[];

  constructor(drivers: readonly LibraryDriver[], system: WindowsSystem) {
    this.drivers = drivers;
    this.general = drivers.map((driver) => {
      const refusal = generalRefusal(driver, system);
      if (refusal) return { refusal, bound: false };
      return driver.filter || driver.pack?.filter ? null : usable;
    });
  }

  /** Answers for one device; a filter is judged once, and only when its driver is asked for. */
  forDevice(judge: Judge): (driver: number) => DriverAnswer {
    const judged = new Map<number, DriverAnswer>();
    return (number) => {
      const general = this.general[number];
      if (general) return general;
      const before = judged.get(number);
      if (before) return before;
      const { filter = null, pack = null } = this.drivers[number] ?? {};
      const isBoundBy = (one: Filter | null) => one !== null && namesMachine(one, judge(one));
      const answer = {
        refusal: filterRefusal("pack", pack?.filter ?? null, judge) ?? filterRefusal("driver", filter, judge),
        bound: isBoundBy(filter) || isBoundBy(pack?.filter ?? null),
      };
      judged.set(number, answer);
      return answer;
    };
  }
}

/** The node's identifier that a line's install section excludes; undefined without one. */
export const excludedIdOf = (model: DriverModel, { hardwareIds, compatibleIds }: DeviceNode): string | undefined => {
  const excluded = new Set(model.excludedIds.map((id) => id.toUpperCase()));
  return [...hardwareIds, ...compatibleIds].find((id) => excluded.has(id.toUpperCase()));
};
