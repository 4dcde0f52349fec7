import {
  DriverMatcher,
  deviceFactsOf,
  deviceNodesOf,
  filterJudge,
  HardwareIdIndex,
  presentMatch,
  type WindowsSystem,
} from "@windlass/planner";
import type {
  DeviceDrivers,
  DeviceDriversQuery,
  DeviceFacts,
  DeviceNode,
  DriverMatchRequest,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { inventoryOf } from "../devices/service.ts";
import { driversNaming } from "../drivers/for-matching.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { judgingFor } from "./judging.ts";
import { mayMatch } from "./policy.ts";
import { systemFor } from "./system.ts";

const matchNodes = async (
  connection: Connection,
  actor: Actor,
  organisationId: string,
  nodes: readonly DeviceNode[],
  facts: DeviceFacts,
  system: WindowsSystem,
): Promise<DeviceDrivers> => {
  const identifiers = nodes.flatMap(({ hardwareIds, compatibleIds }) => [...hardwareIds, ...compatibleIds]);
  const index = new HardwareIdIndex(await driversNaming(connection, organisationId, identifiers));
  const judging = await judgingFor(connection, await loadOrganisation(connection, actor, organisationId));
  return presentMatch(new DriverMatcher(index, system).match(nodes, filterJudge(facts, judging)), index, system);
};

/** What a known device would get from the library. @throws object.not-found, driver-match.device-untold */
export const driversOfDevice = (
  context: ServerContext,
  actor: Actor,
  deviceId: string,
  { osBuild, osEdition, purpose }: DeviceDriversQuery,
): Promise<DeviceDrivers> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { inventory, organisationId, locationId } = await inventoryOf(connection, actor, deviceId);
    mayMatch(actor, { id: deviceId, organisationId });
    const { architecture } = inventory;
    const system = await systemFor(connection, organisationId, { architecture, osBuild, purpose });
    const windows = { edition: osEdition ?? null, build: system.build, servicePackBuild: null };
    const facts = deviceFactsOf(inventory, windows, { organisationId, locationId });
    return matchNodes(connection, actor, organisationId, deviceNodesOf(inventory), facts, system);
  });

/** What a device would get of which only identifiers and some facts are known. */
export const driversOfNodes = (
  context: ServerContext,
  actor: Actor,
  { organisationId, nodes, facts, ...asked }: DriverMatchRequest,
): Promise<DeviceDrivers> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayMatch(actor, { organisationId });
    const system = await systemFor(connection, organisationId, asked);
    const known = { ...facts, organisationId, architecture: system.architecture, osBuild: system.build };
    return matchNodes(connection, actor, organisationId, nodes, known, system);
  });
