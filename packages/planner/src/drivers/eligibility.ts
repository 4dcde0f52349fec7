import type { Filter, FilterJudgement } from "@windlass/protocol";
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
    const known = this.chosen[manufacturerLine] ?? -2;
    const sections = this.sectionsOf(manufacturerLine);
    const chosen = known === -2 ? chooseSection(sections, this.system) : known;
    if (known === -2) this.chosen[manufacturerLine] = chosen;
    if (chosen === section) return null;
    const target = sections[section]?.target;
    return { reason: (target && targetRefusal(target, this.system)) ?? "other-section" };
  }
}

export type Judge = (filter: Filter | null) => FilterJudgement;

/** What an administrator said of a driver that keeps it from a device; null when nothing does. */
export const driverRefusal = (driver: LibraryDriver, system: WindowsSystem, judge: Judge): Refusal | null => {
  if (!driver.active) return { reason: "inactive" };
  if (system.purpose === "windows-pe" && !driver.availableToWindowsPe) return { reason: "not-for-windows-pe" };
  if (driver.architectures && !driver.architectures.includes(system.architecture)) {
    return { reason: "limited-architecture" };
  }
  if (driver.minimumBuild !== null && driver.minimumBuild > system.build) return { reason: "limited-build" };
  if (driver.facts.kind === "extension" && driver.facts.extensionId === null) return { reason: "no-extension-id" };
  for (const [of, filter] of [["pack", driver.pack?.filter ?? null] as const, ["driver", driver.filter] as const]) {
    const judgement = judge(filter);
    if (judgement.verdict !== "matches") return { reason: "filter", of, judgement };
  }
  return null;
};

/** An identifier of the device that the line's install section excludes; undefined without one. */
export const excludedIdOf = ({ model }: ModelLine, deviceIds: ReadonlySet<string>): string | undefined =>
  model.excludedIds.find((id) => deviceIds.has(id.toUpperCase()));
