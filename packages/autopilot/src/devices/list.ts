import type { WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import { recordOfStable } from "../graph/autopilot-device-record.ts";
import { recordOfBeta } from "../graph/beta/autopilot-device-details.ts";
import type { GraphClient, GraphVersion } from "../graph/client.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { convertedPagesOf } from "../graph/paging.ts";
import type { AutopilotDeviceRecord } from "./record.ts";

const devicesPath = "/deviceManagement/windowsAutopilotDeviceIdentities";

/** One page of the tenant's registered devices. */
export interface AutopilotDevicePage {
  /** `v1.0` says that beta did not answer: profile, remediation and what is blocked are not known. */
  readonly version: GraphVersion;
  readonly devices: readonly AutopilotDeviceRecord[];
}

const mappings = { "v1.0": recordOfStable, beta: recordOfBeta } as const;

async function* listVersion(client: GraphClient, version: GraphVersion): AsyncGenerator<AutopilotDevicePage> {
  const recordOf = (device: WindowsAutopilotDeviceIdentity): AutopilotDeviceRecord => {
    const record = mappings[version](device);
    // A thing without an id is an interface that changed; taken for an empty list it would empty the copy.
    if (!record) throw unreadable();
    return record;
  };
  for await (const devices of convertedPagesOf(client, devicesPath, version, recordOf)) yield { version, devices };
}

const unreadable = () =>
  new GraphRefused({
    status: 502,
    code: "unreadableAnswer",
    message: "The answer does not hold Autopilot devices",
    activityId: null,
    retryAfterMilliseconds: null,
  });

/** Whether v1.0 may do better: beta changed or is broken. Not for a tenant that refuses, throttles or is out of reach. */
const isBetaBroken = (error: unknown): boolean =>
  error instanceof GraphRefused && ![0, 401, 403, 429].includes(error.status);

/**
 * Every device registered in the tenant, page by page, one page in memory at a time. Reads beta, which alone knows the
 * profile; where beta breaks, the whole list is given again from v1.0, so take devices by their id.
 *
 * There is no delta query for these, and no filter on a time of change: a refresh reads the whole list
 * (1,000 devices a page).
 *
 * @throws GraphRefused, TokenRefused
 * @example
 * for await (const { devices } of listAutopilotDevices(client)) {
 *   for (const device of devices) console.log(device.serialNumber, device.groupTag);
 * }
 */
export async function* listAutopilotDevices(client: GraphClient): AsyncGenerator<AutopilotDevicePage> {
  try {
    yield* listVersion(client, "beta");
  } catch (error) {
    if (!isBetaBroken(error)) throw error;
    yield* listVersion(client, "v1.0");
  }
}
