import { describeFilter, deviceFactsOf, judge } from "@windlass/planner";
import { type DeviceFacts, type FilterTrialAnswer, type FilterTrialRequest, notFound } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { inventoryOf } from "../devices/service.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { judgingFor } from "./judging.ts";
import { mayTry } from "./policy.ts";

const factsOf = async (
  connection: Connection,
  actor: Actor,
  { organisationId, device }: FilterTrialRequest,
): Promise<DeviceFacts> => {
  if ("facts" in device) return { ...device.facts, organisationId };
  const told = await inventoryOf(connection, actor, device.deviceId);
  // A filter belongs to an organisation, and another's device is none of its devices.
  if (told.organisationId !== organisationId) throw notFound("device", device.deviceId);
  const { osBuild, osEdition } = device;
  const isChosen = osBuild !== undefined || osEdition !== undefined;
  const windows = { edition: osEdition ?? null, build: osBuild ?? null, servicePackBuild: null };
  return deviceFactsOf(told.inventory, isChosen ? windows : null, { organisationId, locationId: told.locationId });
};

/** What a filter says of a device; nothing is kept. @throws object.not-found, driver-match.device-untold */
export const tryFilter = (
  context: ServerContext,
  actor: Actor,
  request: FilterTrialRequest,
): Promise<FilterTrialAnswer> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { name } = await loadOrganisation(connection, actor, request.organisationId);
    mayTry(actor, request);
    const facts = await factsOf(connection, actor, request);
    const judging = await judgingFor(connection, { id: request.organisationId, name });
    const says = describeFilter(request.filter, judging.placeName);
    return { says, judgement: judge(request.filter, facts, judging), facts };
  });
