import type { DeviceNode, Filter, FilterJudgement } from "@windlass/protocol";
import type { RuledOut } from "./candidate.ts";
import type { HardwareIdIndex, ModelLine } from "./hardware-id-index.ts";
import type { LibraryDriver } from "./library-driver.ts";
import { chooseSection, targetRefusal, type WindowsSystem } from "./windows-system.ts";

type Refusal = RuledOut extends infer Ruled
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
    this.chosen = new Int32Array(index.manufacturerLines.length).fill(-2);
  }

  private sectionsOf(manufacturerLine: number) {
    const place = this.index.manufacturerLines[manufacturerLine];
    const driver = place && this.index.drivers[place.driver];
    return (place && driver?.facts.manufacturers[place.position]?.sections) ?? [];
  }

  /** Null when the line's section is the one that counts. */
  refusalOf(line: ModelLine): Refusal | null {
    const { manufacturerLine, section } = line;
    const chosen = this.chosenFor(manufacturerLine);
    if (chosen === section) return null;
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

/** What an administrator said of a driver that keeps it from a device; null when nothing does. */
export const driverRefusal = (driver: LibraryDriver, system: WindowsSystem, judge: Judge): Refusal | null => {
  if (!driver.active) return { reason: "inactive" };
  if (!driver.complete) return { reason: "incomplete" };
  if (system.purpose === "windows-pe" && !driver.availableToWindowsPe) return { reason: "not-for-windows-pe" };
  if (driver.architectures && !driver.architectures.includes(system.architecture)) {
    return { reason: "limited-architecture" };
  }
  if (driver.minimumBuild !== null && driver.minimumBuild > system.build) return { reason: "limited-build" };
  if (driver.facts.kind === "extension" && driver.facts.extensionId === null) return { reason: "no-extension-id" };
  return filterRefusal("pack", driver.pack?.filter ?? null, judge) ?? filterRefusal("driver", driver.filter, judge);
};

const filterRefusal = (of: "driver" | "pack", filter: Filter | null, judge: Judge): Refusal | null => {
  if (filter === null) return null;
  const judgement = judge(filter);
  return judgement.verdict === "matches" ? null : { reason: "filter", of, judgement };
};

/** The node's identifier that the line's install section excludes; undefined without one. */
export const excludedIdOf = ({ model }: ModelLine, { hardwareIds, compatibleIds }: DeviceNode): string | undefined => {
  if (model.excludedIds.length === 0) return undefined;
  const excluded = new Set(model.excludedIds.map((id) => id.toUpperCase()));
  return [...hardwareIds, ...compatibleIds].find((id) => excluded.has(id.toUpperCase()));
};
