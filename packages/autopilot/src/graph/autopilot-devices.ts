import type { WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import type { GraphClient, GraphRequest } from "./client.ts";
import { filterText } from "./json.ts";
import { entitiesOf } from "./paging.ts";

const devicesPath = "/deviceManagement/windowsAutopilotDeviceIdentities";

/**
 * Writes tag and name together: Intune may lose the one that is left out.
 *
 * Source: Microsoft Graph reference, "updateDeviceProperties action".
 */
export const updateDeviceRequest = (
  id: string,
  groupTag: string,
  displayName: string | null,
  headers: Readonly<Record<string, string>> = {},
): GraphRequest => ({
  method: "POST",
  path: `${devicesPath}/${encodeURIComponent(id)}/updateDeviceProperties`,
  body: { groupTag, ...(displayName && { displayName }) },
  headers,
  repeatable: true,
});

/** Serial numbers as they are compared: without surrounding spaces, without regard to case. */
export const sameSerialNumber = (left: string | null | undefined, right: string): boolean =>
  (left ?? "").trim().toLowerCase() === right.trim().toLowerCase();

/**
 * Registered devices whose serial number contains this one, false friends among them: only `contains` can be filtered
 * on. Null where Intune refuses such a filter with 400, as it does for hyphens and spaces.
 */
export const serialNumberRequest = (serialNumber: string): GraphRequest | null =>
  /[^A-Za-z0-9]/u.test(serialNumber.trim())
    ? null
    : { method: "GET", path: `${devicesPath}?$filter=contains(serialNumber,${filterText(serialNumber.trim())})` };

/**
 * All registered devices of the tenant, page by page, without their profiles.
 *
 * @throws GraphRefused, TokenRefused
 */
export const allDevices = (client: GraphClient): AsyncGenerator<WindowsAutopilotDeviceIdentity> =>
  entitiesOf<WindowsAutopilotDeviceIdentity>(client, devicesPath);

/**
 * The registered devices with exactly this serial number, for somebody who looks for one: where it cannot be filtered on,
 * the whole list is read.
 *
 * @throws GraphRefused, TokenRefused
 */
export const findBySerialNumber = async (
  client: GraphClient,
  serialNumber: string,
): Promise<WindowsAutopilotDeviceIdentity[]> => {
  const path = serialNumberRequest(serialNumber)?.path ?? devicesPath;
  const found: WindowsAutopilotDeviceIdentity[] = [];
  for await (const device of entitiesOf<WindowsAutopilotDeviceIdentity>(client, path)) {
    if (sameSerialNumber(device.serialNumber, serialNumber)) found.push(device);
  }
  return found;
};
