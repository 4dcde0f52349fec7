import {
  DriverMatcher,
  deviceFactsOf,
  deviceNodesOf,
  filterJudge,
  HardwareIdIndex,
  type JudgeOptions,
  presentMatch,
} from "@windlass/planner";
import type { DeviceDrivers, DriverCoverage, DriverCoverageQuery, MissingPart, NodeDrivers } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { type ModelSample, modelSamples } from "../devices/model-samples.ts";
import { driversNaming } from "../drivers/for-matching.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { judgingFor } from "./judging.ts";
import { mayMatch } from "./policy.ts";
import { systemFor } from "./system.ts";

const mostMissing = 200;
const mostModelsNamed = 10;

interface Numbers {
  parts: number;
  covered: number;
  needing: number;
  needingCovered: number;
}

const nothing = (): Numbers => ({ parts: 0, covered: 0, needing: 0, needingCovered: 0 });

const isCovered = ({ outcome }: NodeDrivers): boolean => outcome === "driver";
/** 28: Windows has no driver for it (CM_PROB_FAILED_INSTALL). */
const isNeeding = ({ problemCode }: NodeDrivers): boolean => problemCode === 28;

const add = (numbers: Numbers, node: NodeDrivers, times: number): void => {
  numbers.parts += times;
  if (isCovered(node)) numbers.covered += times;
  if (isNeeding(node)) numbers.needing += times;
  if (isNeeding(node) && isCovered(node)) numbers.needingCovered += times;
};

const numbersOf = (nodes: readonly NodeDrivers[]): Numbers => {
  const numbers = nothing();
  for (const node of nodes) add(numbers, node, 1);
  return numbers;
};

interface Judged {
  readonly sample: ModelSample;
  readonly drivers: DeviceDrivers;
}

const entryOf = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
};

const vendorsOf = (judged: readonly Judged[], { normaliseVendor }: JudgeOptions): DriverCoverage["vendors"] => {
  const vendors = new Map<string, Numbers & { devices: number }>();
  for (const { sample, drivers } of judged) {
    const told = sample.inventory.smbios.manufacturer;
    const vendor = entryOf(vendors, normaliseVendor?.(told) ?? told, () => ({ devices: 0, ...nothing() }));
    vendor.devices += sample.devices;
    for (const node of drivers.nodes) add(vendor, node, sample.devices);
  }
  return [...vendors].map(([name, numbers]) => ({ name, ...numbers })).sort((a, b) => b.devices - a.devices);
};

/** Counted by device: a part of a hundred devices weighs as much as a hundred parts of one. */
const classesOf = (judged: readonly Judged[]): DriverCoverage["classes"] => {
  const classes = new Map<string, Numbers>();
  for (const { sample, drivers } of judged)
    for (const node of drivers.nodes) add(entryOf(classes, node.class ?? "Not told", nothing), node, sample.devices);
  return [...classes].map(([name, numbers]) => ({ name, ...numbers })).sort((a, b) => b.parts - a.parts);
};

const missingOf = (judged: readonly Judged[]): MissingPart[] => {
  const parts = new Map<string, MissingPart>();
  for (const { sample, drivers } of judged)
    for (const node of drivers.nodes) {
      if (isCovered(node) || !isNeeding(node)) continue;
      const hardwareId = node.hardwareIds[0] ?? node.compatibleIds[0] ?? "";
      const part = entryOf(parts, hardwareId.toUpperCase(), () => ({
        name: node.name ?? hardwareId,
        class: node.class,
        hardwareId,
        devices: 0,
        models: [],
        why: [node.says, ...node.ruledOut.slice(0, 1).map((out) => `${out.inf}: ${out.why}`)].join(" "),
      }));
      part.devices += sample.devices;
      const { product } = sample.inventory.smbios;
      if (part.models.length < mostModelsNamed && !part.models.includes(product)) part.models.push(product);
    }
  return [...parts.values()].sort((a, b) => b.devices - a.devices).slice(0, mostMissing);
};

const judgeAll = async (
  connection: Connection,
  organisationId: string,
  samples: readonly ModelSample[],
  judging: JudgeOptions,
  osBuild: number | undefined,
): Promise<Judged[]> => {
  const identifiers = samples.flatMap(({ inventory }) =>
    deviceNodesOf(inventory).flatMap(({ hardwareIds, compatibleIds }) => [...hardwareIds, ...compatibleIds]),
  );
  const index = new HardwareIdIndex(await driversNaming(connection, organisationId, identifiers));
  const judged: Judged[] = [];
  for (const sample of samples) {
    const { inventory } = sample;
    const { architecture } = inventory;
    const system = await systemFor(connection, organisationId, { architecture, osBuild, purpose: "windows" });
    const windows = { edition: null, build: system.build, servicePackBuild: null };
    const facts = deviceFactsOf(inventory, windows, { organisationId, locationId: null });
    const matches = new DriverMatcher(index, system).match(deviceNodesOf(inventory), filterJudge(facts, judging));
    judged.push({ sample, drivers: presentMatch(matches, index, system) });
  }
  return judged;
};

const modelOf = ({ sample, drivers }: Judged): DriverCoverage["models"][number] => {
  const { smbios, architecture } = sample.inventory;
  return {
    manufacturer: smbios.manufacturer,
    model: smbios.product,
    sku: smbios.sku,
    architecture,
    osBuild: drivers.system.build,
    devices: sample.devices,
    exampleDeviceId: sample.deviceId,
    ...numbersOf(drivers.nodes),
    conflicts: drivers.conflicts.length,
    packs: [...new Set(drivers.drivers.flatMap(({ pack }) => pack ?? []))].sort(),
  };
};

/**
 * How much of the hardware that an organisation's devices told of its library has drivers for. Devices of one model count
 * like the one that was seen last: a thousand devices are some dozen models.
 */
export const readCoverage = (
  context: ServerContext,
  actor: Actor,
  { organisationId, osBuild }: DriverCoverageQuery,
): Promise<DriverCoverage> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const organisation = await loadOrganisation(connection, actor, organisationId);
    mayMatch(actor, { organisationId });
    const samples = await modelSamples(connection, organisationId);
    const judging = await judgingFor(connection, { id: organisationId, name: organisation.name });
    const judged = await judgeAll(connection, organisationId, samples, judging, osBuild);
    return {
      devices: samples.reduce((sum, { devices }) => sum + devices, 0),
      models: judged.map(modelOf).sort((a, b) => b.devices - a.devices || a.model.localeCompare(b.model)),
      vendors: vendorsOf(judged, judging),
      classes: classesOf(judged),
      missing: missingOf(judged),
    };
  });
