import type { WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import { recordOfStable } from "../graph/autopilot-device-record.ts";
import { sendBatch } from "../graph/batch.ts";
import { recordOfBeta } from "../graph/beta/autopilot-device-details.ts";
import type { GraphClient, GraphVersion } from "../graph/client.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { entityOf } from "../graph/json.ts";
import type { AutopilotDeviceRecord } from "./record.ts";
import { devicePath } from "./write.ts";

/** `gone` is a device that is registered no more. */
export type Look = AutopilotDeviceRecord | "gone" | GraphRefused;

const unreadable = (): GraphRefused =>
  new GraphRefused({
    status: 502,
    code: "unreadableAnswer",
    message: "The answer does not hold an Autopilot device",
    activityId: null,
    retryAfterMilliseconds: null,
  });

const lookBy = async (client: GraphClient, ids: readonly string[], version: GraphVersion): Promise<Look[]> => {
  const recordOf = version === "beta" ? recordOfBeta : recordOfStable;
  const requests = ids.map((id) => ({ method: "GET", path: devicePath(id) }) as const);
  const answers = await sendBatch(client, requests, version);
  return answers.map((answer) => {
    if (answer instanceof GraphRefused) return answer.status === 404 ? "gone" : answer;
    const device = entityOf<WindowsAutopilotDeviceIdentity>(answer.body);
    return (device && recordOf(device)) ?? unreadable();
  });
};

/**
 * Registered devices as they are now, in order, twenty a call. Reads beta, and v1.0 for those where beta breaks.
 *
 * @throws GraphRefused, TokenRefused where a batch as a whole failed
 */
export const lookAtDevices = async (client: GraphClient, ids: readonly string[]): Promise<Look[]> => {
  const looks = await lookBy(client, ids, "beta");
  const broken = ids.filter((_, index) => {
    const look = looks[index];
    return look instanceof GraphRefused && ![0, 401, 403, 429].includes(look.status);
  });
  if (broken.length === 0) return looks;
  const again = await lookBy(client, broken, "v1.0");
  return looks.map((look, index) => {
    const place = broken.indexOf(ids[index] ?? "");
    return place < 0 ? look : (again[place] ?? look);
  });
};
