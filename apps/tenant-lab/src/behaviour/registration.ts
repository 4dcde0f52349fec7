import type { HardwareFacts } from "../hardware.ts";
import type { LabCore } from "../lab-core.ts";
import type { AutopilotDevice, DirectoryDevice } from "../state/entities.ts";
import { enterGroups } from "./groups.ts";
import { assignProfile, reconsiderProfile } from "./profiles.ts";
import { schedule, scheduleOnce } from "./schedule.ts";

/** What a registration takes from the import. */
export interface RegistrationRequest {
  readonly tenantId: string;
  readonly serialNumber: string;
  readonly productKey: string;
  readonly groupTag: string;
  readonly assignedUserPrincipalName: string | null;
}

/** Makes the Autopilot record and its Entra device, whose name is the serial number until the device joins. */
export function register(
  lab: LabCore,
  request: RegistrationRequest,
  hardware: HardwareFacts,
  at: number,
): AutopilotDevice {
  const { tenantId } = request;
  const { device, directoryDevice } = makeRecords(lab, request, hardware, at, false);
  if (device.groupTag !== "") {
    schedule(lab, tenantId, at, "tagReachesEntra", { kind: "publish-tag", autopilotDeviceId: device.id });
  }
  scheduleOnce(lab, tenantId, at, "groupEvaluation", { kind: "evaluate-device", objectId: directoryDevice.id });
  reconsiderProfile(lab, device.id, at);
  return device;
}

/** Registers a device as it will be when everything has happened: tag published, groups evaluated, profile assigned. */
export function registerSettled(lab: LabCore, request: RegistrationRequest, hardware: HardwareFacts, at: number): void {
  const { device, directoryDevice } = makeRecords(lab, request, hardware, at, true);
  enterGroups(lab, directoryDevice, at);
  assignProfile(lab, device.id, at);
}

/** The Autopilot record and the Entra device that stands for it in groups. */
function makeRecords(
  lab: LabCore,
  request: RegistrationRequest,
  hardware: HardwareFacts,
  at: number,
  tagged: boolean,
): { readonly device: AutopilotDevice; readonly directoryDevice: DirectoryDevice } {
  const { tenantId } = request;
  const device = lab.state.autopilotDevices.put({
    id: lab.newId(),
    sequence: lab.state.nextSequence(),
    tenantId,
    serialNumber: hardware.serialNumber,
    serialKey: hardware.serialNumber.toLowerCase(),
    manufacturer: hardware.manufacturer,
    model: hardware.model,
    systemFamily: hardware.systemFamily,
    skuNumber: hardware.skuNumber,
    productKey: request.productKey,
    groupTag: request.groupTag,
    displayName: "",
    userPrincipalName: request.assignedUserPrincipalName ?? "",
    addressableUserName: "",
    entraDeviceId: lab.newId(),
    hasTpmData: hardware.hasTpmData,
    registeredAt: at,
    deleting: false,
    profileStatus: "notAssigned",
    profileDetail: "none",
    profileId: null,
    intendedProfileId: null,
    profileAssignedAt: null,
  });
  const directoryDevice = lab.state.directoryDevices.put({
    id: lab.newId(),
    sequence: lab.state.nextSequence(),
    tenantId,
    deviceId: device.entraDeviceId,
    displayName: hardware.serialNumber,
    physicalIds: [
      `[HWID]:h:${hardwareNumber(device.id)}`,
      `[ZTDID]:${device.id}`,
      ...(tagged && device.groupTag !== "" ? [`[OrderId]:${device.groupTag}`] : []),
    ],
    autopilotDeviceId: device.id,
    createdAt: at,
  });
  return { device, directoryDevice };
}

/** Writes the tag of the Autopilot record into the Entra device's physical ids, as it is by now. */
export function publishTag(lab: LabCore, autopilotDeviceId: string, at: number): void {
  const device = lab.state.autopilotDevices.get(autopilotDeviceId);
  const directoryDevice = lab.state.directoryDevices.by("autopilotDeviceId", autopilotDeviceId)[0];
  if (device === undefined || directoryDevice === undefined) return;
  const others = directoryDevice.physicalIds.filter((id) => !id.toLowerCase().startsWith("[orderid]:"));
  const tag = device.groupTag === "" ? [] : [`[OrderId]:${device.groupTag}`];
  lab.state.directoryDevices.put({ ...directoryDevice, physicalIds: [...others, ...tag] });
  scheduleOnce(lab, device.tenantId, at, "groupEvaluation", { kind: "evaluate-device", objectId: directoryDevice.id });
}

/** Removes the Autopilot record; the Entra device vanishes with it. */
export function deregister(lab: LabCore, autopilotDeviceId: string): void {
  lab.state.autopilotDevices.delete(autopilotDeviceId);
  const directoryDevice = lab.state.directoryDevices.by("autopilotDeviceId", autopilotDeviceId)[0];
  if (directoryDevice !== undefined) removeDirectoryDevice(lab, directoryDevice.id);
}

/** Removes an Entra device and its memberships. The Autopilot record, if there is one, loses its anchor. */
export function removeDirectoryDevice(lab: LabCore, objectId: string): void {
  lab.state.directoryDevices.delete(objectId);
  for (const membership of lab.state.memberships.by("objectId", objectId)) {
    lab.state.memberships.delete(membership.id);
  }
}

/** A number that looks like those of real hardware ids and is the same for the same record. */
function hardwareNumber(id: string): string {
  return BigInt(`0x${id.replaceAll("-", "").slice(0, 13)}`).toString();
}
