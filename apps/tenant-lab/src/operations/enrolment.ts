import { enrol } from "../behaviour/enrolment.ts";
import type { LabCore } from "../lab-core.ts";
import type { AutopilotDevice, DeviceCondition, ManagedDevice } from "../state/entities.ts";
import { LabRefusal } from "./refusal.ts";

function deviceOf(lab: LabCore, autopilotDeviceId: string): AutopilotDevice {
  const device = lab.state.autopilotDevices.get(autopilotDeviceId);
  if (device === undefined) throw new LabRefusal(404, `There is no Autopilot device ${autopilotDeviceId}.`);
  return device;
}

/** Has a device enrol in Intune, or make contact again. @throws LabRefusal 404 */
export function enrolDevice(lab: LabCore, autopilotDeviceId: string): ManagedDevice {
  return enrol(lab, deviceOf(lab, autopilotDeviceId), lab.clock.now());
}

export interface ConditionChange {
  /** What Intune says of a change of hardware: "Fix pending" is automatic, "Attention required" manual. */
  readonly remediation?: DeviceCondition["remediation"] | undefined;
  /** Whether the next enrolment is blocked, as after a failed one. */
  readonly blocked?: boolean | undefined;
}

/** Puts a device into a condition that Intune reports. @throws LabRefusal 404 */
export function changeCondition(lab: LabCore, autopilotDeviceId: string, change: ConditionChange): DeviceCondition {
  const device = deviceOf(lab, autopilotDeviceId);
  const before = lab.state.deviceConditions.get(device.id);
  const remediation = change.remediation ?? before?.remediation ?? "none";
  return lab.state.deviceConditions.put({
    id: device.id,
    sequence: before?.sequence ?? lab.state.nextSequence(),
    remediation,
    remediationChangedAt: remediation === before?.remediation ? before.remediationChangedAt : lab.clock.now(),
    blocked: change.blocked ?? before?.blocked ?? false,
  });
}
