import type {
  Architecture,
  DeviceDrivers,
  DriverFinding,
  Filter,
  FilterJudgement,
  Inventory,
  NodeDrivers,
  PlannedDriver,
  PublishedBuild,
  WindowsImage,
} from "@windlass/protocol";
import { type DriverSelection, libraryDriversOf } from "../drivers/catalogue.ts";
import { deviceNodesOf } from "../drivers/device-nodes.ts";
import { HardwareIdIndex } from "../drivers/hardware-id-index.ts";
import { DriverMatcher } from "../drivers/match-device.ts";
import { presentMatch } from "../drivers/present.ts";
import { newestKnownBuild, type WindowsSystem } from "../drivers/windows-system.ts";
import type { UnnumberedStep } from "./unnumbered-step.ts";

export interface DriverInputs {
  readonly build: Pick<PublishedBuild, "whenDriverFails">;
  /** Of the publication's catalogue; null where it has none. */
  readonly selection: DriverSelection | null;
  readonly inventory: Inventory;
  readonly image: WindowsImage;
  readonly architecture: Architecture;
  readonly judge: (filter: Filter | null) => FilterJudgement;
}

export interface DriverPlan {
  readonly steps: UnnumberedStep[];
  readonly findings: DriverFinding[];
}

/** A desktop has some hundred parts, for most of which Windows brings drivers of its own. */
const mostWithoutDriver = 100;
const mostConflicts = 200;
const mostDevicesNamed = 20;

const systemOf = ({ image, architecture }: DriverInputs): WindowsSystem => ({
  architecture,
  build: image.build ?? newestKnownBuild,
  productType: image.edition?.startsWith("Server") ? 3 : 1,
  suiteMask: 0,
  purpose: "windows",
});

const nameOf = ({ name, hardwareIds, compatibleIds }: NodeDrivers): string =>
  (name ?? hardwareIds[0] ?? compatibleIds[0] ?? "a part without a name").slice(0, 500);

const finding = (kind: DriverFinding["kind"], node: NodeDrivers): DriverFinding => ({
  kind,
  device: nameOf(node),
  hardwareId: node.hardwareIds[0] ?? node.compatibleIds[0] ?? "",
  why: [node.says, ...(kind === "none" ? node.ruledOut.slice(0, 2).map((out) => `${out.inf}: ${out.why}`) : [])]
    .join(" ")
    .slice(0, 1000),
});

/** What a person can do something about first: parts without any driver, then those for which one was ruled out. */
const urgency = ({ problemCode, ruledOut }: NodeDrivers): number =>
  problemCode === 28 ? 0 : ruledOut.length > 0 ? 1 : 2;

const findingsOf = ({ nodes, withoutDriver, conflicts }: DeviceDrivers): DriverFinding[] => {
  const at = (positions: readonly number[]) => positions.flatMap((position) => nodes[position] ?? []);
  return [
    ...at(conflicts)
      .slice(0, mostConflicts)
      .map((node) => finding("conflict", node)),
    ...at(withoutDriver)
      .toSorted((a, b) => urgency(a) - urgency(b))
      .slice(0, mostWithoutDriver)
      .map((node) => finding("none", node)),
  ];
};

const plannedDrivers = ({ drivers, nodes }: DeviceDrivers, { drivers: known }: DriverSelection): PlannedDriver[] => {
  const byId = new Map(known.map((driver) => [driver.id, driver]));
  return drivers.flatMap((chosen): PlannedDriver[] => {
    const driver = byId.get(chosen.driverId);
    if (!driver) return [];
    const parts = chosen.nodes.flatMap((position) => nodes[position] ?? []);
    const [first] = parts;
    const candidate = [...(first?.candidates ?? []), ...(first?.extensions ?? [])].find(
      ({ driverId, standing }) => driverId === driver.id && standing === "chosen",
    );
    return [
      {
        id: driver.id,
        inf: driver.inf,
        description: driver.description,
        provider: driver.facts.provider.slice(0, 500),
        class: driver.facts.class.slice(0, 500),
        kind: driver.facts.kind,
        version: chosen.driverVersion?.slice(0, 100) ?? null,
        pack: chosen.pack,
        archive: driver.archive,
        devices: parts.slice(0, mostDevicesNamed).map(nameOf),
        why: (candidate?.why ?? "").slice(0, 1000),
      },
    ];
  });
};

/** The drivers that this device gets of the publication's, and the parts about which somebody should know. */
export const planDrivers = (inputs: DriverInputs): DriverPlan => {
  const { selection, inventory, judge, build } = inputs;
  if (selection === null) return { steps: [], findings: [] };
  const index = new HardwareIdIndex(libraryDriversOf(selection));
  const system = systemOf(inputs);
  const matches = new DriverMatcher(index, system).match(deviceNodesOf(inventory), judge);
  const presented = presentMatch(matches, index, system);
  const drivers = plannedDrivers(presented, selection);
  const step: UnnumberedStep = {
    phase: "image",
    action: "inject-drivers",
    why: "They rank best for this device's parts of what is published; each says why it was chosen.",
    title: drivers.length === 1 ? "Add 1 driver to Windows" : `Add ${drivers.length} drivers to Windows`,
    drivers,
    whenDriverFails: build.whenDriverFails,
  };
  return { steps: drivers.length > 0 ? [step] : [], findings: findingsOf(presented) };
};
