import type { DeviceDrivers, DeviceNode, DriverFacts, DriverModel, DriverTarget } from "@windlass/protocol";
import {
  DriverMatcher,
  filterJudge,
  HardwareIdIndex,
  type LibraryDriver,
  presentMatch,
  type WindowsSystem,
} from "../../src/index.ts";
import { laptop } from "../filters/facts.ts";

export const windows11: WindowsSystem = {
  architecture: "x64",
  build: 26100,
  productType: 1,
  suiteMask: 0,
  purpose: "windows",
};

export const target = (changes: Partial<DriverTarget> = {}): DriverTarget => ({
  architecture: "x64",
  version: { major: 10, minor: 0 },
  productType: null,
  suiteMask: null,
  minimumBuild: null,
  ...changes,
});

/** A line that names `ids`: the first as hardware id, the others as compatible ids. */
export const model = (ids: readonly string[], changes: Partial<DriverModel> = {}): DriverModel => ({
  description: "Part",
  installSection: "Install",
  hardwareIds: ids.slice(0, 1),
  compatibleIds: ids.slice(1),
  excludedIds: [],
  featureScore: 255,
  ...changes,
});

export const facts = (changes: Partial<DriverFacts> = {}): DriverFacts => ({
  kind: "base",
  class: "Net",
  classGuid: "4d36e972-e325-11ce-bfc1-08002be10318",
  provider: "Contoso",
  catalog: "part.cat",
  driverDate: "2024-05-01",
  driverVersion: "1.0.0.0",
  extensionId: null,
  manufacturers: [],
  ...changes,
});

/** A driver of one section for Windows 10 and later on x64. */
export const driver = (
  name: string,
  models: readonly DriverModel[],
  changes: Partial<LibraryDriver> = {},
  factChanges: Partial<DriverFacts> = {},
): LibraryDriver => ({
  id: `id of ${name}`,
  name,
  facts: facts({
    manufacturers: [{ name: "Contoso", sections: [{ target: target(), models: [...models] }] }],
    ...factChanges,
  }),
  active: true,
  availableToWindowsPe: false,
  architectures: null,
  minimumBuild: null,
  filter: null,
  pack: null,
  complete: true,
  digest: null,
  ...changes,
});

export const node = (
  hardwareIds: string[],
  compatibleIds: string[] = [],
  changes: Partial<DeviceNode> = {},
): DeviceNode => ({
  hardwareIds,
  compatibleIds,
  ...changes,
});

/** What a laptop with these nodes gets. */
export const matched = (
  drivers: readonly LibraryDriver[],
  nodes: readonly DeviceNode[],
  system: WindowsSystem = windows11,
): DeviceDrivers => {
  const index = new HardwareIdIndex(drivers);
  return presentMatch(new DriverMatcher(index, system).match(nodes, filterJudge(laptop)), index, system);
};

/** INF names of a node's candidates with their standing, best first. */
export const standingsOf = (drivers: readonly LibraryDriver[], one: DeviceNode, system?: WindowsSystem): string[] =>
  (matched(drivers, [one], system).nodes[0]?.candidates ?? []).map(({ inf, standing }) => `${inf} ${standing}`);

/** INF names with the reason why each was ruled out. */
export const ruledOutOf = (drivers: readonly LibraryDriver[], one: DeviceNode, system?: WindowsSystem): string[] =>
  (matched(drivers, [one], system).nodes[0]?.ruledOut ?? []).map(({ inf, reason }) => `${inf} ${reason}`);
