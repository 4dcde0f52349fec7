import { sendBatch } from "../graph/batch.ts";
import type { GraphClient, GraphRequest } from "../graph/client.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { type ChangeOutcome, type ChangeTarget, done, failed, outcomeOfRefusal, permissions } from "./outcome.ts";
import type { AutopilotDeviceRecord } from "./record.ts";
import { approvalHeaders, devicePath } from "./write.ts";

/** A device to delete and its record as it was just seen. */
export interface Leaving {
  readonly target: ChangeTarget;
  readonly record: AutopilotDeviceRecord;
  readonly alsoFromIntune: boolean;
}

const removalPause = 30_000;

const stillThere: ChangeOutcome = {
  kind: "waiting",
  reason: "intune-removal",
  detail: "Intune is removing its own record of the device; the Autopilot record follows.",
  pauseMilliseconds: removalPause,
  approvalCode: null,
};

/** Sends one step for those that it concerns; ends those whose step was refused. A 404 is a step that is done. */
const step = async (
  client: GraphClient,
  devices: readonly Leaving[],
  outcomes: Map<ChangeTarget, ChangeOutcome>,
  requestOf: (device: Leaving) => GraphRequest | null,
  refusedOf: (refusal: GraphRefused, device: Leaving) => ChangeOutcome,
): Promise<void> => {
  const due = devices.flatMap((device) => {
    const request = outcomes.has(device.target) ? null : requestOf(device);
    return request ? [{ device, request }] : [];
  });
  const answers = await sendBatch(
    client,
    due.map(({ request }) => request),
  );
  for (const [index, { device }] of due.entries()) {
    const answer = answers[index];
    if (answer instanceof GraphRefused && answer.status !== 404) {
      outcomes.set(device.target, refusedOf(answer, device));
    }
  }
};

/**
 * Deletes registered devices in the order that Microsoft asks for: Intune's record of an enrolled device, the assigned
 * user, the Autopilot record. The object in Microsoft Entra is never touched: while the device is registered it is the
 * anchor of its groups and of its join, and it vanishes by itself with the Autopilot record.
 *
 * Source: Windows Autopilot documentation, "Deregister a device".
 */
export const deleteDevices = async (
  client: GraphClient,
  devices: readonly Leaving[],
  reason: string,
): Promise<Map<ChangeTarget, ChangeOutcome>> => {
  const outcomes = new Map<ChangeTarget, ChangeOutcome>();
  for (const { target, record, alsoFromIntune } of devices) {
    if (record.managedDeviceId !== null && !alsoFromIntune) {
      outcomes.set(target, failed("autopilot-device.enrolled", target));
    }
  }
  const headers = ({ target }: Leaving) => approvalHeaders(target, reason);
  await step(
    client,
    devices,
    outcomes,
    (device) =>
      device.record.managedDeviceId === null
        ? null
        : {
            method: "DELETE",
            path: `/deviceManagement/managedDevices/${encodeURIComponent(device.record.managedDeviceId)}`,
            headers: headers(device),
          },
    (refusal, { target }) => outcomeOfRefusal(refusal, target, permissions.intune),
  );
  await step(
    client,
    devices,
    outcomes,
    (device) =>
      device.record.userPrincipalName === ""
        ? null
        : {
            method: "POST",
            path: `${devicePath(device.target.autopilotDeviceId)}/unassignUserFromDevice`,
            headers: headers(device),
            repeatable: true,
          },
    (refusal, { target }) => outcomeOfRefusal(refusal, target),
  );
  await step(
    client,
    devices,
    outcomes,
    (device) => ({
      method: "DELETE",
      path: devicePath(device.target.autopilotDeviceId),
      headers: headers(device),
    }),
    (refusal, { target, record }) =>
      // Intune answers 400 until its own record is gone, which takes a while after its DELETE was taken.
      refusal.status === 400 && record.managedDeviceId !== null ? stillThere : outcomeOfRefusal(refusal, target),
  );
  for (const { target } of devices) {
    if (!outcomes.has(target)) {
      outcomes.set(target, done(true, "Intune took it; the record and its Entra object vanish within minutes.", null));
    }
  }
  return outcomes;
};
