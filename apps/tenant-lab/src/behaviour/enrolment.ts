import type { LabCore } from "../lab-core.ts";
import type { AutopilotDevice, ManagedDevice } from "../state/entities.ts";
import { schedule } from "./schedule.ts";

/** The record that Intune keeps of a device while it is enrolled; a device that was never enrolled has none. */
export function managedDeviceOf(lab: LabCore, autopilotDeviceId: string): ManagedDevice | undefined {
  return lab.state.managedDevices.by("autopilotDeviceId", autopilotDeviceId)[0];
}

/** Enrols a device, as its first sign-in would do; one that is enrolled already only makes contact again. */
export function enrol(lab: LabCore, device: AutopilotDevice, at: number): ManagedDevice {
  const before = managedDeviceOf(lab, device.id);
  if (before !== undefined) return lab.state.managedDevices.put({ ...before, lastContactAt: at });
  return lab.state.managedDevices.put({
    id: lab.newId(),
    sequence: lab.state.nextSequence(),
    tenantId: device.tenantId,
    autopilotDeviceId: device.id,
    serialNumber: device.serialNumber,
    deviceName: device.displayName === "" ? `DESKTOP-${device.id.slice(0, 7).toUpperCase()}` : device.displayName,
    userPrincipalName: device.userPrincipalName,
    manufacturer: device.manufacturer,
    model: device.model,
    entraDeviceId: device.entraDeviceId,
    enrolledAt: at,
    lastContactAt: at,
    deleting: false,
  });
}

/** Begins to remove the enrolment; Intune takes its time, and the Autopilot record cannot be deleted before. */
export function beginRemoval(lab: LabCore, managed: ManagedDevice): void {
  if (managed.deleting) return;
  lab.state.managedDevices.put({ ...managed, deleting: true });
  const task = { kind: "remove-managed-device", managedDeviceId: managed.id } as const;
  schedule(lab, managed.tenantId, lab.clock.now(), "managedDeviceRemoval", task);
}

export function finishRemoval(lab: LabCore, managedDeviceId: string): void {
  lab.state.managedDevices.delete(managedDeviceId);
}
