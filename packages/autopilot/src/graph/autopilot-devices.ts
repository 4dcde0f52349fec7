import type { WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import type { GraphClient, GraphRequest } from "./client.ts";
import { GraphRefused } from "./graph-refused.ts";
import { filterText } from "./json.ts";
import { entitiesOf } from "./paging.ts";

const devicesPath = "/deviceManagement/windowsAutopilotDeviceIdentities";

/** Reads one registered device. */
export const autopilotDeviceRequest = (id: string): GraphRequest => ({
  method: "GET",
  path: `${devicesPath}/${encodeURIComponent(id)}`,
});

/**
 * Writes tag and name together: Intune may lose the one that is left out.
 *
 * Source: Microsoft Graph reference, "updateDeviceProperties action".
 */
export const updateDeviceRequest = (id: string, groupTag: string, displayName: string | null): GraphRequest => ({
  method: "POST",
  path: `${devicesPath}/${encodeURIComponent(id)}/updateDeviceProperties`,
  body: { groupTag, ...(displayName && { displayName }) },
  repeatable: true,
});

/** Serial numbers as they are compared: without surrounding spaces, without regard to case. */
export const sameSerialNumber = (left: string | null | undefined, right: string): boolean =>
  (left ?? "").trim().toLowerCase() === right.trim().toLowerCase();

const collect = async (
  entities: AsyncIterable<WindowsAutopilotDeviceIdentity>,
  serialNumber: string,
): Promise<WindowsAutopilotDeviceIdentity[]> => {
  const found: WindowsAutopilotDeviceIdentity[] = [];
  for await (const device of entities) {
    if (sameSerialNumber(device.serialNumber, serialNumber)) found.push(device);
  }
  return found;
};

/**
 * The registered devices with exactly this serial number. Only `contains` can be filtered on and finds false friends;
 * serial numbers with hyphens or spaces are refused with 400, then the whole list is read.
 */
export const findBySerialNumber = async (
  client: GraphClient,
  serialNumber: string,
): Promise<WindowsAutopilotDeviceIdentity[]> => {
  const filtered = `${devicesPath}?$filter=contains(serialNumber,${filterText(serialNumber.trim())})`;
  try {
    return await collect(entitiesOf(client, filtered), serialNumber);
  } catch (error) {
    if (!(error instanceof GraphRefused) || error.status !== 400) throw error;
    return collect(entitiesOf(client, devicesPath), serialNumber);
  }
};
